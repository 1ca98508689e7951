"""Paints the cells of the table: text in one line, answers with a drawing and a tag, a hairline below."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.views.models.answer_cell import AnswerCell
from gui.views.models.lead_model import PAINT_ROLE, OwnCell
from gui.views.theme import icons, tokens
from gui.views.theme.fonts import app_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from gui.views.theme.theme import Theme

_PADDING = 10
_ICON = 14
_TAG_HEIGHT = 18
_LEAST_TEXT = 60
# Worked out once: these operators of Qt's flags are slow, and a screen has hundreds of cells.
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
_WIDE_LETTER = 16
Index = QModelIndex | QPersistentModelIndex


@lru_cache(maxsize=64)
def _color(name: str) -> QColor:
    return QColor(name)


class LeadDelegate(QStyledItemDelegate):
    """Paints without making widgets, fonts or pictures per cell."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = app_font(tokens.TEXT_PX)
        self._tag_font = app_font(11)
        self._tag_metrics = QFontMetrics(self._tag_font)
        self._found = ""

    def show_found(self, text: str) -> None:
        """Mark this wherever it stands in the user's own cells; "" for nothing."""
        self._found = text.casefold()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        colors = self._theme.tokens
        state = option.state.value
        painter.save()
        cell = index.data(PAINT_ROLE)
        painter.fillRect(rect, _color(colors.accent_tint if state & _SELECTED else colors.surface))
        painter.setPen(_color(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._font)
        inner = rect.adjusted(_PADDING, 0, -_PADDING, -1)
        if isinstance(cell, AnswerCell):
            self._paint_answer(painter, inner, cell)
        elif isinstance(cell, OwnCell):
            self._paint_own(painter, inner, cell)
        if state & _FOCUSED:
            self._paint_focus(painter, rect)
        painter.restore()

    def _paint_own(self, painter: QPainter, inner: QRect, cell: OwnCell) -> None:
        colors = self._theme.tokens
        if cell.mark:
            picture = icons.pixmap("warn", colors.warn, _ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(inner.left(), inner.center().y() - _ICON // 2 + 1, picture)
            inner = inner.adjusted(_ICON + 6, 0, 0, 0)
            if not cell.text.strip():
                self._write(painter, inner, cell.mark.partition(":")[0], colors.warn)
                return
        elif cell.is_mended:
            picture = icons.pixmap("mended", colors.accent, _ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(inner.left(), inner.center().y() - _ICON // 2 + 1, picture)
            inner = inner.adjusted(_ICON + 6, 0, 0, 0)
        if self._found:
            self._mark_found(painter, inner, cell.text)
        self._write(painter, inner, cell.text, colors.text)

    def _mark_found(self, painter: QPainter, inner: QRect, text: str) -> None:
        """Lay a tint under what was searched for."""
        folded = text.casefold()
        at = folded.find(self._found) if len(folded) == len(text) else -1
        if at < 0:
            return
        metrics = painter.fontMetrics()
        left = inner.left() + metrics.horizontalAdvance(text[:at])
        width = metrics.horizontalAdvance(text[at : at + len(self._found)])
        height = metrics.height() + 2
        mark = QRect(left - 1, inner.center().y() - height // 2 + 1, width + 2, height)
        painter.fillRect(mark & inner, _color(self._theme.tokens.warn_tint))

    def _paint_answer(self, painter: QPainter, inner: QRect, cell: AnswerCell) -> None:
        colors = self._theme.tokens
        color = str(getattr(colors, cell.tone))
        if cell.icon:
            picture = icons.pixmap(cell.icon, color, _ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(inner.left(), inner.center().y() - _ICON // 2 + 1, picture)
            inner = inner.adjusted(_ICON + 6, 0, 0, 0)
        if cell.tag:
            inner = self._paint_tag(painter, inner, cell)
        self._write(painter, inner, cell.text, colors.text if cell.is_value else color)

    def _paint_tag(self, painter: QPainter, inner: QRect, cell: AnswerCell) -> QRect:
        """Paint the tag at the right and give back the room that is left."""
        colors = self._theme.tokens
        tag = cell.short_tag or cell.tag  # alike in every row of a column
        width = self._tag_width(tag)
        if inner.width() - width < _LEAST_TEXT:
            return inner
        top = inner.center().y() - _TAG_HEIGHT // 2 + 1
        pill = QRectF(inner.right() - width + 1, top, width, _TAG_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colors, f"{cell.tone}_tint", colors.hover)))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(QColor(colors.muted if cell.tone == "text" else getattr(colors, cell.tone)))
        painter.setFont(self._tag_font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, tag)
        painter.setFont(self._font)
        return inner.adjusted(0, 0, -width - 8, 0)

    def _tag_width(self, tag: str) -> int:
        return self._tag_metrics.horizontalAdvance(tag) + 12

    @staticmethod
    def _write(painter: QPainter, inner: QRect, text: str, color: str) -> None:
        painter.setPen(_color(color))
        if len(text) * _WIDE_LETTER > inner.width():
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LINE, text)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        pen = painter.pen()
        pen.setColor(QColor(self._theme.tokens.accent))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
