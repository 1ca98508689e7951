"""A small table of values: as high as its rows, up to a few, and then it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui.views.theme import tokens
from gui.views.widgets.parts import name_it
from gui.views.widgets.usage.sheet import is_number, shown

if TYPE_CHECKING:
    from gui.views.widgets.usage.sheet import Sheet

_MOST_ROWS = 8
_MOST_SHOWN = 2000  # a list of every domain is not for the eye
_LEAST_FIRST = 96


class ValueTable(QTableWidget):
    """Shows a sheet.

    Signals:
        opened: a row was double-clicked, or Enter pressed on it: its position.
    """

    opened = Signal(int)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        name_it(self, name, accessible)
        self._sheet: Sheet | None = None
        self.setProperty("framed", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT)
        titles = self.horizontalHeader()
        titles.setFixedHeight(30)
        titles.setHighlightSections(False)
        titles.setMinimumSectionSize(_LEAST_FIRST // 2)
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show these values in place of the others; what is selected stays where they are the same."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        rows = sheet.rows[:_MOST_SHOWN]
        self.clearContents()
        self.setColumnCount(len(sheet.headers))
        self.setRowCount(len(rows))
        for number, words in enumerate(sheet.headers):
            title = QTableWidgetItem(words)
            is_right = number > 0 and any(is_number(row[number]) for row in rows[:1])
            title.setTextAlignment(_side(is_right=is_right))
            self.setHorizontalHeaderItem(number, title)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(shown(cell))
                item.setTextAlignment(_side(is_right=column > 0 and is_number(cell)))
                item.setToolTip(item.text())
                self.setItem(number, column, item)
        titles = self.horizontalHeader()
        titles.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        titles.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        high = titles.height() + min(len(rows), _MOST_ROWS) * tokens.ROW_HEIGHT
        self.setFixedHeight(high + 2 * self.frameWidth() + 6)


def _side(*, is_right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
