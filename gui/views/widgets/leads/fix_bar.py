"""What the current problem can be mended with: in words, for this row or for all alike, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from gui.views.theme import numbers, tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import button, label, name_it, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class FixBar(QFrame):
    """A line of words with three buttons.

    Signals:
        fix_requested: mend this row.
        fix_all_requested: mend every row with this problem.
        undo_requested: take back what was mended last.
    """

    fix_requested = Signal()
    fix_all_requested = Signal()
    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fixBar")
        self.setProperty("role", "footer")
        self._words = label("", "muted", name="fixWords", accessible=tr("Fix"), wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = button(tr("Undo"), "undoFix", on_click=self.undo_requested.emit)
        self._all = button(tr("Fix all"), "fixAll", on_click=self.fix_all_requested.emit)
        self._one = button(tr("Fix"), "fixOne", on_click=self.fix_requested.emit)
        layout = row(self, spacing=tokens.SPACE_INSIDE)
        layout.setContentsMargins(tokens.SPACE_CARD, 6, tokens.SPACE_INSIDE, 6)
        layout.addWidget(self._words, 1)
        for part in (self._undo, self._all, self._one):
            layout.addWidget(part)
        self.show_fix("", None)
        self.show_undo("")

    def show_fix(self, words: str, alike: int | None) -> None:
        """Offer a fix.

        Args:
            words: what it does; "" where only a person can know.
            alike: how many rows have a fix of this kind; None for many.
        """
        self._words.setText(words or tr("Nothing in the row says how to mend it: correct it in your file."))
        self._enable(self._one, bool(words))
        name_it(self._one, "fixOne", tr("Fix: {words}", words=words) if words else tr("Fix"))
        self._all.setText(tr("Fix all") if alike is None else tr("Fix all {n}", n=numbers.count(alike)))
        name_it(self._all, "fixAll", self._all.text())
        self._enable(self._all, bool(words) and alike != 1)

    def show_undo(self, words: str) -> None:
        """Offer to take back the last fix; "" for none."""
        self._undo.setToolTip(words)
        name_it(self._undo, "undoFix", tr("Undo: {words}", words=words) if words else tr("Undo"))
        self._enable(self._undo, bool(words))

    def _enable(self, part: QPushButton, is_enabled: bool) -> None:
        # The keyboard's place is kept in the bar, where the next fix is.
        had_focus = part.hasFocus()
        part.setEnabled(is_enabled)
        if had_focus and not is_enabled:
            self.focusNextChild()
