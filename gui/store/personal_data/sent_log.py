"""All that ever left, request by request, newest first; read by pages, since there may be very many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState
from gui.store import moment
from gui.store.books.batches import Batches
from gui.store.personal_data.bodies import REWRITTEN

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from gui.store.database import Database

NEWEST = 2**62  # an id above all others


@dataclass(frozen=True, slots=True)
class SentRecord:
    """One request as it was written down.

    Attributes:
        at: when, in UTC.
        reference: our own word for it, which left with it.
        remote_id: Enrow's, once accepted.
        searches: how many it held when it left.
        message: why it was refused, or is in doubt, or "".
        is_rewritten: a person was taken out of it since.
        is_emptied: all that it held was erased since.
        file: the list of its run; "" when the run was erased.
    """

    id: int
    at: datetime
    realm: Realm
    kind: Kind
    state: BatchState
    reference: str
    remote_id: str | None
    searches: int
    message: str
    is_rewritten: bool
    is_emptied: bool
    run_id: str
    file: str


class SentLog:
    """Reads what was sent. Changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._batches = Batches(database)

    def count(self) -> int:
        """How many requests are known."""
        return int(self._database.value("SELECT COUNT(*) FROM batches"))

    def is_cut_short(self) -> bool:
        """Whether there were requests before those that are known: they were erased with everything else."""
        oldest = self._database.value("SELECT MIN(id) FROM batches")
        last = self._database.value("SELECT seq FROM sqlite_sequence WHERE name = 'batches'") or 0
        return bool(last) if oldest is None else oldest > 1

    def page(self, before: int, limit: int) -> list[SentRecord]:
        """The newest requests whose id is below ``before``, newest first."""
        return [_record(row) for row in self._database.rows(PAGE, (before, limit))]

    def request(self, number: int) -> bytes:
        """The body exactly as it left, but for people erased since; empty once all of it was."""
        return self._batches.request(number)


# In the order in which they were written down, also when the clock was set back between them.
PAGE = """
SELECT b.id, b.created_at, b.realm, b.kind, b.state, b.reference, b.remote_id, b.searches, b.message,
    b.request_hash, length(b.request) AS size, b.run_id, r.file
FROM batches b JOIN runs r ON r.id = b.run_id
WHERE b.id < ? ORDER BY b.id DESC LIMIT ?
"""


def _record(row: sqlite3.Row) -> SentRecord:
    return SentRecord(
        id=row["id"],
        at=moment.from_text(row["created_at"]),
        realm=Realm(row["realm"]),
        kind=Kind(row["kind"]),
        state=BatchState(row["state"]),
        reference=row["reference"],
        remote_id=row["remote_id"],
        searches=row["searches"],
        message=row["message"],
        is_rewritten=row["request_hash"] == REWRITTEN,
        is_emptied=not row["size"],
        run_id=row["run_id"],
        file=row["file"],
    )
