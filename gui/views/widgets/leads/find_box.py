"""The box that finds rows: Escape empties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBox(QLineEdit):
    """A line of text; once it is empty, Escape is for whoever is around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape while there is something to empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
