"""Runs: made whole, accounted for row by row, stopped without losing what is on its way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.fields import Field, Kind, Realm
from gui.leads.life import RunState, SearchState, Status
from gui.leads.options import RunOptions
from gui.leads.problems import Problem, ProblemCode
from gui.leads.sentences import Sentence, say
from gui.store.list_files.list_reader import ListReader
from gui.store.runs import NewRun
from tests.store.ground import EMAIL, NOT_FOUND, NOW, Ground, found, person, problem

MIXED = [person(2, "mira"), person(3, "tomas"), person(4, "mira"), problem(5), person(6, "lea", filled=True)]
BOTH = frozenset({Kind.EMAIL, Kind.PHONE})


def nonzero(tally: object) -> dict[Status, int]:
    assert isinstance(tally, dict)
    return {status: n for status, n in tally.items() if n}


def test_a_run_is_read_as_it_was_made(ground: Ground) -> None:
    options = RunOptions(BOTH, all_rows=True, ask_again=True, sample=10, cap=Credits.of(12))
    record = ground.run(MIXED, options=options)
    assert record == ground.workspace.runs.get("r1")
    assert (record.options, record.rows, record.state, record.created_at) == (
        options,
        5,
        RunState.RUNNING,
        NOW,
    )
    assert (record.file, record.out, record.finished_at, record.message) == ("leads.xlsx", None, None, "")


def test_an_unknown_run_is_the_users_to_mend(ground: Ground) -> None:
    with pytest.raises(UsageError, match="no run r7"):
        ground.workspace.runs.get("r7")


def test_runs_are_listed_newest_first(ground: Ground) -> None:
    for run_id in ("r1", "r2", "r3"):
        ground.run([person(2, run_id)], run_id)
        ground.later(hours=1)
    ground.workspace.runs.set_state("r2", RunState.FINISHED, now=NOW)
    assert [record.id for record in ground.workspace.runs.all()] == ["r3", "r2", "r1"]
    assert [record.id for record in ground.workspace.runs.unfinished()] == ["r3", "r1"]


def test_only_an_ended_run_has_an_end(ground: Ground) -> None:
    ground.run(MIXED)
    runs = ground.workspace.runs
    runs.set_state("r1", RunState.STOPPED, "Stopped.", NOW + timedelta(hours=1))
    assert (runs.get("r1").message, runs.get("r1").finished_at) == ("Stopped.", NOW + timedelta(hours=1))
    runs.set_state("r1", RunState.PAUSED)
    assert (runs.get("r1").message, runs.get("r1").finished_at) == ("", None)


def test_a_run_remembers_how_its_message_was_made(ground: Ground) -> None:
    ground.run(MIXED)
    message = say("The limit leaves {room} for {n} rows.", room=Credits.of(3), n=1284)
    ground.workspace.runs.set_state("r1", RunState.CAPPED, message)
    kept = ground.workspace.runs.get("r1").message
    assert kept == "The limit leaves 3 for 1,284 rows."
    assert isinstance(kept, Sentence)
    assert (kept.template, kept.values) == (message.template, message.values)


@pytest.mark.parametrize("prices", [{}, {Kind.EMAIL: Credits(4), Kind.PHONE: Credits(151)}])
def test_a_run_remembers_the_prices_that_were_shown(ground: Ground, prices: dict[Kind, Credits]) -> None:
    path = ground.write_list(MIXED)
    new = NewRun("r1", "list", Realm.LIVE, RunOptions(EMAIL), "leads.xlsx", None, NOW, prices)
    assert ground.workspace.runs.create(new, path, NOW).prices == prices
    assert ground.workspace.runs.all()[0].prices == prices


@pytest.mark.parametrize(
    ("priced", "is_made"), [({Kind.EMAIL: 2}, True), ({Kind.EMAIL: 1}, False), ({}, False)]
)
def test_a_run_is_not_made_with_more_searches_than_were_priced(
    ground: Ground, priced: dict[Kind, int], is_made: bool
) -> None:
    path = ground.write_list([person(2, "mira"), person(3, "tomas")])
    new = NewRun("r1", "list", Realm.LIVE, RunOptions(EMAIL), "leads.xlsx", None, NOW, searches=priced)
    if is_made:
        ground.workspace.runs.create(new, path, NOW)
    else:
        with pytest.raises(UsageError, match="changed since its price was shown"):
            ground.workspace.runs.create(new, path, NOW)
    assert len(ground.workspace.runs.all()) == is_made


def test_out_and_cap_can_change(ground: Ground) -> None:
    ground.run(MIXED)
    ground.workspace.runs.set_out("r1", "out.xlsx")
    ground.workspace.runs.set_cap("r1", Credits(7))
    record = ground.workspace.runs.get("r1")
    assert (record.out, record.options.cap) == ("out.xlsx", Credits(7))
    ground.workspace.runs.set_cap("r1", None)
    assert ground.workspace.runs.get("r1").options.cap is None


def test_every_row_is_accounted_for(ground: Ground) -> None:
    ground.run(MIXED)
    counts = ground.workspace.runs.counts("r1")
    assert counts.rows == 5
    assert nonzero(counts.by_row) == {Status.WAITING: 2, Status.DUPLICATE: 1, Status.SKIPPED: 2}
    assert set(counts.by_row) == set(Status)


def test_a_row_counts_once_by_its_least_finished_search(ground: Ground) -> None:
    ground.run(
        [person(2, "mira"), person(2, "mira", kind=Kind.PHONE), problem(3), person(3, "lea", kind=Kind.PHONE)]
    )
    ground.answer([found("mira")])
    counts = ground.workspace.runs.counts("r1")
    assert nonzero(counts.by_row) == {Status.WAITING: 2}
    assert nonzero(counts.searches[Kind.EMAIL]) == {Status.FOUND: 1, Status.SKIPPED: 1}
    ground.answer([NOT_FOUND, None], kind=Kind.PHONE)
    counts = ground.workspace.runs.counts("r1")
    assert nonzero(counts.by_row) == {Status.NOT_FOUND: 1, Status.FAILED: 1}


def test_counts_of_an_ended_run_are_kept_and_the_same(ground: Ground) -> None:
    ground.run([*MIXED, person(2, "mira", kind=Kind.PHONE)])
    ground.answer([found("mira"), NOT_FOUND])
    ground.answer([None], kind=Kind.PHONE)
    counted = ground.workspace.runs.counts("r1")
    ground.workspace.runs.set_state("r1", RunState.STOPPED)
    assert ground.workspace._database.value("SELECT counts FROM runs") is not None
    assert ground.workspace.runs.counts("r1") == counted


def test_kept_counts_are_forgotten_when_a_shared_search_is_given_up(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    batch = ground.begin()
    ground.run([person(2, "mira")], "r2")
    ground.workspace.runs.set_state("r2", RunState.FINISHED)
    assert nonzero(ground.workspace.runs.counts("r2").by_row) == {Status.WAITING: 1}
    ground.workspace.journal.reject(batch.id, "busy", SearchState.PLANNED, NOW)
    ground.workspace.runs.drop_unsent("r1")
    assert nonzero(ground.workspace.runs.counts("r2").by_row) == {Status.SKIPPED: 1}


def test_progress_follows_every_step(ground: Ground) -> None:
    ground.run(MIXED)
    runs = ground.workspace.runs
    assert runs.progress("r1")[Kind.EMAIL][SearchState.PLANNED] == 2
    batch = ground.accept(limit=1)
    assert runs.progress("r1")[Kind.EMAIL][SearchState.SENT] == 1
    ground.finish(batch, [found("mira")])
    assert runs.progress("r1")[Kind.EMAIL][SearchState.FOUND] == 1
    assert runs.progress("r2") == {}


def test_progress_cannot_be_spoiled_by_its_reader(ground: Ground) -> None:
    ground.run(MIXED)
    ground.workspace.runs.progress("r1")[Kind.EMAIL].clear()
    assert ground.workspace.runs.progress("r1")[Kind.EMAIL][SearchState.PLANNED] == 2


def test_rows_of_a_batch_include_the_duplicates_of_its_run(ground: Ground) -> None:
    ground.run(MIXED)
    batch = ground.accept(limit=1)
    ground.run([person(9, "mira")], "r2")
    ground.finish(batch, [found("mira")])
    assert ground.workspace.runs.answered_rows("r1", batch.id) == [2, 4]
    assert ground.workspace.runs.answered_rows("r2", batch.id) == [9]


def test_problems_say_what_to_mend(ground: Ground) -> None:
    ground.run([*MIXED, problem(8, "no_company"), problem(9)])
    assert ground.workspace.runs.problems("r1", limit=2) == [
        Problem(5, Kind.EMAIL, ProblemCode.NO_NAME, Field.FULL_NAME),
        Problem(8, Kind.EMAIL, ProblemCode.NO_COMPANY, Field.FULL_NAME),
    ]


def test_stopping_gives_up_what_was_not_sent_and_nothing_else(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "tomas"), person(4, "tomas"), person(5, "lea")])
    ground.accept(limit=1)
    assert ground.workspace.runs.drop_unsent("r1") == 2
    assert ground.statuses() == {2: Status.WAITING, 3: Status.SKIPPED, 4: Status.SKIPPED, 5: Status.SKIPPED}
    reader = ListReader(ground.list_path("list-r1"), ground.path)
    assert {answers[Kind.EMAIL].reason for answers in reader.answers("r1", [3, 4, 5]).values()} == {"stopped"}
    reader.close()
    assert ground.workspace.journal.next_searches("r1", Kind.EMAIL, 9) == []


def test_a_sampled_run_leaves_the_rest_to_the_next_one(ground: Ground) -> None:
    rows = [person(row, f"p{row}") for row in range(2, 12)]
    ground.run(rows, options=RunOptions(EMAIL, sample=3))
    ground.answer([found("p")] * 3)
    ground.run(rows, "r2")
    counts = ground.workspace.runs.counts("r2")
    assert nonzero(counts.by_row) == {Status.WAITING: 7, Status.KNOWN: 3}


def test_the_same_run_cannot_be_made_twice(ground: Ground) -> None:
    import sqlite3

    ground.run(MIXED)
    with pytest.raises(sqlite3.IntegrityError):
        ground.run(MIXED)
    assert ground.workspace.runs.counts("r1").rows == 5
