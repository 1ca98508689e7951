"""The ways by which lists come in: chosen, dropped, pasted, the sample, one of the recent ones."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gui.views.dialogs.files import choose_lists
from gui.views.theme.resources import sample_list
from gui.views.theme.words import tr
from gui.views.widgets.incoming.offered import offered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData

    from gui.runs.desk import Desk
    from gui.runs.opening.recents import RecentList
    from gui.views.bridge import TaskScope
    from gui.views.pages.list_page.waiting_lists import WaitingLists
    from gui.views.widgets.incoming.empty_list import EmptyList
    from gui.views.widgets.incoming.offered import Offered

_RECENT = 5


class Incoming(QObject):
    """Puts what comes in into the queue, and says what of it is no list.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        wanted: a list comes in, so the list page should be on screen.
    """

    said = Signal(str, object, str)
    wanted = Signal()

    def __init__(self, desk: Desk, waiting: WaitingLists, empty: EmptyList, scope: TaskScope) -> None:
        super().__init__(empty)
        self._desk = desk
        self._waiting = waiting
        self._empty = empty
        self._scope = scope
        empty.open_requested.connect(self.choose)
        empty.paste_requested.connect(self.paste)
        empty.sample_requested.connect(lambda: self.open_paths([sample_list()]))
        empty.recent.chosen.connect(self._on_recent_chosen)
        empty.recent.take_off_requested.connect(self._on_take_off_requested)

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open lists, one after another."""
        self.wanted.emit()
        for path in paths:
            self._waiting.add(path.name, partial(self._desk.open_list, path, in_advance=True))

    def choose(self) -> None:
        """Ask for lists and open them."""
        self._scope.start("choose", self._choose)

    async def _choose(self) -> None:
        folder = self._desk.settings.folder
        paths = await choose_lists(self._empty.window(), Path(folder) if folder else None)
        if paths:
            self.open_paths(paths)
            await self._desk.save_settings(replace(self._desk.settings, folder=str(paths[0].parent)))

    def paste(self) -> None:
        """Open what is on the clipboard: cells, or files."""
        mime = _on_clipboard()
        if mime is not None and mime.formats():
            self.take(offered(mime))
        else:
            words = tr("There is nothing to paste. Copy the cells of your list first, then paste again.")
            self.said.emit(words, (), "warn")

    def take(self, offer: Offered) -> None:
        """Open what was dropped or pasted, and say what of it is no list."""
        if offer.left_out:
            self.said.emit(offer.left_out, (), "warn")
        if offer.is_useful:
            self.open_paths(offer.files)
        if offer.has_cells:
            self._waiting.add(tr("the cells"), partial(self._desk.paste, offer.text, offer.html))

    async def refresh_recent(self) -> None:
        """Offer the lists opened before."""
        self._empty.recent.show_lists(await self._desk.recents.lists(_RECENT))

    def _on_recent_chosen(self, recent: RecentList) -> None:
        read = partial(self._desk.open_list, recent.path, sheet=recent.sheet, in_advance=True)
        self._waiting.add(recent.path.name, read)

    def _on_take_off_requested(self, list_id: str) -> None:
        self._scope.start(f"take off {list_id}", partial(self._take_off, list_id))

    async def _take_off(self, list_id: str) -> None:
        await self._desk.recents.take_off(list_id)
        await self.refresh_recent()


def _on_clipboard() -> QMimeData | None:
    """What lies there; Qt has nothing at all for a clipboard that was emptied, whatever its stubs say."""
    return QGuiApplication.clipboard().mimeData()
