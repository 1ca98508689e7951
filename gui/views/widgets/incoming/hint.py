"""A quiet bubble beside something, that says one thing about it and goes away."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from gui.views.theme import icons, tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import button, column, label, name_it, row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.views.theme.theme import Theme

_WORDS_WIDTH = 236
_ARROW = 8
_EDGE = 8  # to the edges of the parent
_ARROW_AT = 28  # from the corner


class Side(Enum):
    """On which side of the thing the bubble stands."""

    BELOW = "below"
    LEFT = "left"


class Hint(QWidget):
    """Floats over its parent, takes no focus, moves nothing.

    Signals:
        closed: it was read.
        silenced: no more of them are wanted.
    """

    closed = Signal()
    silenced = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        name_it(self, "hint", tr("Hint"))
        self._theme = theme
        self._side = Side.BELOW
        self._tip = _ARROW_AT
        self._words = label("", name="hintWords", wraps=True)
        self._words.setFixedWidth(_WORDS_WIDTH)
        self._close = QToolButton(self)
        name_it(self._close, "closeHint", tr("Close the hint"))
        self._close.setProperty("role", "icon")
        self._close.setIconSize(QSize(14, 14))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.closed)
        self._layout = column(self, spacing=tokens.SPACE_TIGHT)
        top = row(spacing=tokens.SPACE_TIGHT)
        top.addWidget(self._words)
        top.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(top)
        silence = button(tr("No more hints"), "noMoreHints", role="link", on_click=self.silenced.emit)
        self._layout.addWidget(silence, alignment=Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or "" while it is not on screen."""
        return "" if self.isHidden() else self._words.text()

    def show_beside(self, words: str, target: QRect, side: Side) -> None:
        """Say something beside a place of the parent, never over it."""
        is_new = self.isHidden() or self._words.text() != words
        self._words.setText(words)
        self._side = side
        left, top = tokens.SPACE_BETWEEN, tokens.SPACE_INSIDE
        below, beside = (_ARROW, 0) if side is Side.BELOW else (0, _ARROW)
        self._layout.setContentsMargins(left, top + below, tokens.SPACE_INSIDE + beside, tokens.SPACE_TIGHT)
        self._layout.activate()
        self.resize(self.sizeHint())
        self._place(target)
        self.show()
        self.raise_()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def _place(self, target: QRect) -> None:
        frame = self.parentWidget()
        room = (frame.rect() if frame is not None else target).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self._side is Side.BELOW:
            x = min(max(target.center().x() - _ARROW_AT, room.left()), room.right() - self.width())
            self._tip = target.center().x() - x
            self.move(QPoint(x, target.bottom() + 2))
        else:
            y = min(max(target.center().y() - _ARROW_AT, room.top()), room.bottom() - self.height())
            self._tip = target.center().y() - y
            self.move(QPoint(target.left() - self.width() - 2, y))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bubble with its arrow."""
        body, arrow = self._outline()
        outline = QPainterPath()
        outline.addRoundedRect(body, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        tip = QPainterPath()
        tip.addPolygon(arrow)
        tip.closeSubpath()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
        painter.setBrush(QColor(self._theme.tokens.accent_tint))
        painter.drawPath(outline.united(tip))
        painter.end()

    def _outline(self) -> tuple[QRectF, QPolygonF]:
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._side is Side.BELOW:
            body = whole.adjusted(0, _ARROW, 0, 0)
            at, edge = float(self._tip), body.top() + 1
            points = [(at - _ARROW, edge), (at, whole.top()), (at + _ARROW, edge)]
        else:
            body = whole.adjusted(0, 0, -_ARROW, 0)
            at, edge = float(self._tip), body.right() - 1
            points = [(edge, at - _ARROW), (whole.right(), at), (edge, at + _ARROW)]
        return body, QPolygonF([QPointF(x, y) for x, y in points])

    def _tint(self) -> None:
        self._close.setIcon(icons.icon("close", self._theme.tokens.muted, size_px=14))
