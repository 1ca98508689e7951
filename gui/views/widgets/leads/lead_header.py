"""The table's header in two lines: the column's name, then the field it was recognised as and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from gui.views.theme import icons, tokens
from gui.views.theme.fonts import app_font

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from gui.views.theme.theme import Theme

HEADER_CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_PADDING = 10
_ICON = 14


class HeaderState(Enum):
    """How sure the meaning of a column is."""

    RECOGNISED = "recognised"
    UNSURE = "unsure"
    UNUSED = "unused"
    NEW = "new"  # a column of answers


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """What a header section shows.

    Attributes:
        name: the column's own name.
        caption: the field, or that it is not used, or that it is new.
        reason: why: "94% look like domains"; "" where the name says it.
        below: what its cells say that is longer; "" where nothing is.
    """

    name: str
    caption: str
    reason: str
    state: HeaderState
    below: str = ""


class LeadHeader(QHeaderView):
    """Paints header cells and tells when one is asked for its menu.

    Signals:
        menu_requested: a section's menu is wanted: its logical index and where, in global coordinates.
    """

    menu_requested = Signal(int, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._name_font = app_font(tokens.TEXT_PX, QFont.Weight.DemiBold)
        self._caption_font = app_font(tokens.CAPTION_PX)
        self._cell_font = app_font(tokens.TEXT_PX)
        self.setFixedHeight(tokens.HEADER_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(72)
        self.setDefaultSectionSize(140)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.open_menu(self.logicalIndexAt(at)))
        self.sectionClicked.connect(self.open_menu)
        theme.changed.connect(self.viewport().update)

    def open_menu(self, section: int) -> None:
        """Ask for the menu of a section, below it."""
        if section >= 0:
            at = QPoint(self.sectionViewportPosition(section), self.height())
            self.menu_requested.emit(section, self.viewport().mapToGlobal(at))

    def cell(self, section: int) -> HeaderCell | None:
        """What the model says of a section."""
        value = self.model().headerData(section, Qt.Orientation.Horizontal, HEADER_CELL_ROLE)
        return value if isinstance(value, HeaderCell) else None

    def wanted_width(self, section: int) -> int:
        """Pixels that show both lines whole, and what is said below them, within reason."""
        cell = self.cell(section)
        if cell is None:
            return self.defaultSectionSize()
        name = QFontMetrics(self._name_font).horizontalAdvance(cell.name) + 20
        caption = QFontMetrics(self._caption_font).horizontalAdvance(cell.caption) + _ICON + 4
        lines = int(max(name, caption)) + 2 * _PADDING + 4
        return max(lines, self.marked_width(cell.below) if cell.below else 0)

    def marked_width(self, words: str) -> int:
        """Pixels of a cell that shows these words behind a drawing."""
        return QFontMetrics(self._cell_font).horizontalAdvance(words) + _ICON + 6 + 2 * _PADDING + 4

    def caption(self, cell: HeaderCell, width: int) -> str:
        """The second line of a section of that width: the field, and why where there is room for it."""
        metrics, room = QFontMetrics(self._caption_font), width - 2 * _PADDING - _ICON - 3
        whole = f"{cell.caption} · {cell.reason}" if cell.reason else cell.caption
        if metrics.horizontalAdvance(whole) <= room:
            return whole
        return metrics.elidedText(cell.caption, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        """Qt's question: two lines high; Qt's own answer would measure many sections each time."""
        return QSize(self.length(), tokens.HEADER_HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Repaint the section under the mouse, whose arrow shows."""
        super().mouseMoveEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one header cell."""
        cell = self.cell(section)
        if cell is None or not rect.isValid():
            super().paintSection(painter, rect, section)
            return
        colors = self._theme.tokens
        is_hovered = self._is_hovered(section)
        painter.save()
        painter.fillRect(rect, QColor(colors.hover if is_hovered else colors.canvas))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PADDING, 6, -_PADDING, -6)
        self._paint_name(painter, inner, cell)
        self._paint_caption(painter, inner, cell)
        painter.restore()

    def _is_hovered(self, section: int) -> bool:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        return self.viewport().rect().contains(at) and self.logicalIndexAt(at) == section

    def _paint_name(self, painter: QPainter, inner: QRect, cell: HeaderCell) -> None:
        colors, ratio = self._theme.tokens, self.devicePixelRatioF()
        line = QRect(inner.left(), inner.top(), inner.width() - 18, 18)
        painter.setFont(self._name_font)
        painter.setPen(QColor(colors.text))
        text = painter.fontMetrics().elidedText(cell.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
        arrow = icons.pixmap("chevron", colors.muted, _ICON, ratio)
        painter.drawPixmap(inner.right() - _ICON + 2, inner.top() + 2, arrow)

    def _paint_caption(self, painter: QPainter, inner: QRect, cell: HeaderCell) -> None:
        colors, ratio = self._theme.tokens, self.devicePixelRatioF()
        picture, color = {
            HeaderState.RECOGNISED: ("check", colors.found),
            HeaderState.UNSURE: ("doubt", colors.warn),
            HeaderState.UNUSED: ("missing", colors.muted),
            HeaderState.NEW: ("new", colors.accent),
        }[cell.state]
        line = QRect(inner.left(), inner.bottom() - 16, inner.width(), 17)
        painter.drawPixmap(line.left() - 1, line.top() + 2, icons.pixmap(picture, color, _ICON, ratio))
        painter.setFont(self._caption_font)
        painter.setPen(QColor(color))
        words = line.adjusted(_ICON + 3, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter, self.caption(cell, inner.width() + 2 * _PADDING)
        )

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Qt's question: sections look the same pressed or not."""
        super().initStyleOptionForIndex(option, section)
        option.state &= ~QStyle.StateFlag.State_Sunken
