"""Lists for the soak: mostly new people, some twins, some known ones, some without a company."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from tests.lists import HEADERS, people

if TYPE_CHECKING:
    import random
    from pathlib import Path

Row = tuple[str, ...]

# Out of a hundred lists. A phone search is slow and dear, so their lists are short.
_MIXES = (
    (74, frozenset({Kind.EMAIL})),
    (14, frozenset({Kind.EMAIL, Kind.VERIFY})),
    (6, frozenset({Kind.VERIFY})),
    (6, frozenset({Kind.PHONE})),
)


@dataclass(frozen=True)
class Task:
    """A list on disk, and what is wanted of it."""

    path: Path
    kinds: frozenset[Kind]
    rows: int


class Crowd:
    """Makes one list after the other, the same ones for the same seed."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._met = 0
        self._lists = 0

    def next_list(self, rows: int) -> Task:
        """Write the next list of about so many rows."""
        weights, mixes = [weight for weight, _ in _MIXES], [kinds for _, kinds in _MIXES]
        kinds = self._chance.choices(mixes, weights)[0]
        if kinds == {Kind.PHONE}:
            rows = max(rows // 8, 20)
        self._lists += 1
        path = self._folder / f"list-{self._lists:04d}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADERS)
            for _ in range(rows):
                writer.writerow(self._row(kinds))
        return Task(path, kinds, rows)

    def _row(self, kinds: frozenset[Kind]) -> Row:
        draw = self._chance.random()
        if self._met and draw < 0.10:  # in this list already, or in an earlier one, in another spelling
            span = 3000 if draw < 0.05 else self._met
            row = _respelled(_person(self._met - 1 - self._chance.randrange(min(span, self._met)), kinds))
        else:
            row = _person(self._met, kinds)
            self._met += 1
        return (*row[:2], "", "", "") if draw > 0.98 else row


def _person(number: int, kinds: frozenset[Kind]) -> Row:
    first, last, company, domain, _ = people(1, number)[0]
    has_address = Kind.VERIFY in kinds and (Kind.EMAIL not in kinds or number % 2)
    return (first, last, company, domain, f"{first}.{last}@{domain}".lower() if has_address else "")


def _respelled(row: Row) -> Row:
    first, last, company, domain, address = row
    return (f" {first.upper()}", f"{last.upper()}  ", company, f"https://www.{domain.upper()}/team", address)
