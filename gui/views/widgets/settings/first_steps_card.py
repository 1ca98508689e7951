"""What was shown at the first start, to be seen again: the welcome and the hints."""

from __future__ import annotations

from PySide6.QtCore import Signal

from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, label, row


class FirstStepsCard(Card):
    """Two buttons.

    Signals:
        welcome_requested, hints_requested: show it again.
    """

    welcome_requested = Signal()
    hints_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("First steps"))
        words = tr(
            "The welcome asks for your key or the sandbox. The hints appear beside a list with a price."
        )
        self.body.addWidget(label(words, "muted", wraps=True))
        line = row()
        again, hints = tr("Show the welcome"), tr("Show the hints again")
        line.addWidget(button(again, "showWelcome", on_click=self.welcome_requested.emit))
        line.addWidget(button(hints, "showHints", on_click=self.hints_requested.emit))
        line.addStretch(1)
        self.body.addLayout(line)
