"""Which language the window speaks: the system's, or one of those that ship, called as it calls itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from gui.views.theme.words import LANGUAGES, tr
from gui.views.widgets.parts import name_it


class LanguageBox(QComboBox):
    """A choice of languages.

    Signals:
        chosen: another language was chosen: its code, "" for the system's.
    """

    chosen = Signal(str)

    def __init__(self, code: str) -> None:
        super().__init__()
        name_it(self, "language", tr("Language"))
        self.addItem(tr("As the system"), "")
        for each, words in LANGUAGES.items():
            self.addItem(words, each)
        self._code = code
        self.setCurrentIndex(max(0, self.findData(code)))
        self.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        before, self._code = self._code, str(self.currentData())
        if self._code != before:
            self.chosen.emit(self._code)
