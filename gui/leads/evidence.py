"""What a list as a whole says about its names: by which a single odd row is told from a usual one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gui.leads.cleaning import fold_words
from gui.leads.fields import Field
from gui.leads.words.given_names import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.leads.lead import Lead

_ENOUGH = 20_000
_SELDOM = 0.2
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen in the first rows of a list.

    Attributes:
        firsts: folded first names of rows that are the usual way round.
        lasts: folded last names of such rows.
        shouts_last: last names stand in capitals, first names do not.
        has_mixed_case: names in one case only are the exception.
    """

    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    shouts_last: bool = False
    has_mixed_case: bool = True


def gather(leads: Iterable[Lead]) -> Evidence:
    """Look at the first rows of a list."""
    firsts: set[str] = set()
    lasts: set[str] = set()
    rows = shouted_last = one_case = 0
    for lead in islice(leads, _ENOUGH):
        first, last = lead.text(Field.FIRST_NAME), lead.text(Field.LAST_NAME)
        name = f"{first} {last}" if first and last else lead.text(Field.FULL_NAME)
        if not name:
            continue
        rows += 1
        one_case += is_one_case(name)
        if first and last:
            shouted_last += last.isupper() and not first.isupper()
            one, two = fold_words(first), fold_words(last)
            if one in GIVEN_NAMES and two not in GIVEN_NAMES:
                firsts.add(one)
                lasts.add(two)
    return Evidence(
        frozenset(firsts), frozenset(lasts), shouted_last > rows * _MOSTLY, one_case <= rows * _SELDOM
    )


def is_one_case(name: str) -> bool:
    """Whether a whole name is written in capitals or in small letters only."""
    return " " in name and len(name) > len("ab cd") and (name.isupper() or name.islower())
