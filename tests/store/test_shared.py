"""Rows whose search belongs to another run: answered only once that search is, and everywhere alike."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import pytest

from gui.leads.fields import Kind
from gui.leads.life import STATUS_ORDER, Role, RunState, SearchState, Status, status_of
from gui.store.status_sql import rank_sql
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

if TYPE_CHECKING:
    from gui.store.books.batch import Batch
    from gui.store.list_files.list_reader import ListReader
    from tests.store.conftest import Reading

Step: TypeAlias = Callable[[Ground, "Batch"], None]


def accept(ground: Ground, batch: Batch) -> None:
    ground.workspace.journal.accept(batch.id, "id", None, None, NOW)


def finish(ground: Ground, batch: Batch, state: SearchState | None) -> None:
    accept(ground, batch)
    answers = {SearchState.FOUND: found("mira"), SearchState.NOT_FOUND: NOT_FOUND}
    ground.finish(batch, [None if state is None else answers[state]])


def refuse(ground: Ground, batch: Batch, after: SearchState) -> None:
    ground.workspace.journal.reject(batch.id, "no", after, NOW)


def doubt(ground: Ground, batch: Batch) -> None:
    ground.workspace.journal.doubt(batch.id, "lost", NOW)


def leave(ground: Ground, batch: Batch) -> None:
    doubt(ground, batch)
    ground.workspace.journal.leave("r1")


def send_again(ground: Ground, batch: Batch) -> None:
    doubt(ground, batch)
    ground.workspace.journal.send_again("r1")


# What becomes of the other run's batch, and what is then said of the row that shares its search.
STEPS: Mapping[str, tuple[Step, Status]] = {
    "is doubted": (doubt, Status.IN_DOUBT),
    "is doubted and left": (leave, Status.FAILED),
    "is doubted and planned again": (send_again, Status.WAITING),
    "is refused and planned": (partial(refuse, after=SearchState.PLANNED), Status.WAITING),
    "is refused for good": (partial(refuse, after=SearchState.FAILED), Status.FAILED),
    "is accepted": (accept, Status.WAITING),
    "is found": (partial(finish, state=SearchState.FOUND), Status.DUPLICATE),
    "is not found": (partial(finish, state=SearchState.NOT_FOUND), Status.DUPLICATE),
    "has no answer": (partial(finish, state=None), Status.FAILED),
}


def share(ground: Ground) -> Batch:
    """Rows 7 and 8 of run r2 share the search of run r1, which just leaves."""
    ground.run([person(2, "mira")])
    batch = ground.begin()
    ground.run([person(7, "mira"), person(8, "mira")], "r2")
    return batch


def say_alike(ground: Ground, reader: ListReader) -> Status:
    """The status of the shared rows, once cells, counts, filters and export are seen to agree."""
    cells = {row: by_kind[Kind.EMAIL].status for row, by_kind in reader.answers("r2", [7, 8]).items()}
    counts = ground.workspace.runs.counts("r2")
    for tally in (counts.by_row, counts.searches[Kind.EMAIL]):
        assert Counter(tally) == Counter(cells.values())
    for status in Status:
        rows = [row for row, each in cells.items() if each is status]
        assert list(reader.row_ids(status=status, run_id="r2")) == rows
    assert {row.row: row.answers[Kind.EMAIL].status for row in reader.export_rows("r2")} == cells
    assert cells[7] is cells[8]
    return cells[7]


@pytest.mark.parametrize("has_ended", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_shared_row_follows_the_search_of_the_other_run(
    ground: Ground, reading: Reading, step: str, *, has_ended: bool
) -> None:
    batch = share(ground)
    reader = reading(ground.list_path("list-r2"), ground.path)
    assert say_alike(ground, reader) is Status.WAITING
    if has_ended:
        ground.workspace.runs.set_state("r2", RunState.FINISHED)
    take, expected = STEPS[step]
    take(ground, batch)
    assert say_alike(ground, reader) is expected


def test_counts_are_kept_once_nothing_of_an_ended_run_can_change(ground: Ground) -> None:
    batch = share(ground)
    kept = "SELECT counts FROM runs WHERE id = 'r2'"
    ground.workspace.runs.set_state("r2", RunState.FINISHED)
    assert ground.workspace._database.value(kept) is None
    finish(ground, batch, SearchState.FOUND)
    ground.workspace.runs.set_state("r2", RunState.FINISHED)
    assert ground.workspace._database.value(kept) is not None


def test_a_shared_search_that_is_dropped_leaves_its_rows_stopped(ground: Ground, reading: Reading) -> None:
    batch = share(ground)
    ground.workspace.journal.reject(batch.id, "busy", SearchState.PLANNED, NOW)
    ground.workspace.runs.set_state("r2", RunState.FINISHED)
    ground.workspace.runs.drop_unsent("r1")
    reader = reading(ground.list_path("list-r2"), ground.path)
    assert say_alike(ground, reader) is Status.SKIPPED
    assert reader.answers("r2", [7])[7][Kind.EMAIL].reason == "stopped"


@pytest.mark.parametrize("after", [SearchState.PLANNED, SearchState.FAILED])
def test_a_row_does_not_wait_for_a_run_that_was_erased(
    ground: Ground, reading: Reading, after: SearchState
) -> None:
    ground.workspace.journal.reject(share(ground).id, "no", after, NOW)
    ground.workspace.runs.set_state("r2", RunState.FINISHED)
    ground.workspace.erasure.run("r1", NOW)
    reader = reading(ground.list_path("list-r2"), ground.path)
    assert say_alike(ground, reader) is Status.SKIPPED


def test_a_row_whose_shared_answer_was_erased_stays_a_duplicate(ground: Ground, reading: Reading) -> None:
    finish(ground, share(ground), SearchState.FOUND)
    ground.workspace.erasure.run("r1", NOW)
    reader = reading(ground.list_path("list-r2"), ground.path)
    assert say_alike(ground, reader) is Status.DUPLICATE


def test_a_twin_in_one_run_is_a_duplicate_at_once(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "mira")])
    assert ground.statuses() == {2: Status.WAITING, 3: Status.DUPLICATE}
    ground.doubt()
    assert ground.statuses() == {2: Status.IN_DOUBT, 3: Status.DUPLICATE}


@pytest.mark.parametrize(
    ("role", "state", "reason"), list(product(Role, [None, *SearchState], ["in_flight", "same_as", None]))
)
def test_sql_says_what_the_rule_says(role: Role, state: SearchState | None, reason: str | None) -> None:
    connection = sqlite3.connect(":memory:")
    sql = f"SELECT {rank_sql(':role', ':reason', ':state')}"
    (rank,) = connection.execute(sql, {"role": role, "reason": reason, "state": state}).fetchone()
    connection.close()
    assert STATUS_ORDER[rank] is status_of(role, state, is_elsewhere=reason == "in_flight")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (SearchState.PLANNED, Status.WAITING),
        (SearchState.SENT, Status.WAITING),
        (SearchState.IN_DOUBT, Status.IN_DOUBT),
        (SearchState.FAILED, Status.FAILED),
        (SearchState.FOUND, Status.DUPLICATE),
        (SearchState.NOT_FOUND, Status.DUPLICATE),
        (None, Status.DUPLICATE),
    ],
)
def test_the_rule_for_a_search_elsewhere(state: SearchState | None, status: Status) -> None:
    assert status_of(Role.DUPLICATE, state, is_elsewhere=True) is status
    assert status_of(Role.DUPLICATE, state) is Status.DUPLICATE
