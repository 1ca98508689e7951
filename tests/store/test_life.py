"""A batch takes legal steps only: the journal refuses the others, and so does the database itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import product
from typing import TypeAlias

import pytest

from gui.leads.life import BatchState, SearchState, may_follow
from gui.store.books.journal import IllegalTransitionError, Journal
from tests.store.ground import NOW, Ground, person

Step: TypeAlias = Callable[[Journal, int], None]

STEPS: dict[BatchState, Step] = {
    BatchState.ACCEPTED: lambda journal, batch: journal.accept(batch, "id", None, None, NOW),
    BatchState.DONE: lambda journal, batch: journal.finish(batch, {}, None, None, NOW),
    BatchState.REJECTED: lambda journal, batch: journal.reject(batch, "no", SearchState.PLANNED, NOW),
    BatchState.FAILED: lambda journal, batch: journal.fail(batch, "gave up", NOW),
    BatchState.IN_DOUBT: lambda journal, batch: journal.doubt(batch, "lost", NOW),
}
WAY = {
    BatchState.SENDING: (),
    BatchState.ACCEPTED: (BatchState.ACCEPTED,),
    BatchState.DONE: (BatchState.ACCEPTED, BatchState.DONE),
    BatchState.REJECTED: (BatchState.REJECTED,),
    BatchState.FAILED: (BatchState.ACCEPTED, BatchState.FAILED),
    BatchState.IN_DOUBT: (BatchState.IN_DOUBT,),
}


def batch_in(ground: Ground, state: BatchState) -> int:
    """A batch that has come to a state by legal steps."""
    ground.run([person(2, "mira"), person(3, "tomas")])
    batch = ground.begin()
    for step in WAY[state]:
        STEPS[step](ground.workspace.journal, batch.id)
    assert ground.workspace.journal.get(batch.id).state is state
    return batch.id


@pytest.mark.parametrize(("before", "after"), [*product(BatchState, STEPS)])
def test_journal_takes_legal_steps_only(ground: Ground, before: BatchState, after: BatchState) -> None:
    batch = batch_in(ground, before)
    searches = ground.workspace.runs.progress("r1")
    if may_follow(before, after):
        STEPS[after](ground.workspace.journal, batch)
        assert ground.workspace.journal.get(batch).state is after
    else:
        with pytest.raises(IllegalTransitionError):
            STEPS[after](ground.workspace.journal, batch)
        assert ground.workspace.journal.get(batch).state is before
        assert ground.workspace.runs.progress("r1") == searches


@pytest.mark.parametrize(("before", "after"), [*product(BatchState, BatchState)])
def test_database_takes_legal_steps_only(ground: Ground, before: BatchState, after: BatchState) -> None:
    batch = batch_in(ground, before)
    sql = "UPDATE batches SET state = ?, remote_id = 'id', accepted_at = 'then' WHERE id = ?"
    if may_follow(before, after):
        assert ground.workspace._database.run(sql, (after.value, batch)) == 1
    else:
        with pytest.raises(sqlite3.IntegrityError, match="illegal transition"):
            ground.workspace._database.run(sql, (after.value, batch))


@pytest.mark.parametrize("state", [state for state in BatchState if state is not BatchState.SENDING])
def test_every_batch_begins_by_sending(ground: Ground, state: BatchState) -> None:
    batch_in(ground, BatchState.SENDING)
    with pytest.raises(sqlite3.IntegrityError, match="illegal transition"):
        ground.workspace._database.run(
            "INSERT INTO batches (run_id, realm, kind, reference, state, request, request_hash, searches, "
            "hold, counted, created_at) VALUES ('r1', 'live', 'email', 'x', ?, x'', '', 1, 0, 0, '')",
            (state.value,),
        )


@pytest.mark.parametrize("state", [SearchState.SENT, SearchState.FOUND, SearchState.IN_DOUBT])
def test_rejected_searches_are_planned_or_failed(ground: Ground, state: SearchState) -> None:
    batch = batch_in(ground, BatchState.SENDING)
    with pytest.raises(ValueError, match="without an answer"):
        ground.workspace.journal.reject(batch, "no", state, NOW)
    assert ground.workspace.journal.get(batch).state is BatchState.SENDING
