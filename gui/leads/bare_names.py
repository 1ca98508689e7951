"""A column called just "Name", "Nom" or "Nombre": a first, last or full name, or a company's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.column_weights import Weight, percent
from gui.leads.fields import Field

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from gui.leads.column_values import ColumnValues

_NUMBERS = 0.5
_HARDLY_ANY = 0.1


def weigh_bare_name(header: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    """Decide what a bare name is.

    Args:
        header: the column's name.
        values: what its values look like.
        others: the fields that other columns have.
    """
    named = f"named '{header}'"
    if max(values.numbers, values.phones, values.emails, values.domains) >= _NUMBERS:
        return {Field.FULL_NAME: Weight(0.0, f"{named}, but it holds no names")}
    if _is_companies(values) and Field.COMPANY not in others:
        return {Field.COMPANY: Weight(0.75, f"{named}, {percent(values.legal_forms)} end like company names")}
    if Field.FULL_NAME in others and Field.COMPANY not in others and values.given_names < _HARDLY_ANY:
        return {Field.COMPANY: Weight(0.65, f"{named}, and the people's names are in another column")}
    has_first, has_last = Field.FIRST_NAME in others, Field.LAST_NAME in others
    if has_first and has_last:
        return _beside_both(named, values, others)
    if _is_full_names(values):
        return {Field.FULL_NAME: Weight(0.85, f"{named}, {percent(values.two_words)} look like full names")}
    if has_first:
        return {Field.LAST_NAME: Weight(0.85, f"{named}, beside a column of first names")}
    if has_last:
        return {Field.FIRST_NAME: Weight(0.85, f"{named}, beside a column of last names")}
    return _alone(named, values, others)


def weigh_beside_first_name(values: ColumnValues) -> dict[Field, Weight]:
    """Weigh a nameless column that stands right beside the first names."""
    if values.filled and values.one_word >= 0.6 and values.numbers == 0:
        return {Field.LAST_NAME: Weight(0.5, "single words beside the first names")}
    return {}


def _beside_both(named: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    if values.given_names < 0.15 and values.filled and Field.COMPANY not in others:
        return {Field.COMPANY: Weight(0.55, f"{named}, beside first and last names")}
    return {Field.FULL_NAME: Weight(0.6, f"{named}, beside first and last names")}


def _alone(named: str, values: ColumnValues, others: AbstractSet[Field]) -> dict[Field, Weight]:
    if values.filled == 0 or values.two_words >= 0.5:
        return {Field.FULL_NAME: Weight(0.8, named)}
    if values.given_names >= 0.3:
        return {
            Field.FIRST_NAME: Weight(0.65, f"{named}, {percent(values.given_names)} look like first names")
        }
    if Field.COMPANY not in others and values.given_names < 0.1:
        return {Field.COMPANY: Weight(0.5, f"{named}, but the values are not people's names")}
    return {Field.FULL_NAME: Weight(0.6, named)}


def _is_companies(values: ColumnValues) -> bool:
    return values.legal_forms >= 0.2 and values.given_names < 0.15


def _is_full_names(values: ColumnValues) -> bool:
    return values.two_words >= 0.7 and values.given_names >= 0.25
