"""The searches of runs, on their way through batches. Every method is part of the caller's transaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gui.leads.errors import WorkspaceBusyError
from gui.leads.life import SearchState
from gui.leads.sentences import say
from gui.store.plans.planned_search import PlannedSearch
from gui.store.plans.rematch import take_out_answered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.fields import Kind
    from gui.store.database import Database


class Searches:
    """Which searches wait, and in which batch the others are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, run_id: str, kind: Kind, limit: int) -> list[PlannedSearch]:
        """The next to be sent, in row order, none of them answered or on its way elsewhere."""
        rows = take_out_answered(self._database, run_id, kind, limit)
        return [PlannedSearch(row["id"], json.loads(row["params"]), row["row"]) for row in rows]

    def claim(self, batch_id: int, search_ids: Sequence[int]) -> None:
        """Put waiting searches into a batch, all or none.

        Raises:
            WorkspaceBusyError: one of them does not wait any more, or its person was answered or sent
                elsewhere.
        """
        values = {"batch": batch_id, "ids": json.dumps(list(search_ids))}
        if self._database.value(_BOUGHT_ELSEWHERE, values):
            raise WorkspaceBusyError(
                say(
                    "Another run has just sent some of these people. Nothing was sent twice. Resume to go on."
                )
            )
        if self._database.run(_CLAIM, values) != len(search_ids):
            raise WorkspaceBusyError(
                say(
                    "Another window or command works on this run. Nothing was sent from here."
                    " Close one of them."
                )
            )

    def sent(self, batch_id: int) -> list[tuple[str, Mapping[str, str]]]:
        """The searches of a batch as they left, in that order: what each was called, and its fields."""
        sql = "SELECT id, params FROM searches WHERE batch_id = ? ORDER BY row, id"
        return [(str(row["id"]), json.loads(row["params"])) for row in self._database.rows(sql, (batch_id,))]

    def ids(self, batch_id: int) -> list[int]:
        """The searches of a batch."""
        return [
            row["id"]
            for row in self._database.rows("SELECT id FROM searches WHERE batch_id = ?", (batch_id,))
        ]

    def answered(self, search_id: int, state: SearchState, result_id: int) -> None:
        """A search has its answer."""
        self._database.run(
            "UPDATE searches SET state = ?, result_id = ? WHERE id = ?", (state.value, result_id, search_id)
        )

    def doubted(self, batch_id: int) -> None:
        """Nobody knows whether the searches of a batch were bought."""
        self._move(batch_id, SearchState.SENT, SearchState.IN_DOUBT)

    def adopted(self, batch_id: int) -> None:
        """The searches of a batch in doubt were accepted after all."""
        self._move(batch_id, SearchState.IN_DOUBT, SearchState.SENT)

    def _move(self, batch_id: int, before: SearchState, after: SearchState) -> None:
        self._database.run(
            "UPDATE searches SET state = ? WHERE batch_id = ? AND state = ?",
            (after.value, batch_id, before.value),
        )

    def release(self, batch_id: int, after: SearchState) -> None:
        """End the wait of a batch's unanswered searches: FAILED, or PLANNED and so in no batch any more."""
        if after not in {SearchState.PLANNED, SearchState.FAILED}:
            raise ValueError(f"a search without an answer cannot become {after}")
        self._database.run(
            "UPDATE searches SET state = :after, "
            "batch_id = CASE WHEN :after = 'planned' THEN NULL ELSE batch_id END "
            "WHERE batch_id = :batch AND state IN ('sent', 'in_doubt')",
            {"after": after.value, "batch": batch_id},
        )


_CLAIM = """
UPDATE searches SET state = 'sent', batch_id = :batch
WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'planned'
    AND (run_id, kind) = (SELECT run_id, kind FROM batches WHERE id = :batch)
"""

# Sent by another run, or answered for one, since these were chosen.
_BOUGHT_ELSEWHERE = """
SELECT EXISTS (
    SELECT 1 FROM searches mine
    JOIN searches other ON other.kind = mine.kind AND other.identity = mine.identity
        AND other.state IN ('sent', 'in_doubt') AND other.id <> mine.id
    JOIN runs q ON q.id = other.run_id
    WHERE mine.id IN (SELECT value FROM json_each(:ids))
        AND q.realm = (SELECT realm FROM batches WHERE id = :batch))
OR EXISTS (
    SELECT 1 FROM searches mine
    JOIN runs q ON q.id = mine.run_id
    JOIN results r ON r.realm = q.realm AND r.kind = mine.kind AND r.identity = mine.identity
        AND r.id > q.results_before
    WHERE mine.id IN (SELECT value FROM json_each(:ids)))
"""
