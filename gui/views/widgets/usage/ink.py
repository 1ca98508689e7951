"""How the kinds of searches are drawn: each with lines of its own, so that colour is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from gui.leads.fields import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.views.theme.tokens import Tokens

_GAP, _WIDE_GAP = 5, 11  # between the lines of a pattern, in pixels
_THIN, _HAIR = 6, 2  # below these, in pixels: no room for a pattern, none for an outline
_PALE = 0.6


def fill(painter: QPainter, box: QRectF, kind: Kind, colors: Tokens, *, is_light: bool = False) -> None:
    """Fill a box as its kind is drawn: full, slanted lines, lying lines.

    Args:
        painter: draws.
        box: what to fill.
        kind: which search.
        colors: of the theme.
        is_light: for credits that came back: a tint in outline, with fewer lines.

    A box too thin for its lines is full, for they would be all of it; one too thin for an outline is pale.
    """
    strong, tint = _colors(kind, colors)
    if box.width() <= 0 or box.height() <= 0:
        return
    painter.save()
    has_outline = is_light and box.width() > _HAIR and box.height() > _HAIR
    if is_light and not has_outline:
        painter.setOpacity(_PALE)
    painter.fillRect(box, QColor(tint if has_outline else strong))
    if box.width() >= _THIN and box.height() >= 1:
        painter.setClipRect(box)
        painter.setPen(QPen(QColor(strong if is_light else colors.surface), 1.2))
        for line in _lines(box, kind, _WIDE_GAP if is_light else _GAP):
            painter.drawLine(line)
        painter.setClipping(False)
    if has_outline:
        painter.setPen(QPen(QColor(strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _colors(kind: Kind, colors: Tokens) -> tuple[str, str]:
    return {
        Kind.EMAIL: (colors.accent, colors.accent_tint),
        Kind.PHONE: (colors.known, colors.known_tint),
        Kind.VERIFY: (colors.found, colors.found_tint),
    }[kind]


def _lines(box: QRectF, kind: Kind, gap: int) -> list[QLineF]:
    if kind is Kind.PHONE:
        first, last = int(box.left() - box.height()) // gap, int(box.right()) // gap
        return [
            QLineF(x * gap, box.bottom(), x * gap + box.height(), box.top()) for x in range(first, last + 1)
        ]
    if kind is Kind.VERIFY:
        first, last = int(box.top()) // gap, int(box.bottom()) // gap
        return [
            QLineF(QPointF(box.left(), y * gap + 0.5), QPointF(box.right(), y * gap + 0.5))
            for y in range(first, last + 1)
        ]
    return []
