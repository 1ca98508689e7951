"""The small tables of usage: every row in sight, every reason readable, gains and losses told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.leads.credits import Credits
from gui.views.widgets.parts import column
from gui.views.widgets.usage.sheet import Change, Sheet, shown
from gui.views.widgets.usage.value_table import ValueTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.views.theme.theme import Theme

REASON = "Enrow refused the request: the website northpier.example is none, and so nothing was looked up."


@pytest.fixture
def around(theme: Theme) -> Iterator[QWidget]:
    """What a table lies in, as wide as a column of a small window."""
    top = QWidget()
    column(top).addStretch(1)
    top.resize(380, 700)
    top.show()
    yield top
    top.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(around: QWidget, sheet: Sheet, *, wraps: bool = False) -> ValueTable:
    table = ValueTable("numbers", "Numbers", wraps=wraps)
    layout = around.layout()
    assert layout is not None
    layout.addWidget(table)
    table.show_sheet(sheet)
    table.show()

    turn()
    return table


def turn() -> None:
    """Let what was asked for be laid out."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def test_no_row_is_below_the_bar_that_scrolls_to_the_side(around: QWidget) -> None:
    headers = tuple(f"Refunded credits {n}" for n in range(7))
    table = put(around, Sheet(headers, ((1, 2, 3, 4, 5, 6, 7), (8, 9, 10, 11, 12, 13, 14))))
    assert table.horizontalScrollBar().maximum() > 0
    assert table.verticalScrollBar().maximum() == 0
    last = table.visualRect(table.model().index(1, 0))
    assert last.bottom() <= table.viewport().height()


@pytest.mark.usefixtures("_in_language")
def test_a_day_is_never_cut_to_its_first_letter(around: QWidget) -> None:
    headers = ("Day", *(f"Verifications: refunded {n}" for n in range(6)))
    rows = tuple((date(2025, 9, n), *range(6)) for n in range(10, 20))
    table = put(around, Sheet(headers, rows))
    needed = table.fontMetrics().horizontalAdvance("Sep 10, 2025") + 10
    for columns in (3, 7, 2, 7):  # of other periods
        table.show_sheet(Sheet(headers[:columns], tuple(row[:columns] for row in rows)))
        turn()
        assert table.columnWidth(0) >= needed
    around.resize(1800, 700)
    turn()
    assert table.horizontalHeader().length() == table.viewport().width()  # all the room is used
    around.resize(380, 700)
    turn()
    assert needed <= table.columnWidth(0) < 120  # and given back


def test_a_reason_breaks_its_lines_where_the_room_is_narrow(around: QWidget) -> None:
    table = put(around, Sheet(("Reason", "Searches"), ((REASON, 3), ("No answer.", 1))), wraps=True)
    line = table.fontMetrics().height()
    assert table.rowHeight(0) == table.rowHeight(1) + 2 * line
    assert table.verticalScrollBar().maximum() == 0
    high = table.height()
    around.resize(900, 700)
    turn()
    assert table.height() < high


@pytest.mark.usefixtures("_in_language")
def test_what_came_is_told_from_what_went() -> None:
    cells = [Change(Credits.of(55)), Change(Credits.of(-1234)), Change(Credits())]
    assert [shown(cell) for cell in cells] == ["+55", "-1,234", "0"]


def test_no_line_stands_beside_the_frame(around: QWidget) -> None:
    table = put(around, Sheet(("List", "Paid"), (("leads.xlsx", 1),)))
    titles = table.horizontalHeader()
    picture = titles.viewport().grab().toImage()
    middle = titles.height() // 2
    last, ground = picture.pixelColor(titles.length() - 1, middle), picture.pixelColor(3, middle)
    between = picture.pixelColor(titles.sectionSize(0) - 1, middle)
    assert last == ground != between
