"""The small tables of usage: every row in sight, every reason readable, gains and losses told apart."""

from __future__ import annotations

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

    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return table


def test_no_row_is_below_the_bar_that_scrolls_to_the_side(around: QWidget) -> None:
    headers = tuple(f"Refunded credits {n}" for n in range(7))
    table = put(around, Sheet(headers, ((1, 2, 3, 4, 5, 6, 7), (8, 9, 10, 11, 12, 13, 14))))
    assert table.horizontalScrollBar().maximum() > 0
    assert table.verticalScrollBar().maximum() == 0
    last = table.visualRect(table.model().index(1, 0))
    assert last.bottom() <= table.viewport().height()


def test_a_reason_breaks_its_lines_where_the_room_is_narrow(around: QWidget) -> None:
    table = put(around, Sheet(("Reason", "Searches"), ((REASON, 3), ("No answer.", 1))), wraps=True)
    line = table.fontMetrics().height()
    assert table.rowHeight(0) == table.rowHeight(1) + 2 * line
    assert table.verticalScrollBar().maximum() == 0
    high = table.height()
    around.resize(900, 700)
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert table.height() < high


@pytest.mark.usefixtures("_in_language")
def test_what_came_is_told_from_what_went() -> None:
    cells = [Change(Credits.of(55)), Change(Credits.of(-1234)), Change(Credits())]
    assert [shown(cell) for cell in cells] == ["+55", "-1,234", "0"]
