"""What a start of the app brings back; a card of the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, label, name_it


class ReopeningCard(Card):
    """Asks whether the lists of the last time are opened at the start.

    Signals:
        changed: the user chose otherwise; read ``is_wanted``.
    """

    changed = Signal()

    def __init__(self, *, is_wanted: bool) -> None:
        super().__init__(tr("At the start"))
        self._wanted = QCheckBox(tr("Open the lists of last time"))
        name_it(self._wanted, "reopenLists", tr("Open the lists of last time"))
        self._wanted.setChecked(is_wanted)
        self._wanted.toggled.connect(lambda _checked: self.changed.emit())
        self.body.addWidget(self._wanted)
        words = tr("They are read from your files again. Nothing is sent, and no run goes on by itself.")
        self.body.addWidget(label(words, "muted", wraps=True))

    @property
    def is_wanted(self) -> bool:
        """What is chosen."""
        return self._wanted.isChecked()
