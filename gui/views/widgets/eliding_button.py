"""A button that shortens its words where there is little room, and says them whole to those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_WIDTH = 48
_FRAME = 12  # padding and border
_BOLDER = 6  # words get a little wider when they are marked


class ElidingButton(QPushButton):
    """Takes as much room as its words need, or less."""

    def __init__(self, parent: QWidget | None = None, *, frame: int = _FRAME) -> None:
        """Make one whose padding and border take ``frame`` pixels of its width."""
        super().__init__(parent)
        self._frame = frame
        self._words = self._end = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, end: str = "") -> None:
        """Show words, and a sign behind them that is never left out."""
        self._words, self._end = words, end
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt's question: room for all the words."""
        self.ensurePolished()  # the style sheet decides on the letters
        width = self.fontMetrics().horizontalAdvance(self._words + self._end)
        return QSize(width + self._frame + _BOLDER, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt's question: room for some of them."""
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room when the letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - self._frame - metrics.horizontalAdvance(self._end)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        if self.text() != shown + self._end:
            self.setText(shown + self._end)
