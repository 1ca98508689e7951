"""The rows behind a line of the price: as many as were counted, each with what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Kind, Realm
from gui.leads.life import Role
from gui.leads.lifetimes import KNOWN_DAYS
from gui.leads.options import RunOptions
from gui.leads.verdict import PlannedAnswer, Verdict
from gui.store.plans.plan import Question
from tests.store.ground import EMAIL, found, person, problem

if TYPE_CHECKING:
    from gui.store.plans.plan_rows import PlannedRows
    from tests.store.ground import Ground

OPTIONS = RunOptions(EMAIL)


@pytest.fixture
def mixed(ground: Ground) -> Ground:
    """A list with every kind of row: known, searched, doubled, filled, and two with problems."""
    ground.run([person(2, "mira")], "earlier")
    ground.answer([found("mira")], "earlier")
    rows = [
        person(2, "mira"),
        person(3, "tomas"),
        person(4, "tomas"),
        person(5, "ines", filled=True),
        problem(6),
        problem(7, "bad_domain"),
        person(9, "tomas"),
    ]
    ground.write_list(rows)
    return ground


def behind(ground: Ground, verdict: Verdict, options: RunOptions = OPTIONS) -> PlannedRows:
    question = Question(Realm.LIVE, options, ground.now, KNOWN_DAYS)
    return ground.workspace.plan_rows.behind(ground.list_path(), question, verdict)


@pytest.mark.parametrize(
    ("verdict", "rows"),
    [
        (Verdict(Role.SEARCH), [3]),
        (Verdict(Role.KNOWN), [2]),
        (Verdict(Role.DUPLICATE), [4, 9]),
        (Verdict(Role.SKIPPED), [5, 6, 7]),
        (Verdict(Role.SKIPPED, "bad_domain"), [7]),
        (Verdict(Role.SKIPPED, "already_there"), [5]),
        (Verdict(Role.SEARCH, kind=Kind.PHONE), []),
    ],
)
def test_each_line_has_its_rows(mixed: Ground, verdict: Verdict, rows: list[int]) -> None:
    assert list(behind(mixed, verdict).rows) == rows


def test_there_are_as_many_rows_as_were_counted(mixed: Ground) -> None:
    path = mixed.list_path()
    (count,) = mixed.workspace.runs.count(path, Realm.LIVE, OPTIONS, mixed.now)
    counted = {
        Verdict(Role.SEARCH): count.look_up,
        Verdict(Role.KNOWN): count.known,
        Verdict(Role.DUPLICATE): count.duplicates,
        **{Verdict(Role.SKIPPED, reason): number for reason, number in count.skipped.items()},
    }
    assert {verdict: len(behind(mixed, verdict).rows) for verdict in counted} == counted


def test_duplicate_names_the_row_it_repeats(mixed: Ground) -> None:
    rows = behind(mixed, Verdict(Role.DUPLICATE))
    assert rows.answer(9, Kind.EMAIL) == PlannedAnswer(Role.DUPLICATE, "same_as", 3)
    assert rows.answer(3, Kind.EMAIL) is None
    assert rows.answer(9, Kind.PHONE) is None


def test_first_searches_are_those_of_the_plan(mixed: Ground) -> None:
    question = Question(Realm.LIVE, OPTIONS, mixed.now, KNOWN_DAYS)
    searches = mixed.workspace.plan_rows.first_searches(mixed.list_path(), question, 5)
    assert [(one.row, one.params["fullname"]) for one in searches[Kind.EMAIL]] == [(3, "tomas")]


def test_retry_looks_up_what_had_no_answer_and_nothing_else(ground: Ground) -> None:
    rows = [person(row, who) for row, who in enumerate(("mira", "tomas", "ines", "lea", "tomas"), 2)]
    ground.run(rows, options=RunOptions(EMAIL, sample=3))
    ground.answer([found("mira"), None, found("ines")])
    retry = RunOptions(EMAIL, retry_of="r1")
    path = ground.list_path("list-r1")
    (count,) = ground.workspace.runs.count(path, Realm.LIVE, retry, ground.now)
    assert (count.look_up, count.known, count.duplicates, count.skipped) == (1, 2, 1, {"outside_sample": 1})
    question = Question(Realm.LIVE, retry, ground.now, KNOWN_DAYS)
    behind = ground.workspace.plan_rows.behind(path, question, Verdict(Role.SEARCH))
    assert list(behind.rows) == [3]


def test_retry_of_a_stopped_run_looks_up_what_was_not_sent(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "tomas")])
    ground.finish(ground.accept(limit=1), [found("mira")])
    ground.workspace.runs.drop_unsent("r1")
    retry = RunOptions(EMAIL, retry_of="r1")
    (count,) = ground.workspace.runs.count(ground.list_path("list-r1"), Realm.LIVE, retry, ground.now)
    assert (count.look_up, count.known) == (1, 1)
