"""A question with a few answers, asked over the window without stopping anything else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from gui.views.bridge import opened
from gui.views.theme import tokens
from gui.views.widgets.focus_order import step
from gui.views.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

_WIDTH = 440


@dataclass(frozen=True, slots=True)
class Reply:
    """One possible answer.

    Attributes:
        name: what the caller gets, and the button's ``objectName``.
        words: what stands on the button.
        role: primary, danger or "" as in the style sheet.
    """

    name: str
    words: str
    role: str = ""


class Question(QDialog):
    """Asks, and remembers the answer.

    Attributes:
        answer: the name of the reply chosen; "" when it was closed.
        body: where more can be asked, above the buttons.
    """

    def __init__(self, parent: QWidget, title: str, text: str, replies: Sequence[Reply]) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setObjectName("question")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(title, "title", wraps=True))
        layout.addWidget(label(text, "muted", wraps=True))
        self.body = column()
        layout.addLayout(self.body)
        self._buttons: dict[str, QPushButton] = {}
        buttons = row()
        layout.addSpacing(tokens.SPACE_TIGHT)
        layout.addLayout(buttons)
        buttons.addStretch(1)
        for reply in replies:
            part = button(reply.words, reply.name, role=reply.role, on_click=partial(self._reply, reply.name))
            part.setDefault(reply.role == "primary")
            buttons.addWidget(part)
            self._buttons[reply.name] = part
        self.setFixedWidth(max(_WIDTH, buttons.sizeHint().width() + 2 * tokens.SPACE_CARDS))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words are in this width; Qt would guess it for a wider one."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))

    def reply(self, name: str) -> QPushButton:
        """The button of a reply."""
        return self._buttons[name]

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)

    def _reply(self, name: str) -> None:
        self.answer = name
        self.accept()


async def ask(parent: QWidget, title: str, text: str, replies: Sequence[Reply]) -> str:
    """Ask a question and wait; the name of the reply, or "" when it was closed."""
    return (await opened(Question(parent, title, text, replies))).answer
