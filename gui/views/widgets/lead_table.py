"""The table of leads: rows of one height, whole-list operations that stay fast, copying as Excel does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.lead_header import LeadHeader
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

    from gui.views.theme.theme import Theme

_MEASURED_ROWS = 40
_WIDEST = 220
_MOST_COPIED = 200_000  # cells: beyond that the clipboard would hold the window up


class LeadTable(QTableView):
    """Shows a list of any length.

    Signals:
        copy_refused: more was selected than can be copied at once: how many cells.
    """

    copy_refused = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_it(self, "leads", tr("Leads"))
        self.header = LeadHeader(theme, self)
        self.setHorizontalHeader(self.header)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(tokens.ROW_HEIGHT)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers.setHighlightSections(False)
        numbers.setSectionsClickable(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIconSize(QSize(14, 14))
        self.setTabKeyNavigation(False)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; headers get selection models of their own, or selecting all asks every row."""
        super().setModel(model)
        if model is not None:
            for header in (self.horizontalHeader(), self.verticalHeader()):
                header.setSelectionModel(QItemSelectionModel(model, header))

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint anew only what is shown here: the other view has the other columns."""
        columns = range(top_left.column(), bottom_right.column() + 1)
        if not all(self.isColumnHidden(column) for column in columns):
            super().dataChanged(top_left, bottom_right, list(roles))

    def fit_columns(self, count: int) -> None:
        """Give the first ``count`` columns a width from their headers and their first rows."""
        model = self.model()
        metrics = self.fontMetrics()
        rows = min(_MEASURED_ROWS, model.rowCount())
        for column in range(count):
            texts = [str(model.index(row, column).data() or "") for row in range(rows)]
            # The longest of them is the widest or nearly so; measuring each would take much longer.
            widest = metrics.horizontalAdvance(max(texts, key=len, default="")) + 28
            self.setColumnWidth(column, min(max(widest, self.header.wanted_width(column)), _WIDEST))
        digits = metrics.horizontalAdvance("0" * len(str(max(model.rowCount(), 1000))))
        self.verticalHeader().setFixedWidth(digits + 22)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as Excel does; open the column's menu with Alt+Down."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.header.open_menu(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard, tab-separated."""
        selection = self.selectionModel().selection()
        parts = (selection.at(index) for index in range(selection.size()))
        cells = sum(part.width() * part.height() for part in parts)
        if cells > _MOST_COPIED:
            self.copy_refused.emit(cells)
            return
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines: dict[int, list[str]] = {}
        for index in indexes:
            text = str(index.data() or "").replace("\t", " ").replace("\n", " ")
            lines.setdefault(index.row(), []).append(text)
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))
