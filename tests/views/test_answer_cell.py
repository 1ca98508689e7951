"""What a cell of answers says: the value, where it comes from in words, and a drawing beside the colour."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.runs.opening.reading import CellAnswer
from gui.views.models.answer_cell import NOTHING, answer_cell
from gui.views.models.lead_delegate import LeadDelegate
from gui.views.models.lead_model import PAINT_ROLE
from gui.views.theme import numbers
from gui.views.theme.resources import resource

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme

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


def test_known_answers_have_tags_of_one_width(theme: Theme) -> None:
    lefts = {left_of_tag(theme, name) for name in ("mira@a.example", "mira.okafor@northpier.example")}
    assert len(lefts) == 1


def left_of_tag(theme: Theme, value: str) -> int:
    """Where the tag of a known answer begins, painted 330 pixels wide."""
    item = QStandardItem()
    item.setData(answer_cell(Kind.EMAIL, CellAnswer(Status.KNOWN, value, answered_at=THEN)), PAINT_ROLE)
    model = QStandardItemModel()
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 330, 30)
    picture = QImage(330, 30, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    LeadDelegate(theme).paint(painter, option, item.index())
    painter.end()
    tint = QColor(theme.tokens.known_tint)
    return next(x for x in range(330) if picture.pixelColor(x, 15) == tint)
