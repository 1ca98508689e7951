"""The lines of the journal, one per batch. Every method is part of the caller's transaction."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.life import BatchState, Likelihood, may_follow
from gui.store import moment
from gui.store.books.batch import COLUMNS, Batch, batch_from
from gui.store.outside_text import storable

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.fields import Kind, Realm
    from gui.store.database import Database


class IllegalTransitionError(RuntimeError):
    """A batch was to take a step that may not follow its state: a bug of ours."""


class Batches:
    """Writes and reads batches; refuses a step that may not follow the state on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        run_id: str,
        kind: Kind,
        reference: str,
        *,
        request: bytes,
        searches: int,
        hold: Credits,
        balance_before: Credits | None,
        now: datetime,
    ) -> int:
        """Write a batch down as leaving; returns its id. It counts against the cap from here on."""
        return self._database.insert(
            _INSERT,
            {
                "run": run_id,
                "kind": kind.value,
                "reference": reference,
                "request": zlib.compress(request),
                "hash": hashlib.sha256(request).hexdigest(),
                "searches": searches,
                "hold": hold.quarters,
                "balance": None if balance_before is None else balance_before.quarters,
                "now": moment.to_text(now),
            },
        )

    def get(self, batch_id: int) -> Batch:
        """A batch by its id.

        Raises:
            LookupError: there is none.
        """
        row = self._database.row(f"SELECT {COLUMNS} FROM batches WHERE id = ?", (batch_id,))
        if row is None:
            raise LookupError(f"there is no batch {batch_id}")
        return batch_from(row)

    def of_run(self, run_id: str, *states: BatchState) -> list[Batch]:
        """The batches of a run that are in one of the states, oldest first."""
        marks = ", ".join("?" * len(states))
        sql = f"SELECT {COLUMNS} FROM batches WHERE run_id = ? AND state IN ({marks}) ORDER BY id"
        return [batch_from(row) for row in self._database.rows(sql, (run_id, *states))]

    def by_reference(self, reference: str) -> Batch | None:
        """The batch that left under our own reference."""
        row = self._database.row(f"SELECT {COLUMNS} FROM batches WHERE reference = ?", (reference,))
        return None if row is None else batch_from(row)

    def any_in_doubt(self, realm: Realm, kind: Kind) -> bool:
        """Whether the answer to any batch of a kind was lost."""
        sql = "SELECT EXISTS (SELECT 1 FROM batches WHERE realm = ? AND kind = ? AND state = 'in_doubt')"
        return bool(self._database.value(sql, (realm.value, kind.value)))

    def request(self, batch_id: int) -> bytes:
        """The body exactly as it left; empty once it was erased."""
        body = self._database.value("SELECT request FROM batches WHERE id = ?", (batch_id,))
        return zlib.decompress(body) if body else b""

    def check_step(self, batch_id: int, after: BatchState) -> Batch:
        """The batch as it stands, if it may become ``after``.

        Raises:
            IllegalTransitionError: it may not.
        """
        batch = self.get(batch_id)
        if not may_follow(batch.state, after):
            raise IllegalTransitionError(f"batch {batch_id} is {batch.state} and cannot become {after}")
        return batch

    def accept(
        self,
        batch_id: int,
        remote_id: str,
        credits_used: Credits | None,
        estimated_s: float | None,
        now: datetime,
    ) -> Credits:
        """Keep Enrow's id; returns what was taken, as Enrow said or as expected."""
        batch = self.check_step(batch_id, BatchState.ACCEPTED)
        taken = batch.hold if credits_used is None else credits_used
        self._database.run(
            "UPDATE batches SET state = 'accepted', remote_id = ?, credits_used = ?, counted = ?, "
            "estimated_s = ?, accepted_at = ?, message = '' WHERE id = ?",
            (
                storable(remote_id),
                None if credits_used is None else credits_used.quarters,
                taken.quarters,
                estimated_s,
                moment.to_text(now),
                batch_id,
            ),
        )
        return taken

    def doubt(self, batch_id: int, message: str, now: datetime) -> None:
        """No answer came; it keeps counting against the cap."""
        self.check_step(batch_id, BatchState.IN_DOUBT)
        self._database.run(
            "UPDATE batches SET state = 'in_doubt', message = ?, doubted_at = ? WHERE id = ?",
            (storable(message), moment.to_text(now), batch_id),
        )

    def weigh(self, batch_id: int, likelihood: str) -> None:
        """Say of a batch in doubt how likely it was charged; a later word replaces an earlier one."""
        state = self.get(batch_id).state
        if state is not BatchState.IN_DOUBT or likelihood not in set(Likelihood):
            raise IllegalTransitionError(f"batch {batch_id} is {state}: it cannot be weighed {likelihood!r}")
        self._database.run("UPDATE batches SET likelihood = ? WHERE id = ?", (likelihood, batch_id))

    def give_up(
        self, batch_id: int, state: BatchState, message: str, now: datetime, *, frees_cap: bool
    ) -> Batch:
        """End a batch without results, as REJECTED or FAILED."""
        batch = self.check_step(batch_id, state)
        self._database.run(
            "UPDATE batches SET state = ?, message = ?, closed_at = ?, "
            "counted = CASE WHEN ? THEN 0 ELSE counted END WHERE id = ?",
            (state.value, storable(message), moment.to_text(now), frees_cap, batch_id),
        )
        return batch

    def complete(
        self, batch_id: int, *, found: int, answered: int, cost: Credits, refunded: Credits, now: datetime
    ) -> None:
        """End a batch with its results; from here on only its cost counts against the cap."""
        self.check_step(batch_id, BatchState.DONE)
        self._database.run(
            "UPDATE batches SET state = 'done', found = ?, answered = ?, final = ?, counted = ?, "
            "refunded = ?, closed_at = ? WHERE id = ?",
            (
                found,
                answered,
                cost.quarters,
                cost.quarters,
                refunded.quarters,
                moment.to_text(now),
                batch_id,
            ),
        )

    def counted(self, run_id: str) -> Credits:
        """What counts against a run's cap."""
        return Credits(
            self._database.value("SELECT SUM(counted) FROM batches WHERE run_id = ?", (run_id,)) or 0
        )


_INSERT = """
INSERT INTO batches (run_id, realm, account, kind, reference, state, request, request_hash, searches, hold,
                     counted, balance_before, created_at)
SELECT id, realm, account, :kind, :reference, 'sending', :request, :hash, :searches, :hold, :hold, :balance,
    :now
FROM runs WHERE id = :run
"""
