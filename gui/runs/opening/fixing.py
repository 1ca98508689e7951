"""Applies fixes to a list and takes them back: never in the user's file, only in what is searched for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from gui.leads.errors import UsageError
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.mending.advise import advise
from gui.leads.mending.fixes import Fix, fixed, suggest
from gui.leads.sentences import say
from gui.runs.opening.jobs import prepare
from gui.store.list_files.checked_by import is_by
from gui.store.list_files.fixes import Fixes, Place, Step
from gui.store.list_files.list_reader import ListReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from gui.leads.columns.evidence import Evidence
    from gui.leads.mending.fixes import Code
    from gui.runs.child import Child, Report
    from gui.runs.opening.open_list import Lists, OpenList
    from gui.runs.opening.open_lists import OpenLists

T = TypeVar("T")
_CHUNK = 1000


class Fixing:
    """What the window can ask for: fixes in one row or in all, and the last ones taken back."""

    def __init__(self, child: Child, lists: Lists, opened: OpenLists) -> None:
        self._child = child
        self._lists = lists
        self._opened = opened

    def reader(self, list_id: str) -> Fixes:
        """The fixes of a list and what is odd in it; closed by the caller."""
        return Fixes(self._lists.path_of(list_id))

    async def apply(
        self, opened: OpenList, code: Code, kinds: frozenset[Kind], row: int | None = None
    ) -> Step | None:
        """Mend a problem in one row, or wherever it can be mended; None where it can not.

        Args:
            opened: the list.
            code: the problem.
            kinds: the searches that are wanted; only what is in their way is mended.
            row: this row alone.

        Raises:
            UsageError: the list has other columns by now.
        """
        rows = None if row is None else (row,)
        path = self._lists.path_of(opened.list_id)
        await self._opened.checked(opened.list_id)
        return await self._child.run(apply_fixes, path, opened.mapping, code, kinds, rows)

    async def undo(self, opened: OpenList) -> Step | None:
        """Take back what was mended last; None where nothing is left to take back.

        Raises:
            UsageError: the list has other columns by now.
        """
        await self._opened.checked(opened.list_id)
        return await self._child.run(undo_fixes, self._lists.path_of(opened.list_id), opened.mapping)


def apply_fixes(
    report: Report,
    list_path: Path,
    mapping: Mapping[Field, int],
    code: Code,
    kinds: frozenset[Kind],
    rows: Sequence[int] | None,
) -> Step | None:
    """A job of the child process: mend, and work out anew what is asked for the mended rows only."""
    with _open(list_path) as (reader, fixes):
        places = fixes.places(code, kinds, rows)
        evidence, count = fixes.evidence(), 0
        with fixes.transaction():
            _require(fixes, mapping)
            step = fixes.begin_step(code)
            for some in _chunks(places):
                found = _suggested(reader, fixes, mapping, code, some)
                fixes.add(step, ((fix.row, fix.values) for fix in found), mapping)
                _work_out(reader, fixes, mapping, [fix.row for fix in found], evidence)
                count += len(found)
                report(count, len(places))
            return fixes.end_step(step, count)


def undo_fixes(_report: Report, list_path: Path, mapping: Mapping[Field, int]) -> Step | None:
    """A job of the child process: take back the last step."""
    with _open(list_path) as (reader, fixes):
        step = fixes.last_step()
        if step is not None:
            evidence = fixes.evidence()
            with fixes.transaction():
                _require(fixes, mapping)
                for some in _chunks(fixes.drop(step)):
                    _work_out(reader, fixes, mapping, some, evidence)
        return step


def _require(fixes: Fixes, mapping: Mapping[Field, int]) -> None:
    """Rows worked out by one choice of columns never go among those of another."""
    if not is_by(fixes.database, mapping):
        raise UsageError(
            say(
                "The columns of this list were changed meanwhile. Nothing was mended and nothing was sent."
                " Wait until its rows are checked, then mend again."
            )
        )


def leads_at(
    reader: ListReader, fixes: Fixes, rows: Sequence[int], mapping: Mapping[Field, int]
) -> dict[int, Lead]:
    """Some rows of a list with their fixes, by number."""
    changed = fixes.of_rows(rows, mapping)
    found = reader.rows(rows).items()
    leads = (Lead(row, {field: cells[at] for field, at in mapping.items()}) for row, cells in found)
    return {lead.row: fixed(lead, changed.get(lead.row, {})) for lead in leads}


def _suggested(
    reader: ListReader, fixes: Fixes, mapping: Mapping[Field, int], code: Code, places: Sequence[Place]
) -> list[Fix]:
    leads = leads_at(reader, fixes, [place.row for place in places], mapping)
    suggested = (suggest(code, place.field, leads[place.row]) for place in places)
    return [fix for fix in suggested if fix is not None]


def _work_out(
    reader: ListReader,
    fixes: Fixes,
    mapping: Mapping[Field, int],
    rows: Sequence[int],
    evidence: Evidence,
) -> None:
    leads = leads_at(reader, fixes, rows, mapping).values()
    prepared = [prepare(kind, lead) for lead in leads for kind in Kind]
    fixes.rewrite(rows, prepared, [each for lead in leads for each in advise(lead, evidence)])


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


@contextmanager
def _open(list_path: Path) -> Iterator[tuple[ListReader, Fixes]]:
    reader = ListReader(list_path)
    try:
        fixes = Fixes(list_path, readonly=False)
        try:
            yield reader, fixes
        finally:
            fixes.close()
    finally:
        reader.close()
