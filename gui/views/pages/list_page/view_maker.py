"""Makes what shows a list, in steps between which the window can breathe, and lets it go again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.leads.errors import Action
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from gui.views.pages.list_page.frame_maker import FrameMaker
    from gui.views.pages.list_page.list_view import ListView


class ViewMaker(QObject):
    """One per page; whatever its lists want is told here.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        unsaid: what a list said counts no more, since it was closed: the sentence.
        failed: a known failure.
        made: a list can be shown: its ``ListView``.
        open_requested: another list is wanted.
        close_requested: a list is to be closed: its ``ListView``.
        reading_changed: a list is to be read another way: its ``ListView``, the choice's name and its value.
        chosen_changed: something else is to be found in a list.
    """

    said = Signal(str, object, str)
    unsaid = Signal(str)
    failed = Signal(object)
    made = Signal(object)
    open_requested = Signal()
    close_requested = Signal(object)
    reading_changed = Signal(object, str, object)
    chosen_changed = Signal()

    def __init__(self, desk: Desk, frames: FrameMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._frames = frames
        self._said_last: dict[ListView, str] = {}

    async def make(self, opened: OpenList, *, is_quiet: bool = False) -> ListView:
        """A list on screen; one that ``is_quiet`` says nothing while another is in its place."""
        frame = await self._frames.take()  # which imports what shows a list
        from gui.views.pages.list_page.list_view import ListView
        from gui.views.pages.list_page.opening_words import opening_words
        from gui.views.pages.list_page.reading_preview import ReadingPreview

        await asyncio.sleep(0)  # what was drawn meanwhile and the list: not both in one go
        view = ListView(self._desk, opened, frame)
        try:
            await view.fill()
        except BaseException:
            self.drop(view)
            raise
        self.made.emit(view)
        ReadingPreview(self._desk, view)
        self._connect(view, is_quiet=is_quiet)
        if not is_quiet and (words := opening_words(opened)):
            self._say(view, words, (), "warn" if opened.remarks else "info")
        return view

    async def make_again(self, view: ListView, options: dict[str, Any]) -> ListView:
        """The same spreadsheet read another way, with the same to be found."""
        opened = await self._desk.open_list(view.opened.path, **options, in_advance=True)
        anew = await self.make(opened)
        anew.panel.find_card.choose(view.panel.find_card.kinds)
        return anew

    def close(self, view: ListView) -> None:
        """Let a list go because the user closes it: what it said goes, too; its run goes on."""
        if words := self._said_last.get(view):
            self.unsaid.emit(words)
        if view.control.run_id in self._desk.runs_at_work:
            words = tr("The list is closed, and its run goes on. It is shown under Runs.")
            self.said.emit(words, (), "info")
        self.drop(view)

    def drop(self, view: ListView) -> None:
        """Let a list go."""
        self._said_last.pop(view, None)
        view.close_list()
        self._frames.drop(view.frame)

    def _say(self, view: ListView, sentence: str, actions: tuple[Action, ...], tone: str) -> None:
        self._said_last[view] = sentence
        self.said.emit(sentence, actions, tone)

    def _connect(self, view: ListView, *, is_quiet: bool) -> None:
        view.said.connect(
            lambda *said: None if is_quiet and view.frame.isHidden() else self._say(view, *said)
        )
        view.failed.connect(self.failed)
        view.bar.open_requested.connect(self.open_requested)
        view.bar.close_requested.connect(lambda: self.close_requested.emit(view))
        view.reading_changed.connect(lambda name, value: self.reading_changed.emit(view, name, value))
        view.panel.options_changed.connect(self.chosen_changed)
