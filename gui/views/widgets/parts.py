"""The smallest parts every card is made of: labels with a role, lines, cards, buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.views.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

ButtonType = TypeVar("ButtonType", bound=QPushButton)
_RING, _RING_INSET = 2, 4  # pixels


class Label(QLabel):
    """A label whose accessible name says what its words are; then a screen reader says both."""

    def setText(self, words: str) -> None:
        """Write on it."""
        super().setText(words)
        if self.accessibleName():
            self.setAccessibleDescription("" if words == self.accessibleName() else words)


def label(
    text: str = "", role: str = "", *, name: str = "", accessible: str = "", wraps: bool = False
) -> QLabel:
    """A label in one of the style sheet's roles.

    Args:
        text: the words.
        role: caption, muted, title, pageTitle, cardTitle, price, number, warn, found or bad.
        name: ``objectName``, for labels that scripts and style rely on.
        accessible: what a screen reader calls it.
        wraps: whether it breaks its lines.
    """
    result = Label()
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    name_it(result, name, accessible)
    result.setText(text)
    result.setWordWrap(wraps)
    return result


def name_it(widget: QWidget, name: str, accessible: str = "") -> None:
    """Give a widget the names that scripts and screen readers rely on."""
    if name:
        widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    if isinstance(widget, QComboBox) and accessible:
        # On Linux Qt calls a box by what is chosen in it, so that its name goes where more is said.
        widget.setAccessibleDescription(accessible)


def write_on(part: QAbstractButton, words: str) -> None:
    """Put words on a button that keeps its accessible name: a screen reader says both."""
    part.setText(words)
    part.setAccessibleDescription("" if words == part.accessibleName() else words.strip())


class Button(QPushButton):
    """A push button whose words may change while its accessible name stays.

    The primary one is filled with the accent, on which a ring of the accent would not be seen: it has
    one inside, in the colour of its words.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and its ring if it is the primary one and has the focus."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), _RING))
            room = QRectF(self.rect()).adjusted(_RING_INSET, _RING_INSET, -_RING_INSET, -_RING_INSET)
            painter.drawRoundedRect(room, tokens.RADIUS_CONTROL - 2, tokens.RADIUS_CONTROL - 2)
            painter.end()

    def setText(self, words: str) -> None:
        """Write on it; what its name does not say is said as well."""
        super().setText(words)
        self.setAccessibleDescription("" if words == self.accessibleName() else words)


def button(
    text: str, name: str, accessible: str = "", *, role: str = "", on_click: Callable[[], None]
) -> QPushButton:
    """A push button."""
    result = dress(Button(), name, accessible or text, role=role, on_click=on_click)
    result.setText(text)
    return result


def dress(
    result: ButtonType, name: str, accessible: str, *, role: str = "", on_click: Callable[[], None]
) -> ButtonType:
    """Make a button one of ours; ``clicked``'s bool never reaches ``on_click``."""
    name_it(result, name, accessible)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setAutoDefault(False)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the ring is for the keyboard, not after a click
    if role:
        result.setProperty("role", role)
    result.clicked.connect(lambda _checked=False: on_click())
    return result


def line() -> QFrame:
    """A hairline across a card."""
    result = QFrame()
    result.setProperty("role", "line")
    result.setFixedHeight(1)
    return result


def restyle(widget: QWidget, property_name: str, value: object) -> None:
    """Change a property the style sheet looks at, and have it looked at again."""
    if widget.property(property_name) != value:
        widget.setProperty(property_name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def column(
    parent: QWidget | None = None, *, margin: int = 0, spacing: int = tokens.SPACE_INSIDE
) -> QVBoxLayout:
    """A vertical layout with the given margin all around."""
    result = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _space(result, margin, spacing)
    return result


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = tokens.SPACE_INSIDE) -> QHBoxLayout:
    """A horizontal layout with the given margin all around."""
    result = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _space(result, margin, spacing)
    return result


def _space(layout: QBoxLayout, margin: int, spacing: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)


def nothing_yet(title: str, text: str, name: str = "") -> QWidget:
    """A page that has nothing but words yet; ``name`` is the title's."""
    result = QWidget()
    inner = column(result, spacing=tokens.SPACE_TIGHT)
    inner.addStretch(2)
    for part in (label(title, "price", name=name), label(text, "muted", wraps=True)):
        part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(part)
    inner.addStretch(3)
    return result


_BORDER = 1  # what the style sheet draws around a card


class Card(QWidget):
    """A bordered surface with a title and a column of content.

    Attributes:
        body: where the content goes.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        # No QFrame: layouts would take its frame off its room, or not, by when it was dressed.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Not Maximum: words that break into more lines than expected would be cut.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = column(self, margin=tokens.SPACE_CARD + _BORDER)
        if title:
            self.title = label(title, "cardTitle")
            self.body.addWidget(self.title)


class Figure(QWidget):
    """One line of a card: what it is on the left, the number on the right.

    Attributes:
        value: the number's label, whose accessible name is the line's words.
    """

    def __init__(self, words: str, name: str = "", *, role: str = "number", caption: bool = False) -> None:
        super().__init__()
        layout = row(self)
        self.words = label(words, "muted" if caption else "")
        self.value = label("–", role, name=name, accessible=words)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.words)
        layout.addStretch(1)
        layout.addWidget(self.value)

    def show_value(self, text: str, tip: str = "") -> None:
        """Put a number on the line, with a longer explanation for those who ask."""
        self.value.setText(text)
        self.value.setAccessibleDescription(text)
        self.setToolTip(tip)
