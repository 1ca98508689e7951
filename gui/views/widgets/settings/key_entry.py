"""Tries the key that was typed into a key card, and takes it into use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.errors import EnrowDesktopError
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from gui.runs.accounts.keys import KeyKeeping
    from gui.runs.desk import Desk
    from gui.views.bridge import TaskScope
    from gui.views.widgets.settings.key_card import KeyCard


class KeyEntry(QObject):
    """Does what a key card asks for, and says on it what became of that.

    Signals:
        used: a key was taken into use, or could not be: ask the desk whose account is in use now.
    """

    used = Signal()

    def __init__(self, desk: Desk, card: KeyCard, scope: TaskScope) -> None:
        super().__init__(card)
        self._desk = desk
        self._card = card
        self._scope = scope
        card.test_requested.connect(self._on_test_requested)
        card.save_requested.connect(self._on_save_requested)

    def _on_test_requested(self, text: str) -> None:
        self._scope.restart("test", lambda: self._test(text))

    async def _test(self, text: str) -> None:
        self._card.show_result(tr("Asking Enrow…"), "muted")
        try:
            credits_left = await self._desk.test_key(text)
        except EnrowDesktopError as error:
            self._card.show_result(shown(error.sentence), "bad")
            return
        amount = numbers.credits_of(credits_left)
        self._card.show_result(tr("The key works: {amount} left.", amount=amount), "found")

    def _on_save_requested(self, text: str, keep: KeyKeeping) -> None:
        self._scope.start("save", lambda: self._save(text, keep))

    async def _save(self, text: str, keep: KeyKeeping) -> None:
        try:
            await self._desk.save_key(text, keep)
        finally:
            self.used.emit()
        self._card.clear()
        self._card.show_result(tr("The key is in use."), "found")
