"""One open list: its table and problems at the left, its price and its run at the right."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from gui.leads.errors import Action
from gui.views.bridge import TaskScope
from gui.views.models.fixed_cells import FixedCells
from gui.views.models.lead_model import LeadModel
from gui.views.pages.list_page.checking_on_screen import CheckingOnScreen
from gui.views.pages.list_page.columns_on_screen import ColumnsOnScreen
from gui.views.pages.list_page.filters_on_screen import FiltersOnScreen
from gui.views.pages.list_page.fixes_on_screen import FixesOnScreen
from gui.views.pages.list_page.price_on_screen import PriceOnScreen
from gui.views.pages.list_page.problems_on_screen import ProblemsOnScreen
from gui.views.pages.list_page.reading_choices import reading_choices
from gui.views.pages.list_page.run_control import RunControl
from gui.views.pages.list_page.run_on_screen import RunOnScreen
from gui.views.pages.list_page.side_panel import SAMPLE, PanelState
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.leads.fields import Field, Kind
    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.troubles import Trouble
    from gui.views.pages.list_page.list_frame import ListFrame


class ListView(QObject):
    """A list on screen.

    Attributes:
        frame: its widgets.
        bar: the line above the table; the window's top shows it.
        opened: what is known of the list.
        control: its run.
        pricing: its price.
        rows: which rows are on screen.
        columns: their menus, and what they mean.

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
        self.pricing = PriceOnScreen(desk, self._scope, self.control, self.panel)
        self.filters = FiltersOnScreen(desk, self._scope, frame, self.model, self.control)
        self.rows = self.filters.rows
        make_reader = partial(desk.reader, opened.list_id)
        self.columns = ColumnsOnScreen(desk, self._scope, frame, self.model, self.rows, self.control)
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
            self._scope.start("reopen", self._show_retry if self.opened.is_retry else self._show_past_run)
        await asyncio.sleep(0)

    def _connect(self) -> None:
        self.columns.changed.connect(self._on_columns_changed)
        self.table.copy_refused.connect(self._on_copy_refused)
        self.checking.checked.connect(self._on_checked)
        self.bar.choice_changed.connect(self.reading_changed)
        self.problems.fix_bar.undo_requested.connect(self.undo_fix)
        self._problems.fix_requested.connect(self._on_fix_requested)
        self._fixes.said.connect(self.said)
        self._fixes.changed.connect(self._on_fixes_changed)
        self.panel.options_changed.connect(self._on_options_changed)
        self.panel.what_is_sent_requested.connect(self.pricing.show_what_leaves)
        self.pricing.said.connect(self.said)
        self.pricing.priced.connect(self._on_priced)
        self.panel.start_requested.connect(self.start)
        self.panel.try_requested.connect(lambda: self.pricing.start(sample=SAMPLE))
        self.panel.pause_requested.connect(self._on_pause_requested)
        self.panel.resume_requested.connect(self.control.resume)
        self.panel.stop_requested.connect(self.control.stop)
        self.panel.export_requested.connect(self.control.export)
        self.panel.show_file_requested.connect(self._on_show_file_requested)
        self.panel.again_requested.connect(self._on_again_requested)
        self.panel.retry_requested.connect(self.retry)
        self.run.said.connect(self.said)
        self.filters.planned_changed.connect(self.columns.make_room)
        self.control.started.connect(self.columns.make_room)

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
        self.columns.show(self.opened)
        self.filters.show(self.opened)
        self._show_kinds(self.panel.find_card.kinds)
        self.pricing.forget(self.opened)
        self.checking.wait(self.opened)

    def _on_checked(self) -> None:
        self._problems.show(self.opened, self.panel.find_card.kinds)
        self.price()

    def _show_kinds(self, kinds: frozenset[Kind]) -> None:
        self.model.show_kinds(kinds)
        self.columns.make_room()

    def _on_columns_changed(self, opened: OpenList) -> None:
        self.opened = opened
        self._show_opened()

    def on_field_chosen(self, section: int, field: Field | None) -> None:
        """Take a column for another field."""
        self.columns.choose_field(section, field)

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

    def _on_copy_refused(self, cells: int) -> None:
        words = tr("{n} cells are too many to copy at once. Export the list instead.", n=cells)
        self.said.emit(words, (), "warn")

    # --- the price ---

    def price(self) -> None:
        """Ask for the price of what is chosen."""
        self.pricing.ask()

    def price_again(self) -> None:
        """Ask again because the balance or the account is another one, unless a run is on screen."""
        self.pricing.ask_again()
        self.run.look_at_balance()

    def start(self) -> None:
        """Start what is chosen at the price on screen."""
        self.pricing.start()

    def _on_priced(self) -> None:
        self.filters.on_priced(has_price=self.pricing.quote is not None)

    def _on_options_changed(self) -> None:
        self._show_kinds(self.panel.find_card.kinds)
        self._on_checked()

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

    def retry(self) -> None:
        """Price only what had no answer in the run on screen."""
        self._scope.start("retry", self._show_retry)

    async def _show_retry(self) -> None:
        run_id = str(self.control.run_id)
        self.panel.retry_of = run_id
        self.panel.find_card.choose((await self._desk.run(run_id)).options.kinds)
        self.model.show_run(run_id)
        self._on_again_requested()

    def _on_again_requested(self) -> None:
        self.filters.leave_run()
        self.panel.show_state(PanelState.PRICE)
        self._show_kinds(self.panel.find_card.kinds)
        self.price()

    def _on_show_file_requested(self) -> None:
        if self.control.out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.control.out.parent)))
