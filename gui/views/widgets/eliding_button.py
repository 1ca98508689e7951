"""A button that shortens its words where there is little room, and says them whole to those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_WIDTH = 48
_FRAME = 26  # padding and border of the widest role


class ElidingButton(QPushButton):
    """Takes as much room as its words need, or less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._end = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, end: str = "") -> None:
        """Show words, and a sign behind them that is never left out."""
        self._words, self._end = words, end
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt's question: room for all the words."""
        width = self.fontMetrics().horizontalAdvance(self._words + self._end)
        return QSize(width + _FRAME, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt's question: room for some of them."""
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - _FRAME - metrics.horizontalAdvance(self._end)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        if self.text() != shown + self._end:
            self.setText(shown + self._end)
