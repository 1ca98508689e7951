"""Brings back what was on screen the last time: the window's place, and its lists one after another."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.leads.errors import Action, EnrowDesktopError
from gui.views.bridge import TaskScope
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr
from gui.views.window.places import PLACES

if TYPE_CHECKING:
    from gui.leads.session import Session, SessionList
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.window.main_window import MainWindow
    from gui.views.window.session_keeping import SessionKeeping

# So long after its last list came back a start counts as having come up.
_UP_AFTER_MS = 1_000


class SessionReturn(QObject):
    """Brings one session back into a new window.

    Args:
        desk: opens the lists.
        window: where they come back.
        keeping: knows which of them are still to come.
        session: what was on screen.
    """

    def __init__(self, desk: Desk, window: MainWindow, keeping: SessionKeeping, session: Session) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._lists = window.lists
        self._keeping = keeping
        self._session = session
        self._back: list[tuple[int, ListView]] = []
        self._scope = TaskScope(self)
        window.last_lists_requested.connect(self.bring_back)
        window.lists.reading_cancelled.connect(self._on_cancelled)

    def show_page(self) -> None:
        """Show the page that was on screen."""
        if self._session.page in {place.name for place in PLACES}:
            self._window.show_page(self._session.page)

    def offer(self) -> None:
        """Bring the lists back; a start that came to its end over them is not repeated unasked."""
        if not self._session.is_opening:
            self.bring_back()
        elif self._session.lists:
            words = tr(
                "The app did not come up the last time, so your lists were not opened again by themselves."
                " Nothing was sent or spent."
            )
            self._window.message.say(words, (Action.OPEN_LISTS,), tone="warn")

    def bring_back(self) -> None:
        """Open the lists, the one that was on screen first, the others behind it."""
        if self._session.lists:
            self._scope.start("bring back", self._bring_back)

    def close(self) -> None:
        """Bring back nothing more."""
        self._scope.cancel()

    async def _bring_back(self) -> None:
        shown = self._session.shown
        waiting = sorted(enumerate(self._session.lists), key=lambda pair: pair[0] != shown)
        missing: list[str] = []
        self._lists.awaited_run = waiting[0][1].run_id
        self._keeping.is_opening = True
        try:
            while waiting:
                self._keeping.awaited = [one for _, one in sorted(waiting, key=lambda pair: pair[0])]
                await self._keeping.keep()
                index, one = waiting[0]
                if not await self._open(index, one):
                    missing.append(Path(one.path).name)
                self._lists.awaited_run = None
                del waiting[0]
        finally:
            self._lists.awaited_run = None
            self._keeping.awaited = ()
            self._lists.show_reading_over()
            QTimer.singleShot(_UP_AFTER_MS, self, self._on_up)
        if missing:
            self._say_missing(missing)

    def _on_up(self) -> None:
        self._keeping.is_opening = False
        self._keeping.changed()

    async def _open(self, index: int, one: SessionList) -> bool:
        """Open one list; False where it is not there any more."""
        if not one.run_id and not one.list_id and not await asyncio.to_thread(Path(one.path).exists):
            return False
        if self._lists.shown is None and not self._lists.is_reading:
            self._lists.show_reading(Path(one.path).name)
        try:
            view = await self._lists.bring_back(await self._read(one), self._place(index))
        except EnrowDesktopError as error:
            self._window.message.say_error(error)
            return True
        self._back.append((index, view))
        if one.run_id is None and one.kinds:
            view.panel.find_card.choose(one.kinds)
        return True

    async def _read(self, one: SessionList) -> OpenList:
        if one.run_id is not None:
            return await self._desk.reopen(one.run_id)
        if one.list_id:  # the window was made anew: nothing need be read again
            return await self._desk.open_lists.get(one.list_id)
        return await self._desk.open_list(
            Path(one.path),
            sheet=one.sheet,
            header_row=one.header_row,
            encoding=one.encoding,
            delimiter=one.delimiter,
            in_advance=True,
        )

    def _place(self, index: int) -> int:
        """Before the next list of last time that is open; else at the end."""
        views = self._lists.views
        behind = [views.index(view) for other, view in self._back if other > index and view in views]
        return min(behind, default=len(views))

    def _on_cancelled(self) -> None:
        if self._lists.shown is None:
            self._scope.cancel()

    def _say_missing(self, names: list[str]) -> None:
        words = plural(
            len(names),
            "{names} is not where it was, so it was not opened again.",
            "{n} lists are not where they were, so they were not opened again: {names}.",
            n=numbers.count(len(names)),
            names=", ".join(names),
        )
        self._window.message.say(words)
