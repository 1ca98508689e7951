"""The window: the rail, the top with the balance, the one message bar, and the page that is on."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QEvent, QTimer, Signal

from gui.leads.balance import BalanceState
from gui.leads.fields import Realm
from gui.views.window.frame import Frame
from gui.views.window.places import LIST, RUNS, SETTINGS, USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QShowEvent
    from PySide6.QtWidgets import QMenuBar, QWidget

    from gui.leads.errors import Action, EnrowDesktopError
    from gui.runs.desk import Desk
    from gui.views.pages.list_page import ListPage
    from gui.views.pages.runs_page import Reopening, RunsPage
    from gui.views.pages.settings_page import SettingsPage
    from gui.views.theme.theme import Theme
    from gui.views.window.commands import Commands
    from gui.views.window.presence import Presence


class MainWindow(Frame):
    """The app's one window.

    It is painted as a frame; ``furnish`` puts into it what works. Closing it asks first while a run is at
    work; then it hides and tells ``closed``. Ending the program is the app's affair.

    Attributes:
        lists: the page of the lists.
        commands: what can be done by keyboard.
        presence: what is seen of the app outside the window.

    Signals:
        closed: the user wants to leave the app.
        page_changed: another page is on screen.
        last_lists_requested: the lists of the last time are wanted back.
        renewal_requested: all words are other ones now, so another window has to take the place of this one.
    """

    closed = Signal()
    page_changed = Signal()
    last_lists_requested = Signal()
    renewal_requested = Signal()

    lists: ListPage
    commands: Commands
    presence: Presence
    menu_bar: QMenuBar | None
    is_furnished = False

    @classmethod
    def at_work(cls, desk: Desk, theme: Theme) -> Self:
        """A window in which everything works from its first paint on."""
        window = cls(theme)
        window.furnish(desk)
        return window

    def furnish(self, desk: Desk) -> None:
        """Make the pages and all else that works on a desk; once."""
        # Not needed for the first paint, and much to import.
        from gui.views.bridge import TaskScope
        from gui.views.widgets.incoming.drops import Drops
        from gui.views.window.commands import Commands
        from gui.views.window.crash_showing import CrashShowing
        from gui.views.window.hearing import Hearing
        from gui.views.window.menu_bar import make_menu_bar
        from gui.views.window.pages import Pages
        from gui.views.window.presence import Presence

        self._desk = desk
        self._is_leaving = False
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.show_failure)
        self._pages = Pages(desk, self)
        self.lists = self._pages.lists
        self._connect()
        self.commands = Commands(self)
        self.menu_bar = make_menu_bar(self) if sys.platform == "darwin" else None
        self._crashes = CrashShowing(self)
        self.presence = Presence(desk, self)
        self.show_page(LIST)
        self.show_connection()
        self._hearing = Hearing(desk, self)
        Drops(self, self.theme).dropped.connect(self.lists.incoming.take)
        self.is_furnished = True
        if self.isVisible():
            self._begin()

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.balance.refresh_requested.connect(self.refresh_balance)
        self.message.acted.connect(self._on_acted)
        self._pages.made.connect(self._take_in)
        self._take_in(LIST)
        self.lists.wanted.connect(partial(self.show_page, LIST))
        self.lists.unsaid.connect(self.message.take_back)
        self.lists.connection_changed.connect(self.follow_connection)

    @property
    def runs(self) -> RunsPage:
        """The page of the runs."""
        return self._pages.runs

    @property
    def settings(self) -> SettingsPage:
        """The page of the settings."""
        return self._pages.settings

    def _take_in(self, name: str) -> None:
        page = self._pages.so_far[name]
        page.said.connect(self._on_said)
        page.failed.connect(self.show_failure)
        self.shell.add_page(name, page)
        if name == RUNS:
            self.runs.reopen_requested.connect(self._on_reopen_requested)
        elif name == USAGE:
            self._pages.usage.run_opened.connect(self.show_run)
        elif name == SETTINGS:
            from gui.views.window.settings_wires import wire_settings

            wire_settings(self, self.settings)

    # --- what the app asks for ---

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open lists, one after another."""
        self.lists.open_paths(paths)

    def show_crash(self, details: str) -> None:
        """Say that something broke and that the work is kept."""
        self._crashes.show(details, self._desk.logs)

    def show_page(self, name: str) -> None:
        """Show a page."""
        if name == LIST:
            self.lists.refresh_recent()
        else:
            self._pages.refresh(name)
        self.shell.show_page(name)
        self.page_changed.emit()

    def show_run(self, run_id: str) -> None:
        """Show a run with its receipt."""
        self.runs.choose(run_id)
        self.show_page(RUNS)

    @property
    def log_folder(self) -> Path:
        """Where the logs are."""
        return self._desk.logs

    @property
    def page_name(self) -> str:
        """The name of the page on screen."""
        return next(name for name, page in self._pages.so_far.items() if page is self.page)

    @property
    def page(self) -> QWidget | None:
        """The page on screen."""
        return self.shell.shown

    def export(self) -> None:
        """Export the list on screen, or the run chosen on the page of the runs."""
        if self.page is self.runs:
            self.runs.export()
        elif self.lists.shown is not None:
            self.lists.shown.control.export()

    def show_connection(self) -> None:
        """Show which account is in use, and mark the sandbox."""
        is_sandbox = self._desk.connected and self._desk.realm is Realm.SANDBOX
        self.rail.set_sandbox(is_sandbox)
        self.show_balance()
        if SETTINGS in self._pages.so_far:
            self.settings.show_connection()

    def show_balance(self) -> None:
        """Show the balance as last read, amber where it is low."""
        is_sandbox = self._desk.connected and self._desk.realm is Realm.SANDBOX
        low = self._desk.settings.low_balance
        self.balance.show_reading(self._desk.balance, is_sandbox=is_sandbox, low=low)

    def refresh_balance(self) -> None:
        """Read the balance, if there is an account."""
        if self._desk.connected and not self._is_leaving:
            self._scope.start("balance", self._refresh_balance)

    async def _refresh_balance(self) -> None:
        reading = await self._desk.refresh_balance()
        if reading.state is BalanceState.OFFLINE:
            self._hearing.say_away()

    async def take_up(self) -> None:
        """Take up with the account in use: its balance, what is on its way, the newest unfinished run."""
        if self._desk.connected:
            self._desk.watch_balance()
            await self._desk.take_up_interrupted()
            self.offer_to_go_on()

    def offer_to_go_on(self) -> None:
        """Offer the newest run of this account that an earlier session left unfinished."""
        self.runs.offer_to_go_on(self.lists.has_run)

    def _on_said(self, sentence: str, actions: tuple[Action, ...], tone: str) -> None:
        if RUNS in self._pages.so_far and self.sender() is not self.runs:
            self.runs.offered = None  # the bar says something else now
        if sentence:
            self.message.say(sentence, actions, tone=tone)
        else:
            self.message.clear()

    def show_failure(self, error: EnrowDesktopError) -> None:
        """Say a known failure in the one bar."""
        self.message.say_error(error)

    def _on_acted(self, action: Action) -> None:
        from gui.views.window.message_acts import act

        act(self, action)

    def use_sandbox(self) -> None:
        """Leave the account in use for the sandbox."""
        self._scope.start("sandbox", self._use_sandbox)

    async def _use_sandbox(self) -> None:
        await self._desk.use_sandbox()
        self.follow_connection()

    def follow_connection(self) -> None:
        """Another account is in use: show it, price anew, take up what it left."""
        self.show_connection()
        self.lists.price_again()
        self._scope.restart("take up", self.take_up)

    def _on_reopen_requested(self, wish: Reopening) -> None:
        self.open_run(wish.run_id, is_retry=wish.is_retry)

    def open_run(self, run_id: str, *, is_retry: bool = False) -> None:
        """Show the list of a run, opened anew where it is not open."""
        self.show_page(LIST)
        self.lists.reopen(run_id, is_retry=is_retry)

    def _begin(self) -> None:
        """Offer the recent lists, and make the other pages, once the window is there."""
        self.lists.refresh_recent()
        self._scope.start("pages", self._pages.make_all)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, where there is something to begin with."""
        super().showEvent(event)
        if self.is_furnished:
            self._begin()

    def changeEvent(self, event: QEvent) -> None:
        """Read the balance when the window comes back."""
        super().changeEvent(event)
        is_here = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if self.is_furnished and is_here:
            self.refresh_balance()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first while a run is at work; the program itself ends elsewhere."""
        event.ignore()
        if not self.is_furnished:
            QTimer.singleShot(0, self.close)  # as soon as it can be closed
        elif self._is_leaving or not self._desk.runs_at_work:
            self.leave()
        else:
            self._scope.start("close", self._ask_to_leave)

    async def _ask_to_leave(self) -> None:
        from gui.views.window.leaving import ask_to_leave

        await ask_to_leave(self, len(self._desk.runs_at_work))

    def leave(self) -> None:
        """Put the window away and tell that the user leaves the app."""
        self.put_away()
        self.closed.emit()

    def put_away(self) -> None:
        """Let go of all that is read and heard, and hide for good. May be called twice."""
        self._is_leaving = True
        self._scope.cancel()
        self._hearing.close()
        self.presence.close()
        self._pages.close_all()
        self.hide()
