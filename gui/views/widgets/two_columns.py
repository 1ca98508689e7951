"""Cards beside each other where there is room for two, else below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gui.views.theme import tokens
from gui.views.widgets.parts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_WIDEST = 560  # of one column


class TwoColumns(QWidget):
    """Lays out cards; in one column the left ones stand above the right ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_cards: list[QWidget] = []
        self._right_cards: list[QWidget] = []
        self._is_wide = True
        outer = row(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_CARD)
        self._left = column(spacing=tokens.SPACE_CARD)
        self._right = column(spacing=tokens.SPACE_CARD)
        outer.addLayout(self._left, 1)
        outer.addLayout(self._right, 1)
        outer.addStretch(0)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def add(self, card: QWidget, *, is_right: bool = False) -> None:
        """Put a card below the others of its column."""
        card.setMaximumWidth(_WIDEST)
        (self._right_cards if is_right else self._left_cards).append(card)
        layout = self._right if is_right and self._is_wide else self._left
        place = layout.count() - 1  # before the stretch
        if not is_right and not self._is_wide:
            place -= len(self._right_cards)
        layout.insertWidget(place, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._place(is_wide=event.size().width() >= self._needed(self._left_cards, self._right_cards))

    def minimumSizeHint(self) -> QSize:
        """Qt's question: one column will do, so that two can give way."""
        return QSize(
            self._needed((*self._left_cards, *self._right_cards)), super().minimumSizeHint().height()
        )

    @staticmethod
    def _needed(*columns: Sequence[QWidget]) -> int:
        """The width at which the widest card of each column has its room."""
        widths = [max((card.minimumSizeHint().width() for card in cards), default=0) for cards in columns]
        return sum(widths) + tokens.SPACE_CARD * (len(columns) - 1) + 2 * tokens.SPACE_CARDS

    def _place(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        while self._right.count():
            self._right.takeAt(0)
        for card in self._right_cards:
            self._left.removeWidget(card)
            if is_wide:
                self._right.addWidget(card)
            else:
                self._left.insertWidget(self._left.count() - 1, card)
        if is_wide:
            self._right.addStretch(1)
