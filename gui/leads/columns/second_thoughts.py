"""Where the values of a list speak against the names of its columns, and the values are believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.columns.column_weights import Weight, percent
from gui.leads.columns.header_words import header_meaning
from gui.leads.fields import Field
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.columns.column_values import ColumnValues

Weights = list[dict[Field, Weight]]
_ENOUGH = 3
_PEOPLE, _HARDLY = 0.4, 0.25


def think_again(
    headers: Sequence[str], values: Sequence[ColumnValues], weights: Weights, taken: Mapping[Field, int]
) -> None:
    """Weigh columns anew whose values cannot be what their names say.

    Args:
        headers: the column names.
        values: what each column's values look like.
        weights: of each column; those in question are replaced.
        taken: what the columns are taken for so far.
    """
    _exchanged_names(headers, values, weights, taken)
    _half_a_name(headers, values, weights, taken)
    _people_for_company(headers, values, weights, taken)


def prefer_filled(headers: Sequence[str], values: Sequence[ColumnValues], weights: Weights) -> None:
    """An empty column gives way to a filled one that is named for the same field."""
    filled = {
        field
        for header, column, fields in zip(headers, values, weights, strict=True)
        for field in header_meaning(header).fields
        if column.filled and field in fields and fields[field].confidence > 0
    }
    for column, fields in zip(values, weights, strict=True):
        if column.filled == 0:
            for field in filled & fields.keys():
                fields[field] = Weight(fields[field].confidence * 0.6 + 0.2, fields[field].reason)


def _exchanged_names(
    headers: Sequence[str], values: Sequence[ColumnValues], weights: Weights, taken: Mapping[Field, int]
) -> None:
    """First names under "Last name", and last names under "First name"."""
    if Field.FIRST_NAME not in taken or Field.LAST_NAME not in taken:
        return
    first, last = taken[Field.FIRST_NAME], taken[Field.LAST_NAME]
    share = values[last].given_names
    if values[last].filled < _ENOUGH or share < _PEOPLE or values[first].given_names > share * _HARDLY:
        return
    looks = say("{share} look like first names", share=percent(share))
    weights[last] = {
        Field.FIRST_NAME: Weight(0.9, say("named '{header}', but {looks}", header=headers[last], looks=looks))
    }
    reason = say(
        "named '{header}', but the first names are in '{other}'",
        header=headers[first],
        other=headers[last],
    )
    weights[first] = {Field.LAST_NAME: Weight(0.9, reason)}


def _half_a_name(
    headers: Sequence[str], values: Sequence[ColumnValues], weights: Weights, taken: Mapping[Field, int]
) -> None:
    """Single words beside the first names, under a name for whole names: "Nom de la personne"."""
    if Field.FIRST_NAME not in taken or Field.LAST_NAME in taken or Field.FULL_NAME not in taken:
        return
    column = taken[Field.FULL_NAME]
    if values[column].filled and values[column].one_word >= 0.7 and values[column].two_words < 0.2:
        reason = say("named '{header}', single words beside the first names", header=headers[column])
        weights[column] = {Field.LAST_NAME: Weight(0.8, reason)}


def _people_for_company(
    headers: Sequence[str], values: Sequence[ColumnValues], weights: Weights, taken: Mapping[Field, int]
) -> None:
    """People under "Company" in a list that has them nowhere else."""
    column = taken.get(Field.COMPANY)
    if column is None or Field.FULL_NAME in taken or taken.keys() >= {Field.FIRST_NAME, Field.LAST_NAME}:
        return
    looks = values[column]
    if looks.filled >= _ENOUGH and looks.given_names >= _PEOPLE and looks.two_words >= 0.6:
        reason = say(
            "named '{header}', but {share} look like full names",
            header=headers[column],
            share=percent(looks.two_words),
        )
        weights[column] = {Field.FULL_NAME: Weight(0.7, reason)}
