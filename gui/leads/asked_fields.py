"""Which fields of a lead a search is made of; all others have no way to leave this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_NAMES = frozenset({Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME})
# An address tells the company's domain where the list has neither website nor company.
_WORKPLACE = frozenset({Field.DOMAIN, Field.COMPANY, Field.EMAIL})
ASKED: Mapping[Kind, frozenset[Field]] = {
    Kind.EMAIL: _NAMES | _WORKPLACE,
    Kind.PHONE: _NAMES | _WORKPLACE | {Field.LINKEDIN_URL},
    Kind.VERIFY: frozenset({Field.EMAIL}),
}


def kept_columns(
    kinds: Collection[Kind], mapping: Mapping[Field, int], headers: Sequence[str]
) -> tuple[str, ...]:
    """The columns of which no search of these kinds is made, in the list's order."""
    used = {mapping[field] for kind in kinds for field in ASKED[kind] if field in mapping}
    return tuple(header for column, header in enumerate(headers) if column not in used)
