"""The first rows of a large list, to look at while the rest is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COLUMNS = 4
_MOST_ROWS = 5


class TopRows(QTableWidget):
    """A few cells, only to look at; hidden until there are some."""

    def __init__(self) -> None:
        super().__init__()
        name_it(self, "firstRows", tr("First rows"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.hide()

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the top left corner of a list."""
        headers, rows = headers[:_MOST_COLUMNS], rows[:_MOST_ROWS]
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headers))
        self.clearContents()
        for number, row in enumerate(rows):
            for column, text in enumerate(row[: len(headers)]):
                self.setItem(number, column, QTableWidgetItem(text))
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + len(rows) * tokens.ROW_HEIGHT + 2 * self.frameWidth())
        self.show()
