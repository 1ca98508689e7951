"""The window's pages: the lists are there at once, the others when they are needed, after the first paint."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.bridge import Steps
from gui.views.pages.list_page import ListPage
from gui.views.window.places import LIST, RUNS, SETTINGS, USAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gui.runs.desk import Desk
    from gui.views.pages.runs_page import RunsPage
    from gui.views.pages.settings_page import SettingsPage
    from gui.views.pages.usage_page import UsagePage
    from gui.views.widgets.frame.page import Page
    from gui.views.window.frame import Frame


class Pages(QObject):
    """Makes the pages.

    Attributes:
        lists: the page that is there at once.

    Signals:
        made: a page is there: its name.
    """

    made = Signal(str)

    def __init__(self, desk: Desk, window: Frame) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = window.theme
        self._shell = window.shell
        self._turns = Steps()
        self.lists = ListPage(desk, window.theme, window.empty, self._turns)
        self._runs: RunsPage | None = None
        self._settings: SettingsPage | None = None
        self._usage: UsagePage | None = None
        self._steps = self._make_settings()
        self._usage_steps = self._make_usage()
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
        if self._settings is None:
            for _ in self._steps:  # what was not made in steps yet is made at once
                pass
        if self._settings is None:
            raise RuntimeError("the settings are being made")
        return self._settings

    @property
    def usage(self) -> UsagePage:
        """The page of the usage."""
        if self._usage is None:
            for _ in self._usage_steps:
                pass
        if self._usage is None:
            raise RuntimeError("the usage is being made")
        return self._usage

    def _make_runs(self) -> RunsPage:
        if self._runs is None:
            from gui.views.pages.runs_page import RunsPage

            self._runs = RunsPage(self._desk)
        return self._runs

    def _make_settings(self) -> Iterator[None]:
        """The one way to make them, all at once or in steps."""
        from gui.views.pages.settings_page import SettingsPage

        page = SettingsPage(self._desk, self._theme)
        self._shell.hold(page)
        yield
        yield from page.building()
        self._settings = page
        self._show_made(SETTINGS, page)

    def _make_usage(self) -> Iterator[None]:
        """The one way to make it, all at once or in steps."""
        from gui.views.pages.usage_page import UsagePage

        page = UsagePage(self._desk, self._theme)
        self._shell.hold(page)
        yield
        yield from page.building()
        yield
        self._usage = page
        self._show_made(USAGE, page)

    def _show_made(self, name: str, page: Page) -> None:
        if name not in self._pages:
            self._pages[name] = page
            self.made.emit(name)

    async def make_all(self) -> None:
        """Make those that nobody needed yet, in steps between which the window can breathe."""
        await self._desk.brought_in()
        await asyncio.to_thread(_import_all)
        await self._turns.take(self._make_rest())

    def _make_rest(self) -> Iterator[None]:
        yield
        page = self._make_runs()
        yield  # taken into the window, all of it is dressed once more
        self._show_made(RUNS, page)
        yield
        yield from self._steps
        yield
        yield from self._usage_steps

    def refresh(self, name: str) -> None:
        """Have one of the pages behind the lists read again what it shows."""
        if name == RUNS:
            self.runs.refresh()
        elif name == USAGE:
            self.usage.refresh()
        else:
            self.settings.refresh()

    def close_all(self) -> None:
        """Let go of all that the pages read and hear."""
        self.lists.close_lists()
        if self._runs is not None:
            self._runs.close_page()
        if self._settings is not None:
            self._settings.close_page()
        if self._usage is not None:
            self._usage.close_page()


def _import_all() -> None:
    for name in ("runs_page", "settings_page", "usage_page"):
        importlib.import_module(f"gui.views.pages.{name}")
