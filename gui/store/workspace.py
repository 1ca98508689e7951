"""The workspace file: where runs, their journal and everything paid for live, through any crash."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from gui.leads.errors import StorageError
from gui.store import schema
from gui.store.books.journal import Journal
from gui.store.books.ledger import Ledger
from gui.store.books.reconciliation import Reconciliation
from gui.store.books.results import Results
from gui.store.books.spending import Spending
from gui.store.database import Database
from gui.store.failures import is_held
from gui.store.lists import Lists
from gui.store.looking_back.usage import UsageBook
from gui.store.personal_data.erasure import Erasure
from gui.store.personal_data.sent_log import SentLog
from gui.store.plans.never import NeverList
from gui.store.plans.plan_rows import PlanRows
from gui.store.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
# Another process may take 20 s to write a run of a million rows; an accepted batch is not lost meanwhile.
PATIENCE_S = 60.0


class Workspace:
    """The open workspace, for the thread that opened it. Every change is one transaction, then on disk.

    Attributes:
        lists: which lists were opened.
        runs: what was asked for, row by row.
        journal: what was sent, and what came back.
        plan_rows: what would become of single rows.
        results: what is known.
        ledger: the movements of credits.
        reconciliation: the balance beside the ledger.
        spending: what the caps over all runs count.
        sent_log: all that ever left, request by request.
        usage: where the credits went, by periods.
        erasure: forgets people for good.
        never: whom never to look up.
    """

    def __init__(self, path: Path, *, patience_s: float = PATIENCE_S) -> None:
        """Open the workspace, made or brought up to date if need be.

        Args:
            path: the file; its folder is made too.
            patience_s: how long to wait while another process writes.

        Raises:
            StorageError: it cannot be opened, is damaged, or a newer version wrote it.
        """
        self._database = Database(path, patience_s=patience_s)
        try:
            _configure(self._database)
            schema.migrate(self._database)
        except BaseException:
            self._database.close()
            raise
        self.lists = Lists(self._database)
        self.runs = Runs(self._database)
        self.plan_rows = PlanRows(self._database)
        self.results = Results(self._database)
        self.ledger = Ledger(self._database)
        self.reconciliation = Reconciliation(self._database, self.ledger)
        self.spending = Spending(self._database)
        self.sent_log = SentLog(self._database)
        self.usage = UsageBook(self._database, self.runs)
        self.erasure = Erasure(self._database)
        self.never = NeverList(self._database)
        self.journal = Journal(self._database, self.results, self.ledger, self.spending)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class WorkspaceThread:
    """Owns the workspace on a thread of its own; what is submitted is done whole, one after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._workspace: Workspace | None = None
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workspace")

    def submit(self, question: Callable[[Workspace], T]) -> Future[T]:
        """Ask the workspace something; the future holds the answer or the error, StorageError included."""
        return self._executor.submit(self._ask, question)

    def close(self) -> None:
        """Do what was submitted, then close the file. Harmless when repeated."""
        with suppress(RuntimeError):  # already shut down
            self._executor.submit(self._close)
        self._executor.shutdown(wait=True)

    def _ask(self, question: Callable[[Workspace], T]) -> T:
        # Opened by the first question, and tried again by the next one if that failed.
        if self._workspace is None:
            self._workspace = Workspace(self._path)
        return question(self._workspace)

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None


# Committed means on disk, also when the power fails; on macOS that takes fullfsync.
_PRAGMAS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "cache_size = -64000",
    "temp.cache_size = -64000",  # a plan looks every row up in there; taken only when it is needed
    "journal_size_limit = 67108864",
)


def _configure(database: Database) -> None:
    _switch_to_wal(database)
    for pragma in _PRAGMAS:
        database.row(f"PRAGMA {pragma}")


def _switch_to_wal(database: Database) -> None:
    """Several processes may make the file at once; SQLite does not wait for each other here, so we do."""
    deadline = time.monotonic() + database.patience_s
    while True:
        try:
            database.row("PRAGMA journal_mode = WAL")
        except StorageError as error:
            if not is_held(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
