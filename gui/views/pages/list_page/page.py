"""The list page: opens lists one after another, and shows each with its price and its run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gui.leads.errors import Action
from gui.runs.events import BalanceChanged, ListPeeked, ListProgress
from gui.views.bridge import Steps, TaskScope
from gui.views.pages.list_page.frame_maker import FrameMaker
from gui.views.pages.list_page.hints_on_screen import HintsOnScreen
from gui.views.pages.list_page.incoming import Incoming
from gui.views.pages.list_page.list_tabs import ListTabs
from gui.views.pages.list_page.view_maker import ViewMaker
from gui.views.pages.list_page.waiting_lists import WaitingLists
from gui.views.pages.list_page.welcoming import Welcoming
from gui.views.theme.words import tr
from gui.views.widgets.frame.page import Page
from gui.views.widgets.incoming.opening import Opening
from gui.views.widgets.parts import column, label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.runs.opening.open_list import OpenList
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.theme.theme import Theme
    from gui.views.widgets.incoming.empty_list import EmptyList


class ListPage(Page):
    """The lists that are open; the drop target when there is none. Its header is the bar of the list shown.

    Attributes:
        awaited_run: a run of the last time whose list is coming back, or None.
        incoming: the ways by which lists come in.

    Signals:
        shown_changed: another list is on screen, or none.
        chosen_changed: something else is to be found in a list.
        reading_cancelled: what is being opened is not wanted any more.
        wanted: a list is about to be opened, so this page should be the one on screen.
        connection_changed: another account is in use.
        unsaid: what a list said does not count any more, since it was closed: the sentence.
    """

    shown_changed = Signal()
    chosen_changed = Signal()
    reading_cancelled = Signal()
    wanted = Signal()
    connection_changed = Signal()
    unsaid = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, empty: EmptyList, steps: Steps) -> None:
        self._bars = QStackedWidget()
        super().__init__(self._bars)
        self._desk = desk
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self._waiting = WaitingLists(self._add, self)
        self._waiting.failed.connect(self.failed)
        self._waiting.begun.connect(self.show_reading)
        self._waiting.ended.connect(self._show_current)
        self._no_bar = label(tr("List"), "pageTitle")
        self._bars.addWidget(self._no_bar)
        self._tabs = ListTabs()
        self._tabs.currentChanged.connect(lambda _index: self._show_current())
        self._tabs.tabCloseRequested.connect(lambda index: self._close(self._views[index]))
        self.empty = empty
        self._opening = Opening()
        self._waiting.waiting_changed.connect(self._opening.show_waiting)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._opening)
        self._frames = FrameMaker(theme, self._stack, self._bars, steps)
        self._maker = ViewMaker(desk, self._frames, self)
        layout = column(self, spacing=0)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.incoming = Incoming(desk, self._waiting, self.empty, self._scope)
        self.incoming.said.connect(self.said)
        self.incoming.wanted.connect(self.wanted)
        self._welcoming = Welcoming(desk, self._stack, self._scope, self)
        self._welcoming.changed.connect(self._show_current)
        self._welcoming.connection_changed.connect(self.connection_changed)
        self._hints = HintsOnScreen(desk, theme, self._scope, self)
        self._connect_maker()
        self._opening.cancel_requested.connect(self._on_cancel_requested)
        self._opening.cancel_all_requested.connect(self._waiting.cancel)
        self._views: list[ListView] = []
        self.awaited_run: str | None = None

    def _connect_maker(self) -> None:
        self._maker.said.connect(self.said)
        self._maker.unsaid.connect(self.unsaid)
        self._maker.failed.connect(self.failed)
        self._maker.made.connect(self._hints.add)
        self._maker.open_requested.connect(self.choose)
        self._maker.close_requested.connect(self._close)
        self._maker.reading_changed.connect(self._read_again)
        self._maker.chosen_changed.connect(self.chosen_changed)

    @property
    def shown(self) -> ListView | None:
        """The list on screen, if one is."""
        index = self._tabs.currentIndex()
        return self._views[index] if 0 <= index < len(self._views) else None

    def show_next(self, by: int) -> None:
        """Show the list that many further on; by -1 the one before."""
        self._tabs.turn(by)

    # --- the first start ---

    def greet(self, *, has_key: bool) -> None:
        """Begin a session: without a key and at the very first start with the welcome, later with hints."""
        if not has_key:
            self._welcoming.offer()
        self._hints.begin()

    def show_welcome(self) -> None:
        """Show the welcome again, because the user asked for it."""
        self.wanted.emit()
        self._welcoming.show()
        if self._welcoming.screen is not None:
            self._stack.setCurrentWidget(self._welcoming.screen)

    def show_hints_again(self) -> None:
        """Show the hints once more, from the first one on."""
        self.wanted.emit()
        self._hints.show_again()

    # --- opening ---

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open lists, one after another."""
        self.incoming.open_paths(paths)

    def choose(self) -> None:
        """Ask for lists and open them."""
        self.incoming.choose()

    def reopen(self, run_id: str, *, is_retry: bool = False) -> None:
        """Open the list of a past run with its answers, or to look up what had none."""
        self.wanted.emit()
        for view in self._views:
            if view.control.run_id == run_id:
                self._tabs.setCurrentIndex(self._views.index(view))
                if is_retry:
                    view.retry()
                return
        self._waiting.add(run_id, lambda: self._desk.reopen(run_id, is_retry=is_retry))

    @property
    def views(self) -> tuple[ListView, ...]:
        """The lists that are open, in the order of their tabs."""
        return tuple(self._views)

    @property
    def is_reading(self) -> bool:
        """Whether a list is being opened."""
        return self._waiting.is_reading

    async def bring_back(self, opened: OpenList, at: int) -> ListView:
        """Put a list of the last time among those that are open, without leaving the one on screen."""
        view = await self._maker.make(opened, is_quiet=True)
        self._views.insert(at, view)
        self._tabs.put(at, opened.name)
        if view is self.shown and not self.is_reading:
            self._show_current()
        self.shown_changed.emit()
        return view

    def show_reading_over(self) -> None:
        """Nothing is coming back any more: show what there is."""
        if not self.is_reading and self._stack.currentWidget() is self._opening:
            self._show_current()

    def has_run(self, run_id: str) -> bool:
        """Whether the list of a run is open, or just about to come back."""
        return run_id == self.awaited_run or any(view.control.run_id == run_id for view in self._views)

    def refresh_recent(self) -> None:
        """Offer the lists opened before."""
        self._scope.start("recent", self._refresh_recent)

    async def _refresh_recent(self) -> None:
        await self.incoming.refresh_recent()
        self._frames.prepare()  # while nothing else is to be done

    def show_reading(self, name: str, waiting: int = 0) -> None:
        """Show that a list is being opened, and how many wait behind it."""
        self._opening.begin(name, waiting)
        self._stack.setCurrentWidget(self._opening)
        self._frames.prepare()

    def _on_cancel_requested(self) -> None:
        self._waiting.skip()
        self._scope.cancel("reread")
        self.reading_cancelled.emit()

    async def _add(self, opened: OpenList) -> None:
        view = await self._maker.make(opened)
        self._views.append(view)
        self._tabs.add(opened.name)

    def _read_again(self, view: ListView, changed: str, value: object) -> None:
        from gui.views.pages.list_page.reading_choices import reading_options

        options = reading_options(view.opened, changed, value)
        self._scope.start("reread", lambda: self._replace(view, options))

    async def _replace(self, view: ListView, options: dict[str, Any]) -> None:
        self.show_reading(view.opened.name)
        try:
            anew = await self._maker.make_again(view, options)
            if view in self._views:
                self._views[self._views.index(view)] = anew
                self._maker.drop(view)
            else:  # it was closed meanwhile
                self._maker.drop(anew)
        finally:
            self._show_current()

    # --- which list is on screen ---

    def close_shown(self) -> None:
        """Close the list on screen, if one is."""
        if self.shown is not None:
            self._close(self.shown)

    def _close(self, view: ListView) -> None:
        index = self._views.index(view)
        del self._views[index]
        self._maker.close(view)
        self._tabs.remove(index)
        self._show_current()
        if not self._views:
            self.empty.setFocus()
        self.refresh_recent()

    def _show_current(self) -> None:
        view = self.shown
        self._hints.follow(view)
        self._stack.setCurrentWidget(view.frame if view else self._welcoming.screen or self.empty)
        self._bars.setCurrentWidget(view.bar if view else self._no_bar)
        if view is not None:
            view.table.setFocus()
            if not view.frame.updatesEnabled():
                self._scope.start(f"show {id(view)}", view.frame.appear)
        self.shown_changed.emit()

    # --- what the window hands on ---

    def on_event(self, event: Event) -> None:
        """Take what the engine tells."""
        if isinstance(event, ListPeeked):
            self._opening.show_top(event.headers, event.rows)
        if isinstance(event, ListProgress):
            self._opening.show_progress(event.rows, event.total, is_checking=event.stage == "checking")
            for view in self._views:
                view.checking.show(event, view.opened)
        elif isinstance(event, BalanceChanged):
            self._welcoming.look_at_account()
            self.price_again()
        else:
            for view in self._views:
                view.on_event(event)

    def price_again(self) -> None:
        """Ask for the prices again: the balance or the account is another one."""
        for view in self._views:
            view.price_again()

    def undo_fix(self) -> None:
        """Take back the last fix of the list on screen."""
        if self.shown is not None and self.isVisible():
            self.shown.undo_fix()

    def act(self, action: Action) -> None:
        """Do what the message's button says."""
        if action is Action.CHOOSE_FILE:
            self.choose()
        elif self.shown is not None:
            self.shown.act(action)

    def close_lists(self) -> None:
        """Let everything go before the app ends."""
        self._scope.cancel()
        self._waiting.cancel()
        self._frames.stop()
        for view in self._views:
            view.close_list()
