"""The table of leads: rows of one height, whole-list operations that stay fast, copying as Excel does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.leads.cells_text import cells_text
from gui.views.widgets.leads.lead_header import LeadHeader
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

    from gui.views.theme.theme import Theme

_MEASURED_ROWS = 40
_WIDEST = 220
_MOST_COPIED = 200_000  # cells: beyond that the clipboard would hold the window up
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COPY_WITH_NAMES = QKeyCombination(Qt.KeyboardModifier.ControlModifier | _SHIFT, Qt.Key.Key_C)


class LeadTable(QTableView):
    """Shows a list of any length.

    Signals:
        copy_refused: more was selected than can be copied at once: how many cells.
    """

    copy_refused = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_it(self, "leads", tr("Leads"))
        self._fitted: dict[int, int] = {}
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
            self._fitted[column] = min(max(widest, self.header.wanted_width(column)), _WIDEST)
            self.setColumnWidth(column, self._fitted[column])
        digits = metrics.horizontalAdvance("0" * len(str(max(model.rowCount(), 1000))))
        self.verticalHeader().setFixedWidth(digits + 22)

    def make_room_for(self, said: Mapping[int, Iterable[str]]) -> None:
        """Widen columns whose empty cells say this; the widths that the user has chosen stay."""
        for column, texts in said.items():
            if self.columnWidth(column) == self._fitted.get(column):
                widest = max(map(self.header.marked_width, texts), default=0)
                self._fitted[column] = max(self._fitted[column], min(widest, _WIDEST))
                self.setColumnWidth(column, self._fitted[column])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as Excel does, with Shift the names, too; Alt+Down or the menu key open the column's menu."""
        is_menu = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.keyCombination() == _COPY_WITH_NAMES:
            self.copy_selection(with_headers=True)
        elif is_menu or event.key() == Qt.Key.Key_Menu:
            self.header.open_menu(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def copy_selection(self, *, with_headers: bool = False) -> None:
        """Put the selected cells on the clipboard, tab-separated; below their names if ``with_headers``."""
        selection = self.selectionModel().selection()
        parts = (selection.at(index) for index in range(selection.size()))
        cells = sum(part.width() * part.height() for part in parts)
        if cells > _MOST_COPIED:
            self.copy_refused.emit(cells)
            return
        if text := cells_text(self.selectedIndexes(), with_headers=with_headers):
            QGuiApplication.clipboard().setText(text)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Qt's question: where a key leads; with Ctrl the arrows lead to the edges of the list."""
        current = self.currentIndex()
        if not (current.isValid() and modifiers & Qt.KeyboardModifier.ControlModifier):
            return super().moveCursor(action, modifiers)
        columns = [column for column in range(self.model().columnCount()) if not self.isColumnHidden(column)]
        edges = {
            QAbstractItemView.CursorAction.MoveUp: (0, current.column()),
            QAbstractItemView.CursorAction.MoveDown: (self.model().rowCount() - 1, current.column()),
            QAbstractItemView.CursorAction.MoveLeft: (current.row(), columns[0]),
            QAbstractItemView.CursorAction.MoveRight: (current.row(), columns[-1]),
        }
        if action not in edges:
            return super().moveCursor(action, modifiers)
        return self.model().index(*edges[action])

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Qt's question: with Ctrl the arrows select where they lead, as without."""
        if isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            flags = QItemSelectionModel.SelectionFlag
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return flags.SelectCurrent if event.modifiers() & _SHIFT else flags.ClearAndSelect
        return super().selectionCommand(index, event)
