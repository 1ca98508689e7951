"""Shows the header of the file to come and one row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = 28
_SCROLLBAR = 14
_WIDEST = 200


class ExportPreview(QTableWidget):
    """Two lines of the file."""

    def __init__(self) -> None:
        super().__init__(1, 0)
        name_it(self, "exportPreview", tr("First lines of the file"))
        self.setProperty("framed", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT)
        titles = self.horizontalHeader()
        titles.setFixedHeight(_HEADER)
        titles.setHighlightSections(False)
        titles.setMaximumSectionSize(_WIDEST)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(_HEADER + tokens.ROW_HEIGHT + _SCROLLBAR + 4)

    def show_lines(self, titles: Sequence[str], cells: Sequence[str], *, new_from: int) -> None:
        """Show the header and a row; from column ``new_from`` on they are scrolled into view."""
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(list(titles))
        for index, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            self.setItem(0, index, item)
        self.resizeColumnsToContents()
        if 0 < new_from < len(titles):
            self.scrollTo(self.model().index(0, len(titles) - 1))
            self.scrollTo(self.model().index(0, new_from - 1))
