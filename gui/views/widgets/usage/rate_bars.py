"""How much of what was asked was found: a lying bar for each kind, with its share and number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from gui.views.theme.words import tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.usage.chart import MARGIN, Chart
from gui.views.widgets.usage.ink import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from gui.leads.fields import Kind
    from gui.leads.usage import KindUsage
    from gui.views.theme.theme import Theme
    from gui.views.theme.tokens import Tokens
    from gui.views.widgets.usage.chart import Mark

_ROW = 44
_THICK = 12.0


class RateBars(Chart):
    """The chart of what was found."""

    MOVES: ClassVar[Mapping[int, int]] = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Right: 1,
    }
    BEGINS_LAST = False

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, tr("Chart of what was found"), _ROW)
        self._kinds: Sequence[tuple[Kind, KindUsage]] = ()

    def show_kinds(
        self, kinds: Sequence[tuple[Kind, KindUsage]], marks: Sequence[Mark], summary: str
    ) -> None:
        """Show these, with the words of each."""
        self._kinds = kinds
        self.setFixedHeight(round(_ROW * max(1, len(kinds)) + 2 * MARGIN))
        self.show_marks(marks, summary)

    def place_of(self, position: int) -> QRectF:
        """The row of a kind."""
        return QRectF(MARGIN, MARGIN + position * _ROW, self.width() - 2 * MARGIN, _ROW)

    def draw(self, painter: QPainter, colors: Tokens) -> None:
        """Draw a row for each kind: its name and share above its bar."""
        metrics = QFontMetricsF(painter.font())
        self.draw_mark(painter, colors)
        for position, (kind, used) in enumerate(self._kinds):
            row = self.place_of(position).adjusted(4, 4, -4, -6)
            words = QRectF(row.left(), row.top(), row.width(), metrics.height())
            painter.setPen(QColor(colors.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft, looked_up_words(kind))
            painter.setPen(QColor(colors.muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, self._marks[position].label)
            track = QRectF(row.left(), row.bottom() - _THICK, row.width(), _THICK)
            painter.fillRect(track, QColor(colors.line))
            share = used.found / used.answered if used.answered else 0
            fill(painter, QRectF(track.left(), track.top(), track.width() * share, _THICK), kind, colors)
