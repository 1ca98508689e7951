"""The one quiet bar: a sentence that says what happened, and the one button that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton

from gui.leads.errors import Action, EnrowDesktopError
from gui.leads.sentences import say
from gui.views.theme import icons, tokens
from gui.views.theme.words import shown, tr
from gui.views.widgets.parts import button, label, restyle, row

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme

_WORDS = {
    Action.RETRY: say("Try again"),
    Action.ENTER_KEY: say("Enter a key"),
    Action.ADD_CREDITS: say("Add credits"),
    Action.CHOOSE_FILE: say("Choose another file"),
    Action.CHOOSE_COLUMNS: say("Choose the columns"),
    Action.CHOOSE_OUTPUT: say("Save elsewhere"),
    Action.SEND_AGAIN: say("Send again"),
    Action.LEAVE_ROWS: say("Leave these rows"),
    Action.RESUME: say("Resume"),
    Action.USE_SANDBOX: say("Use the sandbox"),
    Action.OPEN_LISTS: say("Open them"),
}
_ICONS = {"warn": "warn", "bad": "failed", "found": "check", "info": "info"}

_TROUBLE = frozenset({"warn", "bad"})


def action_words(action: Action) -> str:
    """What stands on an action's button."""
    return shown(_WORDS[action])


class MessageBar(QFrame):
    """Shows one message at a time; a newer one takes its place.

    Signals:
        acted: the message's button was pressed: its ``Action``.
        closed: the message was put away.
    """

    acted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self._theme = theme
        self._tone = "info"
        self._icon = QLabel()
        self._text = label(name="message", accessible=tr("Message"), wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions: tuple[Action, ...] = ()
        self._first = button("", "messageAction", tr("Action"), on_click=lambda: self._act(0))
        self._second = button("", "messageSecondAction", tr("Second action"), on_click=lambda: self._act(1))
        self._close = QToolButton()
        self._close.setObjectName("messageClose")
        self._close.setAccessibleName(tr("Close the message"))
        self._close.setIconSize(QSize(14, 14))
        self._close.clicked.connect(self.clear)
        layout = row(self, spacing=tokens.SPACE_BETWEEN)
        layout.setContentsMargins(
            tokens.SPACE_CARD, tokens.SPACE_INSIDE, tokens.SPACE_INSIDE, tokens.SPACE_INSIDE
        )
        for part in (self._icon, self._text, self._second, self._first, self._close):
            layout.addWidget(part, 1 if part is self._text else 0)
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on screen, or "" when there is none."""
        return "" if self.isHidden() else self._text.text()

    @property
    def is_weighty(self) -> bool:
        """Whether the message on screen tells of trouble, or asks for something to be done."""
        return bool(self.text and (self._actions or self._tone in _TROUBLE))

    def say(self, sentence: str, actions: tuple[Action, ...] = (), *, tone: str = "info") -> None:
        """Show a sentence and at most two buttons.

        Args:
            sentence: what happened, what it means, what next.
            actions: what can be done, the best first; NONE and those after the second are left out.
            tone: how it looks: info, found, warn or bad.
        """
        self._tone = tone
        words = shown(sentence)
        self._text.setText(words)
        self._text.setAccessibleDescription(words)
        self._actions = tuple(action for action in actions if action is not Action.NONE)[:2]
        for at, part in enumerate((self._first, self._second)):
            part.setVisible(at < len(self._actions))
            if at < len(self._actions):
                words = action_words(self._actions[at])
                part.setText(words)
                part.setAccessibleName(words)
        restyle(self, "tone", tone)
        self._text.style().polish(self._text)
        self._tint()
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # large, and nothing is said at first

        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def say_error(self, error: EnrowDesktopError) -> None:
        """Show a known failure with what can be done about it."""
        self.say(error.sentence, error.actions, tone="bad")

    def take_back(self, sentence: str) -> None:
        """Put a message away if it is still the one on screen."""
        if self.text and self.text == shown(sentence):
            self.clear()

    def clear(self) -> None:
        """Put the message away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _act(self, index: int) -> None:
        action = self._actions[index]
        self.clear()
        self.acted.emit(action)

    def _tint(self) -> None:
        colors = self._theme.tokens
        color = {"warn": colors.warn, "bad": colors.bad, "found": colors.found}.get(self._tone, colors.accent)
        self._icon.setPixmap(icons.pixmap(_ICONS[self._tone], color, ratio=2.0))
        self._close.setIcon(icons.icon("close", colors.muted, size_px=14))
