"""A list that is being read: how far it is, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.views.theme import motion, numbers, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.parts import Card, button, label, name_it, row
from gui.views.widgets.top_rows import TopRows

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = 1000


class Opening(QWidget):
    """Shown while a list is opened.

    Signals:
        cancel_requested: the user does not want this list after all.
        cancel_all_requested: nor any of those that wait behind it.
    """

    cancel_requested = Signal()
    cancel_all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card = Card("")
        self._card.setFixedWidth(520)
        self._name = label("", "title", name="openingName")
        self._rows = label("", "muted", name="openingRows", accessible=tr("Rows read"))
        self._bar = QProgressBar()
        name_it(self._bar, "openingProgress", tr("Opening progress"))
        self._bar.setTextVisible(False)
        self._card.body.setSpacing(tokens.SPACE_BETWEEN)
        self._top = TopRows()
        self._waiting = label("", "caption", name="openingWaiting")
        for part in (self._name, self._waiting, self._top, self._bar):
            self._card.body.addWidget(part)
        bottom = row()
        bottom.addWidget(self._rows)
        bottom.addStretch(1)
        self._cancel_all = button(
            tr("Cancel all"), "cancelAll", role="link", on_click=self.cancel_all_requested.emit
        )
        bottom.addWidget(self._cancel_all)
        bottom.addWidget(button(tr("Cancel"), "cancelOpening", on_click=self.cancel_requested.emit))
        self._card.body.addLayout(bottom)
        row(self).addWidget(self._card, alignment=Qt.AlignmentFlag.AlignCenter)

    def begin(self, name: str, waiting: int = 0) -> None:
        """Say which list is being opened, and how many wait behind it."""
        self._name.setText(tr("Opening {name}", name=name))
        self.show_waiting(waiting)
        self._rows.setText(tr("Reading the first rows"))
        motion.show_unknown(self._bar)
        self._top.hide()

    def show_waiting(self, waiting: int) -> None:
        """Say how many lists wait."""
        words = plural(waiting, "1 more list waits.", "{n} more lists wait.", n=numbers.count(waiting))
        self._waiting.setText(words)
        self._waiting.setVisible(waiting > 0)
        self._cancel_all.setVisible(waiting > 0)

    def show_top(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the first rows of a large list while the rest is read."""
        self._top.show_rows(headers, rows)

    def show_progress(self, rows: int, total: int | None, *, is_checking: bool = False) -> None:
        """Show how many rows are read, or checked, of how many if that is known."""
        done = numbers.rows(rows)
        self._rows.setText(tr("{rows} checked", rows=done) if is_checking else tr("{rows} read", rows=done))
        if not total:
            motion.show_unknown(self._bar)
        else:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(rows, total) * _STEPS // total)
