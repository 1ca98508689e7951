"""For how many days an answer is used again for free, by kind of search and by what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gui.leads.fields import Kind
from gui.leads.life import SearchState

KnownDays = Mapping[tuple[Kind, SearchState], int]
AGING = (
    SearchState.FOUND,
    SearchState.NOT_FOUND,
)  # the answers that are kept, in the order in which they are shown
MOST_DAYS = 3650


def same_for_all(found: int, not_found: int) -> KnownDays:
    """The same days for every kind."""
    days = dict(zip(AGING, (found, not_found), strict=True))
    return MappingProxyType({(kind, state): days[state] for kind in Kind for state in AGING})


# People change jobs, and Enrow learns new addresses.
KNOWN_DAYS: KnownDays = same_for_all(found=180, not_found=30)
