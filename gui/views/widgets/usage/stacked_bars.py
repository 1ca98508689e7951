"""Credits by step: a bar for each, stacked by kind, what was paid solid, what came back in outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from gui.leads.fields import Kind
from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.usage.axis import draw_labels, draw_scale, in_step, round_top, width_of_scale
from gui.views.widgets.usage.chart import MARGIN, Chart
from gui.views.widgets.usage.ink import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from gui.leads.usage import Bar
    from gui.views.theme.theme import Theme
    from gui.views.theme.tokens import Tokens
    from gui.views.widgets.usage.chart import Mark

_HEIGHT = 216
_WIDEST = 40.0  # of one bar
_LEAST = 1.0  # of what is there at all
_LEGEND = 10.0  # a box of the legend
_LINE = 18.0
_LOWEST = 20.0  # the words below


class StackedBars(Chart):
    """The chart of the credits."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, tr("Chart of the credits"), _HEIGHT)
        self._bars: Sequence[Bar] = ()
        self._top = round_top(0)
        self._legend: tuple[tuple[Kind, bool, str], ...] = ()

    def show_bars(self, bars: Sequence[Bar], marks: Sequence[Mark], summary: str) -> None:
        """Show these, with the words of each."""
        self._bars = bars
        self._top = round_top(max((_height(bar) for bar in bars), default=0))
        kinds = [kind for kind in Kind if any(_quarters(bar, kind) for bar in bars)]
        paid = [(kind, False, looked_up_words(kind)) for kind in kinds]
        back = [(kinds[0], True, tr("outlined: refunded"))] if _has_refunds(bars) and kinds else []
        self._legend = (*paid, *back)
        self.show_marks(marks, summary)

    def _room(self) -> QRectF:
        font = self.font()
        font.setPixelSize(tokens.CAPTION_PX)
        metrics = QFontMetricsF(font)
        left = width_of_scale(metrics, self._top) + MARGIN
        head = MARGIN + _LINE * (1 + max((line for *_rest, line in self._legend_places(metrics)), default=0))
        return QRectF(
            left, head + 8, self.width() - left - MARGIN, self.height() - head - 8 - _LOWEST - MARGIN
        )

    def _legend_places(self, metrics: QFontMetricsF) -> Iterator[tuple[Kind, bool, str, float, int]]:
        """Each entry of the legend: how it is drawn, its words, how far right and in which line."""
        x, line = MARGIN, 0
        for kind, is_light, words in self._legend:
            width = _LEGEND + 6 + metrics.horizontalAdvance(words)
            if x > MARGIN and x + width > self.width() - MARGIN:
                x, line = MARGIN, line + 1
            yield kind, is_light, words, x, line
            x += width + 14

    def place_of(self, position: int) -> QRectF:
        """The whole height above a step."""
        return self._column(self._room(), position)

    def _column(self, room: QRectF, position: int) -> QRectF:
        width = room.width() / len(self._bars)
        return QRectF(room.left() + position * width, room.top(), width, room.height() + _LOWEST)

    def draw(self, painter: QPainter, colors: Tokens) -> None:
        """Draw legend, scale and bars."""
        metrics = QFontMetricsF(painter.font())
        for kind, is_light, words, x, line in self._legend_places(metrics):
            y = MARGIN + line * _LINE
            fill(painter, QRectF(x, y + 3, _LEGEND, _LEGEND), kind, colors, is_light=is_light)
            painter.setPen(QColor(colors.muted))
            box = QRectF(x + _LEGEND + 6, y, self.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)
        room = self._room()
        self.draw_mark(painter, colors)
        draw_scale(painter, room, self._top, colors)
        for position, bar in enumerate(self._bars):
            self._draw_bar(painter, room, self._column(room, position), bar, colors)
        places = [(self._column(room, n).center().x(), mark.label) for n, mark in enumerate(self._marks)]
        draw_labels(painter, room, in_step(places, room, metrics), colors)

    def _draw_bar(self, painter: QPainter, room: QRectF, place: QRectF, bar: Bar, colors: Tokens) -> None:
        width = min(_WIDEST, max(1.0, place.width() * 0.72))
        left, y = place.center().x() - width / 2, room.bottom()
        for is_light in (False, True):
            for kind in Kind:
                if kind in bar.kinds:
                    used = bar.kinds[kind]
                    amount = used.refunded if is_light else used.paid
                    share = amount.quarters / self._top
                    height = max(_LEAST, room.height() * share) if amount else 0
                    y -= height
                    fill(painter, QRectF(left, y, width, height), kind, colors, is_light=is_light)


def _quarters(bar: Bar, kind: Kind) -> int:
    used = bar.kinds.get(kind)
    return used.paid.quarters + used.refunded.quarters if used is not None else 0


def _height(bar: Bar) -> int:
    return sum(_quarters(bar, kind) for kind in Kind)


def _has_refunds(bars: Sequence[Bar]) -> bool:
    return any(used.refunded for bar in bars for used in bar.kinds.values())
