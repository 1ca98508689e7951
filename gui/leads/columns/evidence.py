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
_ENOUGH_REVERSED, _MANY_TIMES = 4, 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen in the first rows of a list.

    Attributes:
        firsts: folded first names of rows that are the usual way round.
        lasts: folded last names of such rows.
        shouts_last: last names stand in capitals, first names do not.
        last_comes_first: full names begin with the last name.
        has_mixed_case: names in one case only are the exception.
    """

    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    shouts_last: bool = False
    has_mixed_case: bool = True
    last_comes_first: bool = False


def gather(leads: Iterable[Lead]) -> Evidence:
    """Look at the first rows of a list."""
    firsts: set[str] = set()
    lasts: set[str] = set()
    rows = shouted_last = one_case = straight = reversed_ = 0
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
        else:
            order = order_of(name)
            straight += order > 0
            reversed_ += order < 0
    return Evidence(
        frozenset(firsts),
        frozenset(lasts),
        shouts_last=shouted_last > rows * _MOSTLY,
        has_mixed_case=one_case <= rows * _SELDOM,
        last_comes_first=reversed_ >= _ENOUGH_REVERSED and reversed_ > straight * _MANY_TIMES,
    )


def order_of(name: str) -> int:
    """Which of the two words of a full name is a given name: 1 the first, -1 the last, else 0."""
    words = fold_words(name).split() if name.count(" ") == 1 else []
    if len(words) != 2:
        return 0
    return (words[0] in GIVEN_NAMES) - (words[1] in GIVEN_NAMES)


def is_one_case(name: str) -> bool:
    """Whether a whole name is written in capitals or in small letters only."""
    # Georgian has small letters only, and is its own title case.
    is_one = " " in name and len(name) > len("ab cd") and (name.isupper() or name.islower())
    return is_one and name != name.title()


def parted_by_case(name: str) -> tuple[str, str]:
    """The leading words in capitals and the others, of a name that has both; else two empty texts."""
    words = name.split()
    count = next((n for n, word in enumerate(words) if not word.isupper()), len(words))
    last, first = words[:count], words[count:]
    is_parted = any(len(word) > len("JP") for word in last) and not any(word.isupper() for word in first)
    return (" ".join(last), " ".join(first)) if is_parted and first else ("", "")
