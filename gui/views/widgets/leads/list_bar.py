"""What is known of the list on screen: name, sheet, rows, how it was read; and the box that finds rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from gui.views.theme import icons, numbers
from gui.views.theme.words import tr
from gui.views.widgets.leads.choice_button import Choice, ChoiceButton
from gui.views.widgets.leads.find_box import FindBox
from gui.views.widgets.parts import label, name_it, restyle, row, write_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.views.theme.theme import Theme

_TYPING_PAUSE_MS = 120
_NAME_WIDTH, _NARROW_NAME_WIDTH, _LEAST_NAME_WIDTH = 280, 200, 72
_FILTER_WIDTH, _NARROW_FILTER_WIDTH = 190, 150


class ListBar(QWidget):
    """The line above the table.

    Signals:
        open_requested: another list is wanted beside this one.
        close_requested: this list is no longer wanted.
        choice_changed: the user says how to read the file: the choice's name and the value.
        preview_requested: how would the file look read so? The choice's name and the value.
        filter_changed: rows that contain this text are wanted; "" for all.
    """

    open_requested = Signal()
    close_requested = Signal()
    choice_changed = Signal(str, object)
    preview_requested = Signal(str, object)
    filter_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = label("", "title", name="listName", accessible=tr("List"))
        self._rows = label("", "muted", name="listRows", accessible=tr("Rows of the list"))
        self._choice_area = QWidget()
        self._choices = row(self._choice_area, spacing=2)
        self._all = QToolButton()
        name_it(self._all, "chooseReading", tr("How the file was read"))
        self._all.setProperty("role", "choice")
        self._all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._all.setMenu(QMenu(self._all))
        self._filter = FindBox()
        name_it(self._filter, "filter", tr("Find rows"))
        self._filter.setPlaceholderText(tr("Find rows"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(_FILTER_WIDTH)
        self._filter_icon = self._filter.addAction(
            icons.icon("search", theme.tokens.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.filter_changed.emit(self._filter.text().strip()))
        self._filter.textChanged.connect(self._pause.start)
        self._open = self._icon_button("openAnother", tr("Open"), tr("Open another list"))
        self._open.clicked.connect(self.open_requested)
        self._close = self._icon_button("closeList", tr("Close this list"), tr("Close this list"))
        self._close.clicked.connect(self.close_requested)
        self._layout = layout = row(self, spacing=10)
        layout.addWidget(self._open)
        layout.addWidget(self._name)
        layout.addWidget(self._rows)
        layout.addWidget(self._choice_area)
        layout.addWidget(self._all)
        layout.addStretch(1)
        layout.addWidget(self._filter)
        layout.addWidget(self._close)
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered at the moment."""
        return tuple(button.choice for button in self._choice_area.findChildren(ChoiceButton))

    def show_list(self, name: str, rows: int, choices: Sequence[Choice]) -> None:
        """Show a list's name, its length and how it was read."""
        self._name.setToolTip(name)
        self._rows.setText(numbers.rows(rows))
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        self._all.menu().clear()
        for choice in choices:
            button = self._make_choice(choice)
            self._choices.addWidget(button)
            self._all.menu().addMenu(button.menu()).setText(button.text())
        is_sure = all(choice.is_sure for choice in choices)
        write_on(self._all, tr("Read as") if is_sure else tr("Read as ?"))
        restyle(self._all, "unsure", not is_sure)
        self._make_room()

    def show_matches(self, shown: int, rows: int) -> None:
        """Say how many rows the filter left."""
        if shown == rows:
            self._rows.setText(numbers.rows(rows))
        else:
            self._rows.setText(tr("{shown} of {rows}", shown=numbers.count(shown), rows=numbers.rows(rows)))

    def show_finding(self) -> None:
        """Say that the rows which are wanted are still being found."""
        self._rows.setText(tr("Finding the rows…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the choices into one button where there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        name, metrics = self._name.toolTip(), self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH))
        others = (self._open, self._name, self._rows, self._choice_area, self._close)
        spacing = self._layout.spacing() * len(others)
        wanted = sum(part.sizeHint().width() for part in others) + _FILTER_WIDTH + spacing
        is_narrow = wanted > self.width()
        self._choice_area.setVisible(not is_narrow)
        self._all.setVisible(is_narrow)
        self._filter.setFixedWidth(_NARROW_FILTER_WIDTH if is_narrow else _FILTER_WIDTH)
        if is_narrow:
            parts = (self._open, self._rows, self._all, self._close)
            taken = sum(part.sizeHint().width() for part in parts) + _NARROW_FILTER_WIDTH + spacing
            room = max(
                _LEAST_NAME_WIDTH, min(_NARROW_NAME_WIDTH, self.width() - taken - self._layout.spacing())
            )
            self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._name.setAccessibleDescription(name)  # whole

    def focus_filter(self) -> None:
        """Put the cursor in the box that finds rows."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def show_preview(self, name: str, headers: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
        """Show the first rows in the menu of a choice; None where there is nothing to show so soon."""
        for part in self._choice_area.findChildren(ChoiceButton):
            if part.choice.name == name:
                part.show_preview(headers, rows)

    def _make_choice(self, choice: Choice) -> ChoiceButton:
        result = ChoiceButton(choice)
        result.chosen.connect(self.choice_changed)
        result.preview_requested.connect(self.preview_requested)
        return result

    @staticmethod
    def _icon_button(name: str, accessible: str, tip: str) -> QToolButton:
        result = QToolButton()
        name_it(result, name, accessible)
        result.setToolTip(tip)
        result.setProperty("role", "icon")
        result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return result

    def _tint(self) -> None:
        muted = self._theme.tokens.muted
        self._open.setIcon(icons.icon("open", muted))
        self._close.setIcon(icons.icon("close", muted, size_px=16))
        self._filter_icon.setIcon(icons.icon("search", self._theme.tokens.muted))
