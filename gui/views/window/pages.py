"""The window's pages: the lists are there at once, the others when they are needed, after the first paint."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.pages.list_page import ListPage
from gui.views.window.places import LIST, RUNS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        self._runs: RunsPage | None = None
        self._settings: SettingsPage | None = None
        self._steps: Iterator[None] = iter(())
        self._pages: dict[str, Page] = {LIST: self.lists}

    @property
    def so_far(self) -> Mapping[str, Page]:
        """Those that are made, by name."""
        return self._pages

    @property
    def runs(self) -> RunsPage:
        """The page of the runs."""
        page = self._make_runs()
        self._show_made(RUNS, page)
        return page

    @property
    def settings(self) -> SettingsPage:
        """The page of the settings."""
        page = self._make_settings()
        for _ in self._steps:  # what is left of them: it is wanted now
            pass
        self._show_made(SETTINGS, page)
        return page

    def _make_runs(self) -> RunsPage:
        if self._runs is None:
            from gui.views.pages.runs_page import RunsPage

            self._runs = RunsPage(self._desk)
        return self._runs

    def _make_settings(self) -> SettingsPage:
        if self._settings is None:
            from gui.views.pages.settings_page import SettingsPage

            self._settings = SettingsPage(self._desk, self._theme)
            self._steps = self._settings.building()
        return self._settings

    def _show_made(self, name: str, page: Page) -> None:
        if name not in self._pages:
            self._pages[name] = page
            self.made.emit(name)

    async def make_all(self) -> None:
        """Make those that nobody needed yet, in steps between which the window can breathe."""
        await self._desk.brought_in()
        await asyncio.to_thread(_import_all)
        runs = self._make_runs()
        await asyncio.sleep(0)  # taken into the window, all of it is dressed once more
        self._show_made(RUNS, runs)
        await asyncio.sleep(0)
        settings = self._make_settings()
        for _ in self._steps:
            await asyncio.sleep(0)
        self._show_made(SETTINGS, settings)

    def close_all(self) -> None:
        """Let go of all that the pages read and hear."""
        self.lists.close_lists()
        if self._runs is not None:
            self._runs.close_page()
        if self._settings is not None:
            self._settings.close_page()


def _import_all() -> None:
    for name in ("runs_page", "settings_page"):
        importlib.import_module(f"gui.views.pages.{name}")
