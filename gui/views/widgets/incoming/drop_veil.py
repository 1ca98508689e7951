"""Lies over a window while something is dragged over it, and says what a drop would do, or why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui.views.theme import icons, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.incoming.no_list import short_name
from gui.views.widgets.parts import column, label, restyle, row

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme
    from gui.views.widgets.incoming.offered import Offered

_MARGIN = 8
_WIDEST = 460
_SMALL = 260  # a dialog's height: no room for the drawing


class DropVeil(QFrame):
    """Covers a window and takes no part in what the mouse does. It comes and goes without motion."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._offer: Offered | None = None
        self._drawing = QLabel()
        self._words = label("", "price", name="dropWords", wraps=True)
        self._names = label("", name="dropNames", wraps=True)
        self._left_out = label("", name="dropLeftOut", wraps=True)
        self._plate = QFrame(self)
        self._plate.setObjectName("dropPlate")
        self._inner = inner = column(self._plate, margin=tokens.SPACE_CARDS)
        for part in (self._drawing, self._words, self._names, self._left_out):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(part)
        layout, middle = column(self), row()
        middle.addStretch(1)
        middle.addWidget(self._plate)
        middle.addStretch(1)
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(1)
        theme.changed.connect(self._dress)
        self.hide()

    def _dress(self) -> None:
        if self._offer is not None and self.isVisible():
            self.show_offer(self._offer)

    def show_offer(self, offer: Offered) -> None:
        """Say what becomes of what hangs over the window."""
        self._offer = offer
        self._words.setText(_what_it_does(offer))
        self._names.setText(_names(offer))
        self._names.setVisible(bool(self._names.text()))
        self._left_out.setText(offer.left_out if offer.is_useful else "")
        self._left_out.setVisible(bool(self._left_out.text()))
        restyle(self, "tone", "" if offer.is_useful else "bad")
        for part in (self._plate, self._words, self._names, self._left_out):
            part.style().unpolish(part)
            part.style().polish(part)
        colors = self._theme.tokens
        name, color = ("drop", colors.accent) if offer.is_useful else ("failed", colors.bad)
        self._drawing.setPixmap(icons.pixmap(name, color, 44, 2.0))
        self.cover()
        self.show()
        for layout in (self._plate.layout(), self.layout()):
            if layout is not None:
                layout.activate()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def cover(self) -> None:
        """Be as large as the window."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
            self._plate.setFixedWidth(min(_WIDEST, self.width() - 2 * tokens.SPACE_CARD))
            is_small = self.height() < _SMALL
            self._drawing.setHidden(is_small)
            restyle(self._words, "role", "title" if is_small else "price")
            space = tokens.SPACE_INSIDE if is_small else tokens.SPACE_CARDS
            self._inner.setContentsMargins(space, space, space, space)


def _what_it_does(offer: Offered) -> str:
    if offer.has_cells:
        return tr("Drop to open these cells as a list")
    number = len(offer.files)
    if number:
        return plural(number, "Drop to open this list", "Drop to open {n} lists", n=number)
    return offer.left_out


def _names(offer: Offered) -> str:
    return short_name(offer.files[0].name) if len(offer.files) == 1 else ""
