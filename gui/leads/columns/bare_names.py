"""A column called just "Name", "Nom" or "Nombre": a first, last or full name, or a company's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.columns.column_weights import Weight, percent
from gui.leads.fields import Field
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from gui.leads.columns.column_values import ColumnValues

_NUMBERS = 0.5
_HARDLY_ANY = 0.1


def weigh_bare_name(header: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    """Decide what a bare name is.

    Args:
        header: the column's name.
        values: what its values look like.
        others: the fields that other columns have.
    """
    named = say("named '{header}'", header=header)
    if max(values.numbers, values.phones, values.emails, values.domains) >= _NUMBERS:
        return {Field.FULL_NAME: Weight(0.0, say("{named}, but it holds no names", named=named))}
    if _is_companies(values) and Field.COMPANY not in others:
        return {
            Field.COMPANY: Weight(
                0.75,
                say(
                    "{named}, {share} end like company names", named=named, share=percent(values.legal_forms)
                ),
            )
        }
    if Field.FULL_NAME in others and Field.COMPANY not in others and values.given_names < _HARDLY_ANY:
        return {
            Field.COMPANY: Weight(
                0.65, say("{named}, and the people's names are in another column", named=named)
            )
        }
    has_first, has_last = Field.FIRST_NAME in others, Field.LAST_NAME in others
    if has_first and has_last:
        return _beside_both(named, values, others)
    if _is_full_names(values):
        return {
            Field.FULL_NAME: Weight(
                0.85,
                say("{named}, {share} look like full names", named=named, share=percent(values.two_words)),
            )
        }
    if has_first:
        return {Field.LAST_NAME: Weight(0.85, say("{named}, beside a column of first names", named=named))}
    if has_last:
        return {Field.FIRST_NAME: Weight(0.85, say("{named}, beside a column of last names", named=named))}
    return _alone(named, values, others)


def weigh_beside_first_name(values: ColumnValues) -> dict[Field, Weight]:
    """Weigh a nameless column that stands right beside the first names."""
    if values.filled and values.one_word >= 0.6 and values.numbers == 0:
        return {Field.LAST_NAME: Weight(0.5, say("single words beside the first names"))}
    return {}


def _beside_both(named: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    if values.given_names < 0.15 and values.filled and Field.COMPANY not in others:
        return {Field.COMPANY: Weight(0.55, say("{named}, beside first and last names", named=named))}
    return {Field.FULL_NAME: Weight(0.6, say("{named}, beside first and last names", named=named))}


def _alone(named: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    if values.filled == 0 or values.two_words >= 0.5:
        return {Field.FULL_NAME: Weight(0.8, named)}
    if values.given_names >= 0.3:
        return {
            Field.FIRST_NAME: Weight(
                0.65,
                say("{named}, {share} look like first names", named=named, share=percent(values.given_names)),
            )
        }
    if Field.COMPANY not in others and values.given_names < 0.1:
        return {
            Field.COMPANY: Weight(0.5, say("{named}, but the values are not people's names", named=named))
        }
    return {Field.FULL_NAME: Weight(0.6, named)}


def _is_companies(values: ColumnValues) -> bool:
    return values.legal_forms >= 0.2 and values.given_names < 0.15


def _is_full_names(values: ColumnValues) -> bool:
    return values.two_words >= 0.7 and values.given_names >= 0.25
