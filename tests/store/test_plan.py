"""What becomes of a row: the order of the reasons, duplicates, known answers, what is on its way, samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import SearchState, Status
from gui.leads.lifetimes import KNOWN_DAYS
from gui.leads.options import RunOptions
from gui.store.list_files.list_reader import ListReader
from gui.store.plans.plan import KindCount
from tests.store.ground import EMAIL, NOT_FOUND, Ground, found, list_record, person, problem, write_rows

if TYPE_CHECKING:
    from gui.leads.answer import Answer
    from gui.store.list_files.cell_answer import CellAnswer

MIRA_TWICE = [person(2, "mira"), person(3, "tomas"), person(4, "mira")]


def cell(ground: Ground, run_id: str, row: int) -> CellAnswer:
    reader = ListReader(ground.list_path(f"list-{run_id}"), ground.path)
    try:
        return reader.answers(run_id, [row])[row][Kind.EMAIL]
    finally:
        reader.close()


def said(ground: Ground, run_id: str = "r1") -> dict[int, tuple[str, int | None]]:
    """The reason of each row, and the row it names."""
    cells = {row: cell(ground, run_id, row) for row in ground.statuses(run_id)}
    return {row: (answer.reason, answer.same_as) for row, answer in cells.items()}


def only(counts: tuple[KindCount, ...]) -> KindCount:
    (count,) = counts
    return count


def test_counts_add_up_to_the_rows(ground: Ground) -> None:
    rows = [*MIRA_TWICE, problem(5), problem(6, "no_company"), person(7, "lea", filled=True)]
    assert only(ground.count(rows)) == KindCount(
        Kind.EMAIL, 6, 2, 0, 1, {"no_name": 1, "no_company": 1, "already_there": 1}
    )


def test_twins_are_looked_up_once_by_the_first_of_them(ground: Ground) -> None:
    ground.run(MIRA_TWICE)
    assert ground.statuses() == {2: Status.WAITING, 3: Status.WAITING, 4: Status.DUPLICATE}


def test_a_twin_names_the_row_that_is_looked_up_for_it(ground: Ground) -> None:
    ground.run([person(2, "mira", filled=True), person(3, "tomas"), person(4, "mira"), person(7, "mira")])
    assert said(ground) == {2: ("already_there", None), 3: ("", None), 4: ("", None), 7: ("same_as", 4)}


def test_twins_of_a_known_answer_are_all_known(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    count = only(ground.count([person(5, "mira"), person(6, "mira")]))
    assert (count.known, count.duplicates, count.look_up) == (2, 0, 0)


def test_twins_of_an_old_answer_are_bought_once(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    ground.later(days=400)
    count = only(ground.count([person(5, "mira"), person(6, "mira")]))
    assert (count.known, count.duplicates, count.look_up) == (0, 1, 1)


def test_twins_of_what_is_on_its_way_elsewhere_all_say_so(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.accept()
    ground.run([person(5, "mira"), person(6, "mira")], "r2")
    assert said(ground, "r2") == {5: ("in_flight", None), 6: ("in_flight", None)}


def test_asking_again_replaces_the_answer_for_later_runs_only(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    ground.later(days=1)
    ground.run([person(2, "mira")], "r2", RunOptions(EMAIL, ask_again=True))
    ground.answer([found("m.okafor")], "r2")
    ground.run([person(2, "mira")], "r3")
    values = {run_id: cell(ground, run_id, 2).value for run_id in ("r1", "r2", "r3")}
    old, new = "mira@northpier.example", "m.okafor@northpier.example"
    assert values == {"r1": old, "r2": new, "r3": new}
    assert cell(ground, "r3", 2).answered_at == ground.now


def test_a_filled_row_leaves_the_search_to_its_twin(ground: Ground) -> None:
    ground.run([person(2, "mira", filled=True), person(3, "mira"), person(4, "mira")])
    assert ground.statuses() == {2: Status.SKIPPED, 3: Status.WAITING, 4: Status.DUPLICATE}


def test_all_rows_looks_up_filled_ones_too(ground: Ground) -> None:
    count = only(
        ground.count([person(2, "mira", filled=True), person(3, "lea")], RunOptions(EMAIL, all_rows=True))
    )
    assert (count.look_up, count.skipped) == (2, {})


def test_a_problem_comes_before_everything(ground: Ground) -> None:
    filled_problem = problem(2)._replace(filled=1)
    assert only(ground.count([filled_problem], RunOptions(EMAIL, all_rows=True))).skipped == {"no_name": 1}


@pytest.mark.parametrize(
    ("answer", "days", "known"),
    [(found("mira"), 179.9, 1), (found("mira"), 180.1, 0), (NOT_FOUND, 29.9, 1), (NOT_FOUND, 30.1, 0)],
)
def test_an_answer_is_known_while_it_is_fresh(
    ground: Ground, answer: Answer, days: float, known: int
) -> None:
    ground.run([person(2, "mira")])
    ground.answer([answer])
    ground.later(days=days)
    count = only(ground.count([person(9, "mira")]))
    assert (count.known, count.look_up) == (known, 1 - known)


def test_the_newest_answer_decides(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    ground.later(days=100)
    ground.run([person(2, "mira")], "r2", RunOptions(EMAIL, ask_again=True))
    ground.answer([NOT_FOUND], "r2")
    ground.later(days=40)
    assert only(ground.count([person(9, "mira")])).look_up == 1


def test_how_long_answers_are_good_for_can_be_set(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    ground.later(days=1)
    never = {**KNOWN_DAYS, (Kind.EMAIL, SearchState.FOUND): 0}
    path = ground.write_list([person(9, "mira")])
    runs = ground.workspace.runs
    assert only(runs.count(path, Realm.LIVE, RunOptions(EMAIL), ground.now, never)).known == 0
    assert only(runs.count(path, Realm.LIVE, RunOptions(EMAIL), ground.now, {})).known == 0


def test_asking_again_pays_for_what_is_known(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    assert only(ground.count([person(9, "mira")], RunOptions(EMAIL, ask_again=True))).look_up == 1


def test_realms_know_nothing_of_each_other(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "tomas")], realm=Realm.SANDBOX)
    ground.finish(ground.accept(limit=1), [found("mira")])
    ground.accept()
    rows = [person(2, "mira"), person(3, "tomas")]
    assert only(ground.count(rows)).look_up == 2
    sandbox = only(ground.count(rows, realm=Realm.SANDBOX))
    assert (sandbox.known, sandbox.duplicates) == (1, 1)


def test_kinds_know_nothing_of_each_other(ground: Ground) -> None:
    ground.run([person(2, "mira", kind=Kind.VERIFY)])
    ground.answer([found("mira")], kind=Kind.VERIFY)
    assert only(ground.count([person(2, "mira")])).look_up == 1


@pytest.mark.parametrize("ask_again", [False, True])
@pytest.mark.parametrize("in_doubt", [False, True])
def test_what_is_on_its_way_elsewhere_is_not_bought_twice(
    ground: Ground, ask_again: bool, in_doubt: bool
) -> None:
    ground.run([person(2, "mira"), person(3, "lea")])
    (ground.doubt if in_doubt else ground.accept)(limit=1)
    count = only(ground.count([person(8, "mira"), person(9, "mira")], RunOptions(EMAIL, ask_again=ask_again)))
    assert (count.duplicates, count.look_up) == (2, 0)


def test_what_another_run_only_plans_is_looked_up(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    assert only(ground.count([person(9, "mira")])).look_up == 1


def test_sample_takes_the_first_rows_with_something_to_look_up(ground: Ground) -> None:
    rows = [
        problem(2),
        person(3, "lea"),
        person(4, "mira"),
        person(5, "tomas"),
        person(6, "mira"),
        person(7, "tomas"),
    ]
    ground.run(rows, options=RunOptions(EMAIL, sample=2))
    assert ground.statuses() == {
        2: Status.SKIPPED,
        3: Status.WAITING,
        4: Status.WAITING,
        5: Status.SKIPPED,
        6: Status.DUPLICATE,
        7: Status.SKIPPED,
    }


def test_sample_counts_rows_not_searches(ground: Ground) -> None:
    rows = [person(row, f"p{row}", kind=kind) for row in (2, 3, 4) for kind in (Kind.EMAIL, Kind.PHONE)]
    options = RunOptions(frozenset({Kind.EMAIL, Kind.PHONE}), sample=2)
    for count in ground.count(rows, options):
        assert (count.look_up, count.skipped) == (2, {"outside_sample": 1})


def test_known_rows_do_not_use_up_the_sample(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    count = only(ground.count([person(2, "mira"), person(3, "lea")], RunOptions(EMAIL, sample=1)))
    assert (count.known, count.look_up) == (1, 1)


def test_only_the_kinds_that_were_chosen_are_planned(ground: Ground) -> None:
    rows = [person(2, "mira"), person(2, "mira", kind=Kind.PHONE)]
    assert [count.kind for count in ground.count(rows, RunOptions(frozenset({Kind.PHONE})))] == [Kind.PHONE]


def test_counting_changes_nothing(ground: Ground) -> None:
    before = ground.workspace._database.value("SELECT COUNT(*) FROM searches")
    ground.count(MIRA_TWICE)
    assert ground.workspace._database.value("SELECT COUNT(*) FROM searches") == before == 0


def test_a_list_that_was_not_prepared_cannot_be_priced(ground: Ground) -> None:
    write_rows(ground.list_path(), [2, 3])
    with pytest.raises(StorageError, match="Open the spreadsheet again"):
        ground.workspace.runs.count(ground.list_path(), Realm.LIVE, RunOptions(EMAIL), ground.now)


def test_a_list_without_its_working_copy_cannot_be_priced(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("list"))
    with pytest.raises(StorageError, match="Open the spreadsheet again"):
        ground.workspace.runs.count(ground.list_path(), Realm.LIVE, RunOptions(EMAIL), ground.now)
    assert only(ground.count(MIRA_TWICE)).look_up == 2
