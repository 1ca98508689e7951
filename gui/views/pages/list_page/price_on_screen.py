"""The price of a list: asked for after every change, shown, and agreed to when a run starts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.errors import MissingColumnError
from gui.views.dialogs.what_leaves import show_what_leaves
from gui.views.pages.list_page.side_panel import SAMPLE, PanelState
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.leads.fields import Field
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from gui.views.bridge import TaskScope
    from gui.views.pages.list_page.run_control import RunControl
    from gui.views.pages.list_page.side_panel import SidePanel


class PriceOnScreen(QObject):
    """Asks for the price of what is chosen in the panel; only the last question counts.

    Attributes:
        quote: what is on screen, or None while there is no price.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        priced: another price is on screen, or none.
    """

    said = Signal(str, object, str)
    priced = Signal()

    def __init__(self, desk: Desk, scope: TaskScope, control: RunControl, panel: SidePanel) -> None:
        super().__init__(control)
        self._desk = desk
        self._scope = scope
        self._control = control
        self._panel = panel
        self._opened: OpenList | None = None
        self.quote: Quote | None = None
        self._sample: Quote | None = None  # of ten rows, as it stands on the button
        self._payer = desk.payer  # whose price it is

    def forget(self, opened: OpenList) -> None:
        """The list, or what its columns mean, is another one: there is no price until it is asked for."""
        self._opened = opened
        self.quote = self._sample = None

    def ask(self) -> None:
        """Ask for the price of what is chosen."""
        self._scope.restart("quote", self._ask)

    def ask_again(self) -> None:
        """Ask because the balance or the account is another one, unless a run is on screen."""
        if self._panel.state is PanelState.PRICE:
            self.ask()

    async def _ask(self) -> None:
        if self._opened is None:
            return
        list_id = self._opened.list_id
        if not self._panel.find_card.kinds:
            self._show_obstacle(tr("Choose what to find."))
            return
        try:
            options, payer = self._panel.options(), self._desk.payer
            quote = await self._desk.quote(list_id, options)
            asked_again = await self._known_among(list_id, options) if options.ask_again else 0
        except MissingColumnError as error:
            self._show_obstacle(error.sentence)
            return
        self.quote, self._payer = quote, payer
        limit = await self._desk.planning.limit()
        self._panel.show_quote(quote, self._desk.settings.cap, limit, asked_again=asked_again)
        self.priced.emit()
        sample = await self._desk.quote(list_id, replace(options, sample=SAMPLE))
        is_next = await self._is_sample_next(list_id)
        self._sample = sample
        self._panel.show_sample(sample, is_next=is_next)

    def _show_obstacle(self, sentence: str) -> None:
        self.quote = self._sample = None
        self._panel.show_obstacle(sentence)
        self.priced.emit()

    async def _known_among(self, list_id: str, options: RunOptions) -> int:
        """How many answers are known that are paid for again."""
        return (await self._desk.quote(list_id, replace(options, ask_again=False))).known

    async def _is_sample_next(self, list_id: str) -> bool:
        return self._desk.settings.offer_sample and await self._desk.planning.is_new_layout(list_id)

    def start(self, *, sample: int | None = None) -> None:
        """Start what is chosen, at the price that stands on the button now, however quick the user is."""
        shown = self.quote if sample is None else self._sample
        if shown is not None and self._opened is not None and self._panel.state is PanelState.PRICE:
            options, opened = self._panel.options(sample=sample), self._opened
            self._scope.start("begin", partial(self._start, shown, options, opened.list_id, opened.mapping))

    async def _start(
        self, shown: Quote, options: RunOptions, list_id: str, columns: dict[Field, int]
    ) -> None:
        quote = await self._desk.quote(list_id, options)
        if quote.hold > shown.hold or self._desk.payer != self._payer:
            self.ask()
            self.said.emit(tr("The price has changed. Have a look before you start."), (), "warn")
            return
        self._control.start(list_id, options, quote, columns)

    def show_what_leaves(self) -> None:
        """Show the fields that would leave, or that left with the run on screen."""
        self._scope.start("what leaves", self._show_what_leaves)

    async def _show_what_leaves(self) -> None:
        if self._opened is None:
            return
        run_id = self._control.run_id
        if self._panel.state is PanelState.PRICE:
            leaving = await self._desk.planning.will_leave(self._opened.list_id, self._panel.options())
            await show_what_leaves(self._panel.window(), leaving, has_left=False)
        elif run_id is not None:
            leaving = await self._desk.planning.has_left(await self._desk.run(run_id))
            await show_what_leaves(self._panel.window(), leaving, has_left=True)
