"""A guess about a file as a button; its menu offers the others, and shows the first rows by each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget, QWidgetAction

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import column, label, name_it, restyle, write_on
from gui.views.widgets.top_rows import TopRows

if TYPE_CHECKING:
    from collections.abc import Sequence

_PREVIEW_WIDTH = 460
_PREVIEW_ROWS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that was guessed or chosen about a file, and what else it could be.

    Attributes:
        name: what it is about: sheet, header_row, encoding or delimiter.
        words: what the button says.
        tip: what it means.
        options: the values to choose from, with their words.
        value: the value in force.
        is_sure: whether the guess was a sure one; unsure ones carry a "?".
    """

    name: str
    words: str
    tip: str
    options: Sequence[tuple[object, str]]
    value: object
    is_sure: bool = True


class ChoiceButton(QToolButton):
    """A guess about the file; its menu changes it.

    Signals:
        chosen: another value was chosen: the choice's name and the value.
        preview_requested: how would it look by this value? The choice's name and the value.
    """

    chosen = Signal(str, object)
    preview_requested = Signal(str, object)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        name_it(self, f"choose_{choice.name}", choice.tip)
        self.setProperty("role", "choice")
        write_on(self, choice.words if choice.is_sure else f"{choice.words} ?")
        self.setToolTip(choice.tip if choice.is_sure else tr("{tip} Not sure: have a look.", tip=choice.tip))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        restyle(self, "unsure", not choice.is_sure)
        self.setEnabled(len(choice.options) > 1)
        self._fill_menu(choice)

    def _fill_menu(self, choice: Choice) -> None:
        menu, group = self.menu(), QActionGroup(self)
        for value, words in choice.options:
            action = QAction(words, self)
            action.setCheckable(True)
            action.setChecked(value == choice.value)
            action.triggered.connect(partial(self._on_triggered, value))
            action.hovered.connect(partial(self.preview_requested.emit, choice.name, value))
            group.addAction(action)
            menu.addAction(action)
        self._top = TopRows()
        self._preview = QWidgetAction(menu)
        self._preview.setDefaultWidget(self._make_preview())
        self._preview.setEnabled(False)
        menu.addAction(self._preview)
        menu.aboutToShow.connect(partial(self.preview_requested.emit, choice.name, choice.value))

    def _make_preview(self) -> QWidget:
        result = QWidget()
        name_it(result, "readingPreview", tr("First rows"))
        result.setFixedWidth(_PREVIEW_WIDTH)
        inner = column(result, margin=tokens.SPACE_INSIDE, spacing=tokens.SPACE_TIGHT)
        inner.addWidget(label(tr("First rows, read this way"), "caption"))
        inner.addWidget(self._top)
        self._top.setShowGrid(False)
        self._top.show_rows(("",), [()] * _PREVIEW_ROWS)
        return result

    def show_preview(self, headers: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
        """Show how the list begins by the value asked for; None where that takes reading all of it."""
        self._preview.setVisible(headers is not None)
        if headers is not None:
            empty = [()] * _PREVIEW_ROWS  # the menu keeps its height
            self._top.show_rows(headers, [*rows, *empty][:_PREVIEW_ROWS])

    def _on_triggered(self, value: object, _checked: object = None) -> None:
        self.chosen.emit(self.choice.name, value)
