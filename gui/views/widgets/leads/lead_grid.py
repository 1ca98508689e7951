"""The list and its answers side by side: the user's columns scroll, the columns of answers stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.leads.lead_table import LeadTable
from gui.views.widgets.parts import column, label, name_it, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyledItemDelegate

    from gui.views.theme.theme import Theme

_MOST_SHARE = 0.5
_SCROLL_BAR = 12
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class LeadGrid(QWidget):
    """Two views of one model that scroll together and share the selection.

    Attributes:
        table: the user's columns.
        answers: the columns of answers.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = 0
        self._fitted = 0  # columns that have their first width; the user's own widths are left alone
        self._widths: Sequence[int] = ()
        self.table = LeadTable(theme, self)
        self.answers = LeadTable(theme, self)
        name_it(self.answers, "answers", tr("Answers"))
        self.answers.verticalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for view in (self.table, self.answers):
            # Both always have one, or their last rows would not stand on one line.
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            view.installEventFilter(self)
        self.answers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        one, other = self.table.verticalScrollBar(), self.answers.verticalScrollBar()
        one.valueChanged.connect(other.setValue)
        other.valueChanged.connect(one.setValue)
        layout = row(self, spacing=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.answers)
        words = tr("No row is like that. Escape empties the search; the crosses above take filters away.")
        self._nothing = label(words, "muted", name="noRows", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self.table.viewport(), margin=tokens.SPACE_CARDS).addWidget(self._nothing)
        self._nothing.hide()

    def set_model(self, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        """Show a model in both views."""
        for view in (self.table, self.answers):
            view.setModel(model)
            view.setItemDelegate(delegate)
        self.answers.setSelectionModel(self.table.selectionModel())
        model.modelReset.connect(self._divide)

    def show_columns(self, own: int, answer_widths: Sequence[int]) -> None:
        """Say how many columns are the user's and how wide those of answers are."""
        self._own = own
        self._widths = answer_widths
        self._divide()
        if own != self._fitted:
            self._fitted = own
            self.table.fit_columns(own)

    def _divide(self) -> None:
        model = self.table.model()
        self._nothing.setVisible(model.rowCount() == 0)
        columns = model.columnCount()
        for section in range(columns):
            is_answer = section >= self._own
            self.table.setColumnHidden(section, is_answer)
            self.answers.setColumnHidden(section, not is_answer)
            if is_answer and section - self._own < len(self._widths):
                self.answers.setColumnWidth(section, self._widths[section - self._own])
        self._resize_answers()

    def _resize_answers(self) -> None:
        wanted = sum(self._widths) + 2 if self._widths else 0
        room = min(wanted, int(self.width() * _MOST_SHARE))
        self.answers.setFixedWidth(room + _SCROLL_BAR)
        if len(self._widths) == 1:  # alone it ends where its view does, or its marks would be out of sight
            self.answers.setColumnWidth(self._own, room - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never give the answers more than their share."""
        super().resizeEvent(event)
        self._resize_answers()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys cross from one view into the other; the Tab key finds a cell in each."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_TAB:
            self._go_to_a_cell_of(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.modifiers() & _HELD:
                return super().eventFilter(watched, event)
            column = self.table.currentIndex().column()
            if watched is self.table and event.key() == Qt.Key.Key_Right and column == self._own - 1:
                return self.cross_right()
            if watched is self.answers and event.key() == Qt.Key.Key_Left and column == self._own:
                return self._cross(self.table, self._own - 1)
        return super().eventFilter(watched, event)

    def _go_to_a_cell_of(self, view: QObject) -> None:
        """The selection is shared: the current cell may be one that only the other view shows."""
        current = self.table.currentIndex()
        if view is self.answers and current.column() < self._own < self.table.model().columnCount():
            self.answers.setCurrentIndex(current.siblingAtColumn(self._own))
        elif view is self.table and current.column() >= self._own:
            self.table.setCurrentIndex(current.siblingAtColumn(0))

    def cross_right(self) -> bool:
        """Go from the last of the user's columns to the first of answers."""
        return self._cross(self.answers, self._own)

    def _cross(self, view: LeadTable, column: int) -> bool:
        index = view.model().index(self.table.currentIndex().row(), column)
        if not index.isValid():
            return False
        view.setCurrentIndex(index)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        return True
