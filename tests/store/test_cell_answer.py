"""What is said in a cell of a run, and whose answer it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.answer import Answer
from gui.leads.fields import Kind
from gui.leads.life import SearchState, Status
from gui.store.list_files.list_reader import CellAnswer, ListReader
from tests.store.ground import NOW, Ground, found, person

if TYPE_CHECKING:
    from tests.store.conftest import Reading


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (3, CellAnswer(Status.NOT_FOUND, verdict="invalid")),
        (5, CellAnswer(Status.SKIPPED, reason="no_name")),
        (7, CellAnswer(Status.FAILED)),
        (8, CellAnswer(Status.IN_DOUBT)),
        (9, CellAnswer(Status.WAITING)),
    ],
)
def test_cells_without_a_find(answered: ListReader, row: int, expected: CellAnswer) -> None:
    cell = answered.answers("r1", [row])[row][Kind.EMAIL]
    assert (cell.status, cell.verdict, cell.reason) == (expected.status, expected.verdict, expected.reason)
    assert (cell.value, cell.found, cell.known, cell.same_as) == ("", False, False, None)


def test_a_duplicate_shows_the_shared_answer_and_whose_it_is(answered: ListReader) -> None:
    answers = answered.answers("r1", [2, 4])
    leader, twin = answers[2][Kind.EMAIL], answers[4][Kind.EMAIL]
    assert (twin.status, twin.value, twin.same_as) == (Status.DUPLICATE, "mira@northpier.example", 2)
    assert (leader.value, leader.verdict, leader.detail) == (twin.value, twin.verdict, twin.detail)
    assert (leader.same_as, leader.reason, twin.reason) == (None, "", "same_as")


def test_a_known_answer_says_when_it_was_bought(answered: ListReader) -> None:
    cell = answered.answers("r1", [6])[6][Kind.EMAIL]
    assert (cell.status, cell.known, cell.answered_at) == (Status.KNOWN, True, NOW)
    assert cell.value == "known@northpier.example"


def test_a_search_shared_with_another_run_fills_its_rows_too(ground: Ground, reading: Reading) -> None:
    ground.run([person(2, "mira")])
    batch = ground.accept()
    ground.run([person(9, "mira")], "r2")
    reader = reading(ground.list_path("list-r2"), ground.path)
    before = reader.answers("r2", [9])[9][Kind.EMAIL]
    ground.finish(batch, [found("mira")])
    after = reader.answers("r2", [9])[9][Kind.EMAIL]
    assert (before.reason, before.value) == ("in_flight", "")
    assert (after.status, after.value, after.same_as) == (Status.DUPLICATE, "mira@northpier.example", None)


def test_rows_of_other_runs_say_nothing(answered: ListReader) -> None:
    assert answered.answers("r0", [3]) == answered.answers("r9", [2]) == {}


def test_details_are_kept_as_they_came(ground: Ground, reading: Reading) -> None:
    detail = {"domain": "é.example", "gender": "female"}
    ground.run([person(2, "mira", kind=Kind.PHONE)])
    ground.answer([Answer(SearchState.FOUND, "+33 1", "valid", "FR", detail)], kind=Kind.PHONE)
    cell = reading(ground.list_path("list-r1"), ground.path).answers("r1", [2])[2][Kind.PHONE]
    assert (cell.value, cell.country, cell.detail) == ("+33 1", "FR", detail)
