"""What a cell of answers says: the value, where it comes from in words, and a drawing beside the colour."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.runs.reading import CellAnswer
from gui.views.models.answer_cell import NOTHING, answer_cell
from gui.views.theme import numbers
from gui.views.theme.resources import resource

THEN = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
MIRA = "mira@northpier.example"
SHARED = CellAnswer(Status.DUPLICATE, MIRA, answered_at=THEN, same_as=4)
BAD = CellAnswer(Status.NOT_FOUND, MIRA, "invalid", answered_at=THEN)

CASES = [
    (Kind.EMAIL, CellAnswer(Status.FOUND, MIRA, "valid", answered_at=THEN), MIRA, "new", "check"),
    (Kind.EMAIL, CellAnswer(Status.NOT_FOUND, answered_at=THEN), "not found", "", "missing"),
    (Kind.EMAIL, CellAnswer(Status.WAITING), "waiting", "", "waiting"),
    (Kind.EMAIL, CellAnswer(Status.FAILED), "no answer", "", "failed"),
    (Kind.EMAIL, CellAnswer(Status.IN_DOUBT), "in doubt", "", "doubt"),
    (Kind.EMAIL, CellAnswer(Status.SKIPPED, reason="no_company"), "no company", "", "warn"),
    (Kind.EMAIL, CellAnswer(Status.SKIPPED, reason="already_there"), "", "yours", "person"),
    (Kind.EMAIL, CellAnswer(Status.SKIPPED, reason="outside_sample"), "", "", ""),
    (
        Kind.EMAIL,
        CellAnswer(Status.DUPLICATE, MIRA, answered_at=THEN, same_as=4),
        MIRA,
        "as row 4",
        "duplicate",
    ),
    (Kind.EMAIL, CellAnswer(Status.DUPLICATE, same_as=4), "waiting", "as row 4", "duplicate"),
    (Kind.VERIFY, CellAnswer(Status.FOUND, MIRA, "valid", answered_at=THEN), "valid", "new", "check"),
    (
        Kind.VERIFY,
        CellAnswer(Status.NOT_FOUND, MIRA, "invalid", answered_at=THEN),
        "invalid",
        "new",
        "failed",
    ),
]


@pytest.mark.parametrize(("kind", "answer", "text", "tag", "icon"), CASES)
def test_cell_says_what_and_where_from(
    kind: Kind, answer: CellAnswer, text: str, tag: str, icon: str
) -> None:
    cell = answer_cell(kind, answer)
    assert (cell.text, cell.tag, cell.icon) == (text, tag, icon)
    assert not icon or resource("icons", f"{icon}.svg").exists()


def test_known_answer_carries_its_date() -> None:
    cell = answer_cell(Kind.EMAIL, CellAnswer(Status.KNOWN, MIRA, known=True, answered_at=THEN))
    assert cell.tag == f"known, {numbers.day(THEN)}"
    assert cell.short_tag == numbers.day(THEN)
    assert numbers.day(THEN, is_long=True) in cell.tip
    assert cell.is_value


def test_no_answer_is_nothing() -> None:
    assert answer_cell(Kind.EMAIL, None) is NOTHING
