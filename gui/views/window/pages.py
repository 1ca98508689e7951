"""The window's pages: the lists are there at once, the others when they are needed, after the first paint."""

from __future__ import annotations

import asyncio
import importlib
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.pages.list_page import ListPage
from gui.views.window.commands import LIST, RUNS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.runs.desk import Desk
    from gui.views.pages.runs_page import RunsPage
    from gui.views.pages.settings_page import SettingsPage
    from gui.views.theme.theme import Theme
    from gui.views.widgets.page import Page


class Pages(QObject):
    """Makes the pages.

    Attributes:
        lists: the page that is painted first.

    Signals:
        made: a page is there: its name.
    """

    made = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.lists = ListPage(desk, theme)
        self._pages: dict[str, Page] = {LIST: self.lists}

    @property
    def so_far(self) -> Mapping[str, Page]:
        """Those that are made, by name."""
        return self._pages

    @cached_property
    def runs(self) -> RunsPage:
        """The page of the runs."""
        from gui.views.pages.runs_page import RunsPage

        page = RunsPage(self._desk)
        self._take_in(RUNS, page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """The page of the settings."""
        from gui.views.pages.settings_page import SettingsPage

        page = SettingsPage(self._desk, self._theme)
        self._take_in(SETTINGS, page)
        return page

    def _take_in(self, name: str, page: Page) -> None:
        self._pages[name] = page
        self.made.emit(name)

    async def make_all(self) -> None:
        """Make those that nobody needed yet, in steps between which the window can breathe."""
        await self._desk.brought_in()
        await asyncio.to_thread(_import_all)
        for name in (RUNS, SETTINGS):
            await asyncio.sleep(0)
            getattr(self, name)


def _import_all() -> None:
    for name in ("runs_page", "settings_page"):
        importlib.import_module(f"gui.views.pages.{name}")
