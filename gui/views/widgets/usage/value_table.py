"""A small table of values: as high as its rows, up to a few, and then it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui.views.theme import tokens
from gui.views.widgets.parts import name_it
from gui.views.widgets.usage.sheet import is_number, shown

if TYPE_CHECKING:
    from gui.views.widgets.usage.sheet import Sheet

_MOST_ROWS = 8
_MOST_SHOWN = 2000  # a list of every domain is not for the eye
_LEAST, _LEAST_FIRST = 48, 112  # a column, and the first one where its words need that, in pixels
_ASIDE = (
    20  # beside the words of a cell, in pixels; Qt counts less where it makes rows as high as their words
)


class ValueTable(QTableWidget):
    """Shows a sheet.

    Signals:
        opened: a row was double-clicked, or Enter pressed on it: its position.
    """

    opened = Signal(int)

    def __init__(self, name: str, accessible: str, *, wraps: bool = False) -> None:
        super().__init__()
        name_it(self, name, accessible)
        self._sheet: Sheet | None = None
        self._wraps = wraps
        self._needed: int | None = None  # width of the first column; Qt asks each row for it, so only once
        self._broken_for = 0  # the width of the column whose words are broken into lines
        self.setProperty("framed", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(tokens.ROW_HEIGHT)
        titles = self.horizontalHeader()
        titles.setFixedHeight(30)
        titles.setHighlightSections(False)
        titles.setMinimumSectionSize(_LEAST)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.horizontalScrollBar().rangeChanged.connect(self._fit)

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
        titles.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._needed, self._broken_for = None, 0
        self._widen_first()
        self._fit()

    def updateGeometries(self) -> None:
        """Qt has given the columns their widths: words break into lines by them."""
        super().updateGeometries()
        self._widen_first()
        if self._wraps and self.columnWidth(0) != self._broken_for:
            self._break_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters are as wide as they are."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._needed, self._broken_for = None, 0

    def _widen_first(self) -> None:
        """Give the first column what the others leave, but never less than its words need, up to a few."""
        titles = self.horizontalHeader()
        if titles.count() == 0:
            return
        if self._needed is None:
            self._needed = max(self.sizeHintForColumn(0), titles.sectionSizeHint(0))
        left = self.viewport().width() - (titles.length() - titles.sectionSize(0))
        width = max(left, min(self._needed, _LEAST_FIRST))
        if width != titles.sectionSize(0):
            titles.resizeSection(0, width)

    def _break_lines(self) -> None:
        self._broken_for = self.columnWidth(0)
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(1, self._broken_for - _ASIDE), 0)
        for row in range(self.rowCount()):
            words = self.model().index(row, 0).data()
            high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            self.setRowHeight(row, tokens.ROW_HEIGHT - metrics.height() + high)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the first rows, and as the bar below them where there is one."""
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _MOST_ROWS)))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(self.horizontalHeader().height() + rows + below + 2 * self.frameWidth() + 6)


def _side(*, is_right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
