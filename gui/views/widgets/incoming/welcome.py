"""The very first screen: what the app does, and the one choice before it: the user's key, or the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

from gui.views.theme import icons, tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, column, label, row
from gui.views.widgets.scroll_column import ScrollColumn
from gui.views.widgets.settings.key_card import KeyCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

_WIDTH = 560
_MARK_PX = 48
KEY_PAGE = "https://app.enrow.io"


class Welcome(ScrollColumn):
    """Asks once. The sandbox is in use meanwhile, and a list that is dropped is taken.

    Attributes:
        key: where the key is entered.

    Signals:
        sandbox_chosen: the user wants to look around first.
    """

    sandbox_chosen = Signal()

    def __init__(self) -> None:
        super().__init__("welcome", tr("Welcome"))
        content = QWidget()
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        outer = row(content, margin=tokens.SPACE_CARDS)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        inner = column(middle, spacing=tokens.SPACE_CARD)
        inner.addStretch(2)
        inner.addLayout(self._make_head())
        self.key = self._make_key()
        inner.addWidget(self.key)
        inner.addWidget(self._make_sandbox())
        inner.addStretch(3)
        self.setWidget(content)

    @staticmethod
    def _make_head() -> QVBoxLayout:
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(QSize(_MARK_PX, _MARK_PX)))
        title = label(tr("Emails and phones for your leads"), "price", name="welcomeTitle")
        words = label(
            tr(
                "Drop an Excel or CSV list, see what it costs, press one button: "
                "the same list comes back with the answers in new columns."
            ),
            "muted",
            wraps=True,
        )
        result = column(spacing=tokens.SPACE_INSIDE)
        for part in (mark, title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            result.addWidget(part)
        result.addSpacing(tokens.SPACE_INSIDE)
        return result

    def _make_key(self) -> KeyCard:
        card = KeyCard()
        card.show_state(tr("Yours is at app.enrow.io, in the menu under API. Testing it costs nothing."))
        words = tr("Open app.enrow.io")
        card.add_way(button(words, "openKeyPage", role="link", on_click=self._open_key_page))
        return card

    def _make_sandbox(self) -> Card:
        card = Card(tr("No key at hand?"))
        words = tr(
            "The sandbox is a made-up Enrow on this computer: the same prices, invented people, nothing "
            "spent. Your key can follow at any time, in Settings."
        )
        card.body.addWidget(label(words, "muted", wraps=True))
        line = row()
        line.addWidget(
            button(tr("Try with the sandbox first"), "chooseSandbox", on_click=self.sandbox_chosen.emit)
        )
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    @staticmethod
    def _open_key_page() -> None:
        QDesktopServices.openUrl(QUrl(KEY_PAGE))
