"""The rows that need a look before they are paid for, each with what it can be mended with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.mending.advice import HINTS, AdviceCode, advice_words
from gui.leads.mending.fixes import suggest
from gui.leads.problems import describe
from gui.runs.opening.fixing import leads_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.fields import Field, Kind
    from gui.leads.mending.fixes import Code, Fix
    from gui.store.list_files.fixes import Fixes
    from gui.store.list_files.list_reader import ListReader


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that cannot be looked up as it stands, or had better not.

    Attributes:
        row: the row's number in the sheet.
        field: the field to look at.
        code: what is wrong or odd.
        fix: what it can be mended with; None where only a person can know.
    """

    row: int
    field: Field
    code: Code
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class Troubles:
    """The troubles of a list.

    Attributes:
        lines: the first of them, mere hints last.
        counts: how many rows have each, in the whole list.
    """

    lines: Sequence[Trouble] = ()
    counts: Mapping[Code, int] | None = None

    def marks(self) -> dict[tuple[int, Field], Code]:
        """The cells that need a look, and why."""
        found: dict[tuple[int, Field], Code] = {}
        for line in self.lines:
            if line.code not in HINTS:
                fields = line.fix.values if line.fix and line.code is AdviceCode.GARBLED else ()
                found |= {(line.row, field): line.code for field in (line.field, *fields)}
        return found

    @property
    def serious(self) -> dict[Code, int]:
        """How many rows need a look, by what is wrong."""
        return {code: count for code, count in (self.counts or {}).items() if code not in HINTS}

    @property
    def hints(self) -> int:
        """How many rows are found as they are, and could be written better."""
        return sum(count for code, count in (self.counts or {}).items() if code in HINTS)

    def mendable(self, code: Code) -> int | None:
        """How many rows all fixes of a kind would be in; None where not all of them are among the lines."""
        alike = {line.row: line.fix for line in self.lines if line.code == code}
        if len(alike) < (self.counts or {}).get(code, 0):
            return None
        return sum(fix is not None for fix in alike.values())


def read_troubles(
    reader: ListReader, fixes: Fixes, mapping: Mapping[Field, int], kinds: frozenset[Kind], limit: int
) -> Troubles:
    """Find the troubles of a list for some kinds of search; takes its time, so not on the window's thread."""
    # One line per cell to mend, though several kinds of search stumble over it.
    found = {(p.row, p.field, p.code): None for p in reader.problems(kinds, limit)}
    places: list[tuple[int, Field, Code]] = [*found]
    places += [(a.row, a.field, a.code) for a in fixes.advice(kinds, limit)]
    places = sorted(places, key=lambda place: (place[2] in HINTS, place[0]))[:limit]
    leads = leads_at(reader, fixes, sorted({row for row, _, _ in places}), mapping)
    lines = [Trouble(row, field, code, suggest(code, field, leads[row])) for row, field, code in places]
    # Two garbled cells of a row are one line: they are mended together.
    alike = {(line.row, line.code, line.fix.words if line.fix else line.field): line for line in lines[::-1]}
    lines = list(alike.values())[::-1]
    blocked, odd = reader.problem_counts(kinds), fixes.advice_counts(kinds)
    counts: list[tuple[Code, int]] = [*blocked.items(), *odd.items()]
    return Troubles(lines, dict(counts))


def trouble_words(code: Code) -> str:
    """What is wrong or odd, and behind a colon what to do about it."""
    return advice_words(code) if isinstance(code, AdviceCode) else describe(code)
