"""The frame of a chart: an upright scale in round numbers, and labels below as many as have room."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from gui.leads.credits import QUARTERS, Credits
from gui.views.theme import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from gui.views.theme.tokens import Tokens

_APART = 8.0  # between words
_STEPS = (1, 2, 2.5, 5, 10)


def round_top(highest: int) -> int:
    """The end of a scale in quarters: a round number at or above the highest, at least one credit."""
    highest = max(highest, QUARTERS)
    unit: float = 10 ** math.floor(math.log10(highest / QUARTERS)) * QUARTERS
    fitting = [round(unit * step) for step in _STEPS if unit * step >= highest]
    return max(fitting[0], QUARTERS)


def width_of_scale(metrics: QFontMetricsF, top: int) -> float:
    """How much room the words of the scale need."""
    return max(metrics.horizontalAdvance(numbers.amount(Credits(each))) for each in (0, top // 2, top)) + 6


def draw_scale(painter: QPainter, room: QRectF, top: int, colors: Tokens) -> None:
    """Draw three lines across the room with their amounts at the left."""
    metrics = QFontMetricsF(painter.font())
    for value in (0, top // 2, top):
        y = round(room.bottom() - room.height() * value / top) + 0.5
        painter.setPen(QPen(QColor(colors.control_line if value == 0 else colors.line), 1))
        painter.drawLine(QLineF(room.left(), y, room.right(), y))
        painter.setPen(QColor(colors.muted))
        words = numbers.amount(Credits(value))
        box = QRectF(0, y - metrics.height() / 2, room.left() - 6, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def in_step(
    places: Sequence[tuple[float, str]], room: QRectF, metrics: QFontMetricsF
) -> Sequence[tuple[float, str]]:
    """As many of the labels as have room with the same number of bars between each and the next.

    The last one is always among them.
    """
    for step in range(1, len(places) + 1):
        chosen = places[::-1][::step][::-1]
        spans = [_span(room, metrics, center, words) for center, words in chosen]
        if all(one[1] + _APART <= next_one[0] for one, next_one in pairwise(spans)):
            return chosen
    return places


def _span(room: QRectF, metrics: QFontMetricsF, center: float, words: str) -> tuple[float, float]:
    """From where to where a label goes that is below its place, and not outside of the room."""
    width = metrics.horizontalAdvance(words)
    left = min(max(room.left(), center - width / 2), room.right() - width)
    return left, left + width


def draw_labels(painter: QPainter, room: QRectF, places: Sequence[tuple[float, str]], colors: Tokens) -> None:
    """Write labels below the room, from the last one back, each that does not touch the one after it."""
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(colors.muted))
    free = room.right() + _APART
    for center, words in reversed(places):
        left, right = _span(room, metrics, center, words)
        if right + _APART <= free and left >= room.left():
            box = QRectF(left, room.bottom() + 4, right - left + 1, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
            free = left
