"""What tests of the store stand on: a real workspace, real lists, and a batch's steps in one word each."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gui.leads.answer import Answer
from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Field, Kind, Realm
from gui.leads.life import SearchState
from gui.leads.options import RunOptions
from gui.store.list_files.list_file import ListWriter, write_prepared
from gui.store.list_files.list_reader import ListReader
from gui.store.list_files.prepared_row import PreparedRow
from gui.store.lists import ListRecord
from gui.store.runs import NewRun, RunRecord
from gui.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gui.leads.life import Status
    from gui.store.books.batch import Batch
    from gui.store.plans.plan import KindCount

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEADERS = ("First", "Last", "Company", "Employees")
EMAIL = frozenset({Kind.EMAIL})
NOT_FOUND = Answer(SearchState.NOT_FOUND, "", "invalid")


def person(row: int, who: str, *, kind: Kind = Kind.EMAIL, filled: bool = False) -> PreparedRow:
    """A row that asks about somebody."""
    params = json.dumps({"fullname": who, "company_domain": "northpier.example"})
    return PreparedRow(row, kind.value, f"{kind.value}|{who}", params, None, None, int(filled))


def problem(row: int, code: str = "no_name", *, kind: Kind = Kind.EMAIL) -> PreparedRow:
    """A row that cannot be asked about."""
    return PreparedRow(row, kind.value, None, None, code, "full_name", 0)


def found(who: str) -> Answer:
    """An answer that has something."""
    return Answer(
        SearchState.FOUND, f"{who}@northpier.example", "valid", detail={"domain": "northpier.example"}
    )


def list_record(list_id: str, **changes: Any) -> ListRecord:
    """A list as the workspace knows it."""
    record = ListRecord(
        id=list_id,
        path=Path(f"/somewhere/{list_id}.xlsx"),
        file_kind="xlsx",
        sheet="Leads",
        header_row=1,
        encoding=None,
        delimiter=None,
        fingerprint="f" * 64,
        rows=1,
        headers=HEADERS,
        mapping={Field.FIRST_NAME: 0, Field.LAST_NAME: 1, Field.COMPANY: 2},
        opened_at=NOW,
    )
    return dataclasses.replace(record, **changes)


def write_rows(path: Path, numbers: Iterable[int]) -> int:
    """A list's working copy with made-up cells in the rows of these numbers."""
    writer = ListWriter(path, HEADERS)
    writer.append(
        (row, (f"First {row}", f"Last {row}", "North Pier", str(row)), (None, None, None, row))
        for row in numbers
    )
    return writer.finish()


class Ground:
    """A workspace with lists and runs.

    Attributes:
        workspace: the real thing, at ``path``.
        now: the time that is told to it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "workspace.db"
        self.workspace = Workspace(self.path)
        self.now = NOW
        self._folder = folder
        self._references = 0

    def list_path(self, list_id: str = "list") -> Path:
        """Where a list's working copy is."""
        return self._folder / "lists" / f"{list_id}.db"

    def write_list(self, prepared: Sequence[PreparedRow], list_id: str = "list") -> Path:
        """A list whose rows are exactly those prepared."""
        path = self.list_path(list_id)
        rows = write_rows(path, sorted({each.row for each in prepared}))
        write_prepared(path, prepared)
        self.workspace.lists.add(list_record(list_id, rows=rows))
        return path

    def count(
        self, prepared: Sequence[PreparedRow], options: RunOptions | None = None, realm: Realm = Realm.LIVE
    ) -> tuple[KindCount, ...]:
        """Count the plan of a list."""
        options = options or _every_kind_of(prepared)
        return self.workspace.runs.count(self.write_list(prepared), realm, options, self.now)

    def run(
        self,
        prepared: Sequence[PreparedRow],
        run_id: str = "r1",
        options: RunOptions | None = None,
        realm: Realm = Realm.LIVE,
    ) -> RunRecord:
        """A run over a new list, not yet begun."""
        list_id = f"list-{run_id}"
        path = self.write_list(prepared, list_id)
        options = options or _every_kind_of(prepared)
        new = NewRun(run_id, list_id, realm, options, "leads.xlsx", None, self.now)
        return self.workspace.runs.create(new, path, self.now)

    def begin(self, run_id: str = "r1", kind: Kind = Kind.EMAIL, limit: int = 5000) -> Batch:
        """Write the next batch down as leaving."""
        journal = self.workspace.journal
        ids = [search.id for search in journal.next_searches(run_id, kind, limit)]
        self._references += 1
        reference = f"{run_id}-{self._references}"
        hold = PRICES[kind] * len(ids)
        return journal.begin(run_id, kind, reference, ids, b"{}", hold, Credits.of(9000), self.now)

    def accept(self, run_id: str = "r1", kind: Kind = Kind.EMAIL, limit: int = 5000) -> Batch:
        """Send the next batch and have it accepted."""
        batch = self.begin(run_id, kind, limit)
        self.workspace.journal.accept(batch.id, f"id-{batch.id}", batch.hold, 60.0, self.now)
        return self.workspace.journal.get(batch.id)

    def finish(self, batch: Batch, answers: Iterable[Answer | None]) -> Batch:
        """Have a batch answered, in the order in which its searches were sent; None for no answer."""
        journal = self.workspace.journal
        pairs = zip(journal.sent(batch.id), answers, strict=True)
        by_id = {int(custom): answer for (custom, _), answer in pairs if answer is not None}
        journal.finish(batch.id, by_id, None, None, self.now)
        return journal.get(batch.id)

    def answer(self, answers: Iterable[Answer | None], run_id: str = "r1", kind: Kind = Kind.EMAIL) -> Batch:
        """A batch's whole life: sent, accepted, answered."""
        return self.finish(self.accept(run_id, kind), answers)

    def doubt(self, run_id: str = "r1", kind: Kind = Kind.EMAIL, limit: int = 5000) -> Batch:
        """Send the next batch and lose its answer."""
        batch = self.begin(run_id, kind, limit)
        self.workspace.journal.doubt(batch.id, "No answer came.", self.now)
        return self.workspace.journal.get(batch.id)

    def statuses(self, run_id: str = "r1", kind: Kind = Kind.EMAIL) -> dict[int, Status]:
        """What is said of every row of a run, for one kind."""
        reader = ListReader(self.list_path(f"list-{run_id}"), self.path)
        try:
            answers = reader.answers(run_id, list(reader.row_ids()))
            return {row: by_kind[kind].status for row, by_kind in answers.items()}
        finally:
            reader.close()

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.now += timedelta(**passed)


def _every_kind_of(prepared: Sequence[PreparedRow]) -> RunOptions:
    return RunOptions(frozenset(Kind(each.kind) for each in prepared))
