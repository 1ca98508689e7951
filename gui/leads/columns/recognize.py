"""What each column of a list means, from its name and from its values, with a reason that people can check.

The steps: every column is weighed for every field; bare "name" columns are decided by what stands beside
them; then the surest pairs are taken first, each field and each column once; where the values cannot be what
the names say, the values are believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.columns.bare_names import weigh_bare_name, weigh_beside_first_name
from gui.leads.columns.column_values import ColumnValues, read_values
from gui.leads.columns.column_weights import Weight, weigh_column
from gui.leads.columns.header_words import header_meaning
from gui.leads.columns.second_thoughts import prefer_filled, think_again
from gui.leads.fields import Field
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEAST_CONFIDENCE = 0.45


@dataclass(frozen=True)
class Guess:
    """What one column probably means.

    Attributes:
        column: the column's index, from 0.
        field: its field; None when it has none, or another column has it with more right.
        confidence: between 0 and 1.
        reason: why, for people: ``named 'Société'``, ``94% look like domains``; empty when nothing speaks
            for any field.
    """

    column: int
    field: Field | None
    confidence: float
    reason: str


def recognize(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> list[Guess]:
    """Guess the field of every column.

    Args:
        headers: the column names; blank where a list has none.
        sample: some rows of the list, as shown; rows may be shorter than the headers.

    Returns:
        One guess per column, in their order; every field at most once.
    """
    values = [read_values(row[n] for row in sample if n < len(row)) for n in range(len(headers))]
    weights = [weigh_column(header, values[n]) for n, header in enumerate(headers)]
    prefer_filled(headers, values, weights)
    taken = _choose(weights)
    think_again(headers, values, weights, taken)
    taken = _choose(weights)
    for n in _bare_names(headers, taken):
        weights[n] = weigh_bare_name(headers[n], values[n], set(taken) - _fields_of(n, taken))
        taken = _choose(weights)
    think_again(headers, values, weights, taken)
    taken = _choose(weights)
    _weigh_neighbours(weights, values, taken)
    taken = _choose(weights)
    return [_guess(n, headers, weights, taken) for n in range(len(headers))]


def _choose(weights: Sequence[Mapping[Field, Weight]]) -> dict[Field, int]:
    """The surest pairs first; of equals the column further left."""
    pairs = [
        (-weight.confidence, column, field)
        for column, fields in enumerate(weights)
        for field, weight in fields.items()
        if weight.confidence >= _LEAST_CONFIDENCE
    ]
    taken: dict[Field, int] = {}
    for _, column, field in sorted(pairs):
        if field not in taken and column not in taken.values():
            taken[field] = column
    return taken


def _bare_names(headers: Sequence[str], taken: Mapping[Field, int]) -> list[int]:
    used = taken.values()
    return [n for n, header in enumerate(headers) if header_meaning(header).is_name and n not in used]


def _fields_of(column: int, taken: Mapping[Field, int]) -> set[Field]:
    return {field for field, other in taken.items() if other == column}


def _weigh_neighbours(
    weights: list[dict[Field, Weight]], values: Sequence[ColumnValues], taken: Mapping[Field, int]
) -> None:
    """A column of single words right beside the first names, with nothing better to be, holds last names."""
    if Field.FIRST_NAME not in taken or Field.LAST_NAME in taken:
        return
    first = taken[Field.FIRST_NAME]
    for n in (first + 1, first - 1):
        if 0 <= n < len(weights) and not weights[n] and n not in taken.values():
            weights[n] = weigh_beside_first_name(values[n])
            return


def _guess(
    column: int, headers: Sequence[str], weights: Sequence[Mapping[Field, Weight]], taken: Mapping[Field, int]
) -> Guess:
    for field in _fields_of(column, taken):
        weight = weights[column][field]
        return Guess(column, field, round(weight.confidence, 2), weight.reason)
    best = max(weights[column].items(), key=lambda item: item[1].confidence, default=None)
    if best is None:
        return Guess(column, None, 0.0, "")
    field, weight = best
    if field in taken and weight.confidence >= _LEAST_CONFIDENCE:
        return Guess(
            column,
            None,
            0.0,
            say("{reason}, but '{header}' is surer", reason=weight.reason, header=headers[taken[field]]),
        )
    return Guess(column, None, 0.0, weight.reason)
