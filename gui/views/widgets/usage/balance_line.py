"""The balance over time: a line that stays where it was until it was read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.usage.axis import draw_labels, draw_scale, round_top, width_of_scale
from gui.views.widgets.usage.chart import MARGIN, Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from gui.leads.usage import BalancePoint
    from gui.views.theme.theme import Theme
    from gui.views.theme.tokens import Tokens
    from gui.views.widgets.usage.chart import Mark

_HEIGHT = 150
_LOWEST = 20.0
_DOT = 3.5
_FEW = 40  # points that are each drawn as a dot


class BalanceLine(Chart):
    """The chart of the balance."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, tr("Chart of the balance"), _HEIGHT)
        self._points: Sequence[BalancePoint] = ()
        self._top = round_top(0)

    def show_points(self, points: Sequence[BalancePoint], marks: Sequence[Mark], summary: str) -> None:
        """Show these, with the words of each."""
        self._points = points
        self._top = round_top(max((point.credits.quarters for point in points), default=0))
        self.show_marks(marks, summary)

    def _room(self) -> QRectF:
        font = self.font()
        font.setPixelSize(tokens.CAPTION_PX)
        left = width_of_scale(QFontMetricsF(font), self._top) + MARGIN
        head = MARGIN + 8
        return QRectF(left, head, self.width() - left - MARGIN, self.height() - head - _LOWEST - MARGIN)

    def _spot(self, room: QRectF, position: int) -> QPointF:
        first, last = self._points[0].at.timestamp(), self._points[-1].at.timestamp()
        point = self._points[position]
        share = (point.at.timestamp() - first) / (last - first) if last > first else 0.5
        y = room.bottom() - room.height() * max(0, point.credits.quarters) / self._top
        return QPointF(room.left() + share * room.width(), y)

    def place_of(self, position: int) -> QRectF:
        """From half the way to the point before to half the way to the next."""
        room = self._room()
        here = self._spot(room, position).x()
        left = room.left() if position == 0 else (self._spot(room, position - 1).x() + here) / 2
        is_last = position == len(self._points) - 1
        right = room.right() if is_last else (self._spot(room, position + 1).x() + here) / 2
        return QRectF(left, room.top(), right - left, room.height() + _LOWEST)

    def draw(self, painter: QPainter, colors: Tokens) -> None:
        """Draw scale, line and the marked point."""
        room = self._room()
        draw_scale(painter, room, self._top, colors)
        if not self._points:
            return
        spots = [self._spot(room, n) for n in range(len(self._points))]
        path = QPainterPath(spots[0])
        for spot in spots[1:]:
            path.lineTo(spot.x(), path.currentPosition().y())
            path.lineTo(spot)
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.drawPath(path)
        painter.setBrush(QColor(colors.accent))
        for spot in spots if len(spots) <= _FEW else spots[-1:]:
            painter.drawEllipse(spot, _DOT - 1, _DOT - 1)
        if 0 <= self.marked < len(spots):
            spot = spots[self.marked]
            painter.setPen(QPen(QColor(colors.muted), 1))
            painter.drawLine(QLineF(spot.x(), room.top(), spot.x(), room.bottom()))
            painter.setPen(QPen(QColor(colors.surface), 1.5))
            painter.drawEllipse(spot, _DOT + 2, _DOT + 2)
        labels = [(spot.x(), mark.label) for spot, mark in zip(spots, self._marks, strict=True)]
        draw_labels(painter, room, _once(labels), colors)


def _once(labels: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The first of each run of equal labels: a day that was read often is written once."""
    return [each for n, each in enumerate(labels) if n == 0 or labels[n - 1][1] != each[1]]
