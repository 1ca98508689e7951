"""Does what the card of privacy asks for, after the questions that go before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.dialogs.privacy import (
    ask_whom,
    choose_known_file,
    forgotten_words,
    may_erase_all,
    may_erase_old,
    may_erase_person,
)
from gui.views.dialogs.sent_log_showing import show_sent_log
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.leads.never import NeverEntry
    from gui.runs.desk import Desk
    from gui.views.bridge import TaskScope
    from gui.views.widgets.settings.privacy_card import PrivacyCard


class PrivacyWishes(QObject):
    """One per card.

    Signals:
        erasing_all: everything is about to be erased: what is open is closed now.
        changed: other people are known, or may be looked up, than before.
        said: a sentence for the message bar.
    """

    erasing_all = Signal()
    changed = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, card: PrivacyCard, scope: TaskScope) -> None:
        super().__init__(card)
        self._desk = desk
        self._card = card
        self._scope = scope
        card.erase_requested.connect(lambda: scope.start("erase", self._erase_person))
        card.erase_all_requested.connect(lambda: scope.start("erase", self._erase_all))
        card.known_requested.connect(lambda: scope.start("known", self._write_known))
        card.keep.chosen.connect(lambda days: scope.restart("keep", lambda: self._keep(days)))
        card.sent_log_requested.connect(lambda: scope.start("sent log", self._show_sent_log))
        card.add_requested.connect(lambda text: scope.start("never", lambda: self._add(text)))
        card.remove_requested.connect(lambda entry: scope.start("never", lambda: self._remove(entry)))

    def refresh(self) -> None:
        """Show how long things are kept, and read the list of people never to look up."""
        self._show_kept()
        self._scope.restart("never list", self._show)

    async def _show(self) -> None:
        self._card.show_never(await self._desk.privacy.never())

    def _show_kept(self) -> None:
        settings = self._desk.settings
        self._card.keep.show_days(settings.keep_days, max(settings.known_days.values()))

    async def _keep(self, days: int) -> None:
        now = self._desk.settings.keep_days
        is_shorter = days > 0 and (now == 0 or days < now)
        try:
            if not is_shorter or await self._may_forget(days):
                await self._desk.save_settings(replace(self._desk.settings, keep_days=days))
                if is_shorter:
                    await self._forget(days)
        finally:
            self._show_kept()

    async def _may_forget(self, days: int) -> bool:
        old = await self._desk.retention.outdated(days)
        return await may_erase_old(self._card.window(), old, days)

    async def _forget(self, days: int) -> None:
        forgotten = await self._desk.retention.forget(days, is_asked=True)
        if forgotten:
            self.said.emit(forgotten_words(forgotten, days))
            self.changed.emit()
        elif await self._desk.retention.outdated(days):
            self.said.emit(tr("A run is at work. What is older is deleted when none is."))

    async def _erase_person(self) -> None:
        window = self._card.window()
        whom = await ask_whom(window, tr("Erase a person"), tr("Go on"))
        if whom is None:
            return
        known = await self._desk.privacy.known(whom)
        if await may_erase_person(window, known):
            await self._desk.privacy.erase_person(whom)
            self.said.emit(
                tr("The person was erased. An open list may show the row until it is opened again.")
            )
            self.changed.emit()

    async def _erase_all(self) -> None:
        if not await may_erase_all(self._card.window()):
            return
        if not self._desk.runs_at_work:  # else it is refused, and the lists stay
            self.erasing_all.emit()
        await self._desk.privacy.erase_all(in_window=True)
        self.said.emit(tr("Everything was erased. Your settings and your key stay."))
        await self._show()
        self.changed.emit()

    async def _write_known(self) -> None:
        window = self._card.window()
        whom = await ask_whom(window, tr("What is known of a person"), tr("Save…"))
        out = None if whom is None else await choose_known_file(window)
        if whom is not None and out is not None:
            await self._desk.privacy.write_known(whom, out)
            self.said.emit(tr("Written to {path}", path=out))

    async def _show_sent_log(self) -> None:
        await show_sent_log(self._card.window(), self._desk, self._scope, self.said.emit)

    async def _add(self, text: str) -> None:
        await self._desk.privacy.never_look_up(text)
        self._card.clear_entry()
        await self._show()
        self.changed.emit()

    async def _remove(self, entry: NeverEntry) -> None:
        await self._desk.privacy.look_up_again(entry)
        await self._show()
        self.changed.emit()
