"""One open list: its table and problems at the left, its price and its run at the right."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from gui.leads.errors import Action, MissingColumnError
from gui.leads.fields import Kind
from gui.views.bridge import TaskScope
from gui.views.models.fixed_cells import FixedCells
from gui.views.models.lead_model import LeadModel
from gui.views.pages.list_page.checking_on_screen import CheckingOnScreen
from gui.views.pages.list_page.column_menu import changed_mapping, column_menu
from gui.views.pages.list_page.fixes_on_screen import FixesOnScreen
from gui.views.pages.list_page.problems_on_screen import ProblemsOnScreen
from gui.views.pages.list_page.reading_choices import reading_choices
from gui.views.pages.list_page.rows_on_screen import RowsOnScreen
from gui.views.pages.list_page.run_control import RunControl
from gui.views.pages.list_page.run_on_screen import RunOnScreen
from gui.views.pages.list_page.side_panel import SAMPLE, PanelState
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.fields import Field
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.runs.open_list import OpenList
    from gui.runs.troubles import Trouble
    from gui.views.pages.list_page.list_frame import ListFrame

_ANSWER_WIDTHS = {Kind.EMAIL: 270, Kind.PHONE: 200, Kind.VERIFY: 130}
_ALONE_WIDTH = 330
_EMPTY_WIDTH = 120


class ListView(QObject):
    """A list on screen.

    Attributes:
        frame: its widgets.
        bar: the line above the table; the window's top shows it.
        opened: what is known of the list.
        control: its run.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        failed: a known failure.
        reading_changed: the file is to be read another way: the choice's name and its value.
    """

    said = Signal(str, object, str)
    failed = Signal(object)
    reading_changed = Signal(str, object)

    def __init__(self, desk: Desk, opened: OpenList, frame: ListFrame) -> None:
        super().__init__(frame)
        self._desk = desk
        self.frame = frame
        self.opened = opened
        self._reader = desk.reader(opened.list_id)
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self.control = RunControl(desk, self._scope, frame)
        self._fixed = FixedCells(desk.fixing.reader(opened.list_id))
        self.model = LeadModel(self._reader, self._fixed, opened, self)
        self.grid, self.table = frame.grid, frame.grid.table
        self.bar, self.panel, self.problems = frame.bar, frame.panel, frame.problems
        self._quote: Quote | None = None
        make_reader = partial(desk.reader, opened.list_id)
        self.rows = RowsOnScreen(make_reader, self._scope, self)
        make_fixes = partial(desk.fixing.reader, opened.list_id)
        self._problems = ProblemsOnScreen(
            make_reader, make_fixes, self._scope, self.problems, self.model, self.table
        )
        self._fixes = FixesOnScreen(desk.fixing, self._scope, self)
        self.checking = CheckingOnScreen(desk, self._scope, self.panel)
        self.run = RunOnScreen(desk, self._scope, self.control, self.panel, self.model)

    async def fill(self) -> None:
        """Show the list in its frame, in steps between which the window can breathe."""
        self.grid.set_model(self.model, self.frame.delegate)
        self._connect()
        await asyncio.sleep(0)
        self._show_name()
        await asyncio.sleep(0)
        self._show_opened()
        if self.opened.run_id is not None:
            self.control.run_id = self.opened.run_id
            self._scope.start("reopen", self._show_past_run)
        await asyncio.sleep(0)

    def _connect(self) -> None:
        self.table.header.menu_requested.connect(self._on_menu_requested)
        self.table.copy_refused.connect(self._on_copy_refused)
        self.bar.filter_changed.connect(self.rows.filter)
        self.checking.checked.connect(self._on_checked)
        self.rows.found.connect(self._on_rows_found)
        self.bar.choice_changed.connect(self.reading_changed)
        self.problems.only_problems_changed.connect(self._on_only_problems_changed)
        self.problems.fix_bar.undo_requested.connect(self.undo_fix)
        self._problems.fix_requested.connect(self._on_fix_requested)
        self._fixes.said.connect(self.said)
        self._fixes.changed.connect(self._on_fixes_changed)
        self.panel.options_changed.connect(self._on_options_changed)
        self.panel.start_requested.connect(self.start)
        self.panel.try_requested.connect(lambda: self.start(sample=SAMPLE))
        self.panel.pause_requested.connect(self._on_pause_requested)
        self.panel.resume_requested.connect(self.control.resume)
        self.panel.stop_requested.connect(self.control.stop)
        self.panel.export_requested.connect(self.control.export)
        self.panel.show_file_requested.connect(self._on_show_file_requested)
        self.panel.again_requested.connect(self._on_again_requested)
        self.run.said.connect(self.said)
        self.control.started.connect(self._make_room_for_answers)

    def close_list(self) -> None:
        """Let the list go; its run, if one is at work, goes on."""
        self._scope.cancel()
        self.run.close()
        self._fixed.close()
        self._reader.close()

    # --- the list ---

    def _show_name(self) -> None:
        self.bar.show_list(self.opened.name, self.opened.rows, reading_choices(self.opened))

    def _show_opened(self) -> None:
        self.model.show_list(self.opened)
        self._show_kinds(self.panel.find_card.kinds)
        self._quote = None
        self.checking.wait(self.opened)

    def _on_checked(self) -> None:
        self._problems.show(self.opened, self.panel.find_card.kinds)
        self.price()

    def _show_kinds(self, kinds: frozenset[Kind]) -> None:
        self.model.show_kinds(kinds)
        self._make_room_for_answers()

    def _make_room_for_answers(self) -> None:
        """Until there are answers, their columns leave the room to the list."""
        if self.control.run_id is None:
            widths = [_EMPTY_WIDTH for _ in self.model.kinds]
        elif self.model.kinds == (Kind.EMAIL,):
            widths = [_ALONE_WIDTH]
        else:
            widths = [_ANSWER_WIDTHS[kind] for kind in self.model.kinds]
        self.grid.show_columns(len(self.opened.headers), widths)

    def _on_menu_requested(self, section: int, at: QPoint) -> None:
        if section < len(self.opened.headers):
            menu = column_menu(self.frame, section, self.opened.mapping, self.on_field_chosen, self.rows.sort)
            menu.popup(at)

    def on_field_chosen(self, section: int, field: Field | None) -> None:
        """Take a column for another field."""
        mapping = changed_mapping(self.opened.mapping, section, field)
        self._scope.restart("mapping", lambda: self._set_mapping(mapping))

    async def _set_mapping(self, mapping: dict[Field, int]) -> None:
        self.opened = await self._desk.set_mapping(self.opened.list_id, mapping, in_advance=True)
        self._show_opened()

    def _on_fix_requested(self, trouble: Trouble, is_all: bool) -> None:
        self._fixes.fix(self.opened, trouble, self.panel.find_card.kinds, is_all=is_all)

    def undo_fix(self) -> None:
        """Take back what was mended last."""
        self._fixes.undo(self.opened)

    def _on_fixes_changed(self) -> None:
        self.model.show_fixes()
        self._problems.show(self.opened, self.panel.find_card.kinds)
        if self.problems.shows_only_problems:
            self.rows.ask()
        self.price_again()

    def _on_rows_found(self, ids: Sequence[int]) -> None:
        self.model.show_ids(ids)
        self.bar.show_matches(len(ids), self.opened.rows)

    def _on_only_problems_changed(self, is_wanted: bool) -> None:
        self.rows.only_problems(is_wanted, self.panel.find_card.kinds)

    def _on_copy_refused(self, cells: int) -> None:
        words = tr("{n} cells are too many to copy at once. Export the list instead.", n=cells)
        self.said.emit(words, (), "warn")

    # --- the price ---

    def price(self) -> None:
        """Ask for the price of what is chosen; only the last question counts."""
        self._scope.restart("quote", self._price)

    def price_again(self) -> None:
        """Ask again because the balance or the account is another one, unless a run is on screen."""
        if self.panel.state is PanelState.PRICE:
            self.price()

    async def _price(self) -> None:
        if not self.panel.find_card.kinds:
            self._quote = None
            self.panel.show_obstacle(tr("Choose what to find."))
            return
        try:
            options = self.panel.options()
            quote = await self._desk.quote(self.opened.list_id, options)
            asked_again = await self._known_among(options) if options.ask_again else 0
        except MissingColumnError as error:
            self._quote = None
            self.panel.show_obstacle(error.sentence)
            return
        self._quote = quote
        self.panel.show_quote(quote, self._desk.settings.cap, asked_again=asked_again)
        sample = await self._desk.quote(self.opened.list_id, self.panel.options(sample=SAMPLE))
        self.panel.show_sample(sample)

    async def _known_among(self, options: RunOptions) -> int:
        """How many answers are known that are paid for again."""
        return (await self._desk.quote(self.opened.list_id, replace(options, ask_again=False))).known

    def _on_options_changed(self) -> None:
        self._show_kinds(self.panel.find_card.kinds)
        self._on_checked()

    def start(self, *, sample: int | None = None) -> None:
        """Start what is chosen at the price on screen."""
        if self._quote is not None and self.panel.state is PanelState.PRICE:
            self._scope.start("begin", partial(self._start, sample, self.opened.mapping))

    async def _start(self, sample: int | None, columns: dict[Field, int]) -> None:
        options = self.panel.options(sample=sample)
        quote = await self._desk.quote(self.opened.list_id, options)
        if sample is None and self._quote is not None and quote.hold > self._quote.hold:
            self._quote = quote
            self.panel.show_quote(quote, self._desk.settings.cap)
            self.said.emit(tr("The price has changed. Have a look before you start."), (), "warn")
            return
        self.control.start(self.opened.list_id, options, quote, columns)

    # --- the run ---

    def on_event(self, event: Event) -> None:
        """Take what the engine tells."""
        self.run.on_event(event)

    def act(self, action: Action) -> None:
        """Do what the message's button says."""
        if action is Action.CHOOSE_COLUMNS:
            self.table.setFocus()
        elif action is Action.RETRY and self.panel.state is PanelState.PRICE:
            self.price()
        elif action is Action.RETRY:
            self.control.resume()
        else:
            self.control.act(action)

    def pause_or_resume(self) -> None:
        """Pause the run at work, or go on with the one that rests."""
        if self.panel.state is PanelState.RUNNING:
            self._on_pause_requested()
        elif self.panel.state in {PanelState.RESTING, PanelState.LEFT}:
            self.control.resume()

    def _on_pause_requested(self) -> None:
        self.control.pause()
        self.panel.show_pausing()

    async def _show_past_run(self) -> None:
        self.panel.find_card.choose((await self._desk.run(str(self.control.run_id))).options.kinds)
        self.run.show_past()

    def _on_again_requested(self) -> None:
        self.panel.show_state(PanelState.PRICE)
        self._show_kinds(self.panel.find_card.kinds)
        self.price()

    def _on_show_file_requested(self) -> None:
        if self.control.out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.control.out.parent)))
