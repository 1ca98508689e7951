"""What every chart has: marks that the mouse and the arrow keys find, words for each, a picture of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip

from gui.views.theme import tokens
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from gui.views.theme.theme import Theme
    from gui.views.theme.tokens import Tokens

_RING = 2
_PICTURE_RATIO = 2.0
MARGIN = 6.0  # between the ring and what is drawn


class Mark(NamedTuple):
    """A bar or a point: what stands below it, and all its numbers in a sentence."""

    label: str
    said: str


class Chart(QAbstractSlider):
    """Draws itself in the theme's colours; one of its marks at a time is the marked one.

    It is a slider over its marks for Qt, so that arrow keys, Home and End move the marked one and a screen
    reader knows what it has before it. What is marked is said in the accessible description, and before
    anything is marked the summary.

    Attributes:
        MOVES: how far an arrow key goes along the marks.
        BEGINS_LAST: whether the keys begin at the last mark, not at the first.
        marked: the position of the marked one, -1 before any.
    """

    MOVES: ClassVar[Mapping[int, int]] = {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Down: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: 1,
    }
    BEGINS_LAST = True

    def __init__(self, theme: Theme, name: str, accessible: str, height: int) -> None:
        super().__init__()
        name_it(self, name, accessible)
        self._theme = theme
        self._summary = ""
        self._marks: Sequence[Mark] = ()
        self.marked = -1
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setPageStep(7)
        self.valueChanged.connect(self._mark)
        theme.changed.connect(self.update)

    def show_marks(self, marks: Sequence[Mark], summary: str) -> None:
        """Show other marks. The marked one stays where it is still among them; else none is marked yet."""
        self.update()
        if self._marks == marks and self._summary == summary:
            return
        said = self._marks[self.marked].said if self.marked >= 0 else ""
        alike = [n for n, mark in enumerate(marks) if said and mark.said == said]
        self._marks, self._summary = marks, summary
        self.marked = self.marked if self.marked in alike else next(iter(alike), -1)
        with QSignalBlocker(self):
            self.setRange(0, max(0, len(marks) - 1))
            first = self.maximum() if self.BEGINS_LAST else 0
            self.setValue(self.marked if self.marked >= 0 else first)
        self.setAccessibleDescription(said if self.marked >= 0 else summary)

    def _mark(self, position: int) -> None:
        if 0 <= position < len(self._marks):
            self.marked = position
            self.setAccessibleDescription(self._marks[position].said)
            self.setToolTip("")
            self.update()

    def place_of(self, position: int) -> QRectF:
        """Where a mark can be pointed at; each kind of chart has its own."""
        raise NotImplementedError

    def draw(self, painter: QPainter, colors: Tokens) -> None:
        """Draw all but the ring; each kind of chart has its own."""
        raise NotImplementedError

    def draw_mark(self, painter: QPainter, colors: Tokens) -> None:
        """Set off the marked one: a ground, and a line below that is seen in both looks."""
        if 0 <= self.marked < len(self._marks):
            place = self.place_of(self.marked)
            painter.fillRect(place, QColor(colors.hover))
            painter.fillRect(
                QRectF(place.left(), place.bottom() - 2, place.width(), 2), QColor(colors.accent)
            )

    def picture(self) -> QPixmap:
        """The chart on its ground, without the marked one, sharp enough for a document."""
        result = QPixmap(self.size() * _PICTURE_RATIO)
        result.setDevicePixelRatio(_PICTURE_RATIO)
        colors = self._theme.tokens
        result.fill(QColor(colors.surface))
        painter = QPainter(result)
        marked, self.marked = self.marked, -1
        self._draw_with(painter, colors)
        self.marked = marked
        painter.end()
        return result

    def _draw_with(self, painter: QPainter, colors: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(tokens.CAPTION_PX)
        painter.setFont(font)
        self.draw(painter, colors)

    def _at(self, x: float, y: float) -> int:
        """The mark at a place, or -1."""
        places = (n for n in range(len(self._marks)) if self.place_of(n).contains(x, y))
        return next(places, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and the ring where the keyboard is."""
        painter = QPainter(self)
        self._draw_with(painter, self._theme.tokens)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), _RING))
            room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(room, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the mark that the mouse rests on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos().x(), event.pos().y())
            if at < 0:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._marks[at].said, self, self.place_of(at).toRect())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark what is clicked on."""
        at = self._at(event.position().x(), event.position().y())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.setValue(at)
            self._mark(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the marks, and tell the numbers of the one that is reached."""
        move = self.MOVES.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        elif self.marked >= 0:  # the first arrow marks where one is
            self.setValue(self.value() + move)
        if event.isAccepted() and self._marks:
            self._mark(self.value())
            place = self.place_of(self.marked).toRect()
            QToolTip.showText(self.mapToGlobal(place.bottomLeft()), self._marks[self.marked].said, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is drawn; the keys begin at one end of the marks."""
        super().focusInEvent(event)
        if self.marked < 0 and event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }:
            self._mark(self.value())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is marked without the keyboard."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.marked = -1
            self.setAccessibleDescription(self._summary)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for the page."""
        event.ignore()
