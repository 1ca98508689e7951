"""One list's run: started after its price was shown, paused, resumed, stopped, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.leads.caps import limit_note
from gui.leads.errors import Action
from gui.leads.export_choice import USUAL_EXPORT
from gui.leads.life import RunState
from gui.views.dialogs.exporting import ExportWish, choose_export
from gui.views.dialogs.question import Reply, ask
from gui.views.dialogs.raise_cap import ask_for_cap
from gui.views.dialogs.second_purchase import ask_about_second_purchase
from gui.views.theme import numbers
from gui.views.theme.words import plural, shown, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.leads.credits import Credits
    from gui.leads.fields import Field
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.runs.desk import Desk
    from gui.views.bridge import TaskScope


class RunControl(QObject):
    """Carries the user's wishes about a list's run to the desk.

    Attributes:
        run_id: the run whose answers are on screen, or None before the first.
        out: where it was exported last.
        dearer: what going on holds, where that is more than was shown and stands on the button; else None.

    Signals:
        started: a run began; its id.
        resumed: a run goes on; its id.
        exported: files were written; what came of it.
        left_undecided: the user was asked about the run, and wants to decide later.
    """

    started = Signal(str)
    resumed = Signal(str)
    exported = Signal(object)
    left_undecided = Signal()

    def __init__(self, desk: Desk, scope: TaskScope, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._scope = scope
        self._window = window
        self.run_id: str | None = None
        self.out: Path | None = None
        self.dearer: Credits | None = None

    def start(self, list_id: str, options: RunOptions, quote: Quote, columns: Mapping[Field, int]) -> None:
        """Start a run as priced on screen; above the user's own limit it is asked about once more."""
        self._scope.start("start", lambda: self._start(list_id, options, quote, columns))

    async def _start(
        self, list_id: str, options: RunOptions, quote: Quote, columns: Mapping[Field, int]
    ) -> None:
        hold = quote.hold if options.cap is None else min(quote.hold, options.cap)
        if hold > self._desk.settings.confirm_above and not await self._confirm(quote, hold):
            return
        self.run_id = await self._desk.start(list_id, options, expected_hold=quote.hold, columns=columns)
        self.out = None
        self.started.emit(self.run_id)

    async def _confirm(self, quote: Quote, hold: Credits) -> bool:
        text = tr(
            "Up to {hold} are held now. Likely final: {likely}. What is not found comes back.",
            hold=numbers.credits_of(hold),
            likely=numbers.amount_range(quote.likely_low, quote.likely_high),
        )
        limit = await self._desk.planning.limit()
        if limit is not None and limit.left < hold:
            text = f"{text} {shown(limit_note(limit, hold))}"
        what = plural(quote.look_up, "{n} search", "{n} searches", n=numbers.count(quote.look_up))
        if len(quote.kinds) == 1:
            what = numbers.rows(quote.look_up)
        title = tr("Look up {what}?", what=what)
        replies = (
            Reply("leave", tr("Not now")),
            Reply("confirm", tr("Find · hold up to {hold}", hold=numbers.amount(hold)), "primary"),
        )
        return await ask(self._window, title, text, replies) == "confirm"

    def pause(self) -> None:
        """Send nothing more for now."""
        self._do("pause", self._desk.pause)

    def resume(self) -> None:
        """Go on; a run at its cap needs a higher one first."""
        self._scope.start("resume", self._resume)

    async def _resume(self) -> None:
        if self.run_id is None:
            return
        record = await self._desk.run(self.run_id)
        outlook = await self._desk.outlook(self.run_id)
        if record.state is RunState.IN_DOUBT and outlook.is_undecided:
            self.left_undecided.emit()
            return
        if record.state is not RunState.CAPPED or not outlook.is_at_own_cap:
            await self._desk.resume(self.run_id, expected_hold=self.dearer)
            self.resumed.emit(self.run_id)
            return
        cap = await ask_for_cap(self._window, outlook)
        if cap is not None:
            await self._desk.resume(self.run_id, cap, expected_hold=outlook.to_send)
            self.resumed.emit(self.run_id)
        else:
            self.left_undecided.emit()

    def stop(self) -> None:
        """Ask, then send nothing more for good."""
        self._scope.start("stop", self._stop)

    async def _stop(self) -> None:
        if self.run_id is None:
            return
        progress = self._desk.progress(self.run_id)
        in_flight = progress.in_flight_searches if progress else 0
        text = tr("Rows that were not sent yet are not looked up. What was found is kept.")
        if in_flight:
            way = tr("{n} searches are on their way and may still be paid.", n=numbers.count(in_flight))
            text = f"{text} {way}"
        replies = (Reply("stay", tr("Keep running")), Reply("stopRun", tr("Stop the run"), "danger"))
        if await ask(self._window, tr("Stop this run?"), text, replies) == "stopRun":
            await self._desk.stop(self.run_id)

    def act(self, action: Action) -> None:
        """Do what a message's button says."""
        if action is Action.RESUME:
            self.resume()
        elif action is Action.SEND_AGAIN:
            self._scope.start("settle", self._send_again)
        elif action is Action.LEAVE_ROWS:
            self._do("settle", self._desk.leave_in_doubt)
        elif action is Action.CHOOSE_OUTPUT:
            self.export()

    async def _send_again(self) -> None:
        if self.run_id is None:
            return
        outlook = await self._desk.outlook(self.run_id)
        cap = (await self._desk.run(self.run_id)).options.cap
        needed = outlook.second_purchase_cap
        higher = needed if cap is not None and needed > cap else None
        offer = await self._desk.going_on(self.run_id, again=True)
        if await ask_about_second_purchase(self._window, outlook, offer, higher):
            await self._desk.send_again(self.run_id, higher, expected_hold=offer.hold, only=outlook.doubts)
        else:
            self.left_undecided.emit()

    def export(self) -> None:
        """Ask what and where to, and write it."""
        self._scope.start("export", self._export)

    async def _export(self) -> None:
        if self.run_id is None:
            return
        wish = await choose_export(self._window, self._desk, self.run_id)
        if wish is not None:
            await self._write(wish)

    async def export_to(self, out: Path) -> None:
        """Write the enriched list there, with all its rows and columns."""
        await self._write(ExportWish(out, USUAL_EXPORT))

    async def _write(self, wish: ExportWish) -> None:
        if self.run_id is None:
            return
        record = await self._desk.run(self.run_id)
        written = await self._desk.exports.write(record, wish.out, wish.choice, separator=wish.separator)
        self.out = written.out
        self.exported.emit(written)

    def _do(self, key: str, work: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        run_id = self.run_id
        if run_id is not None:
            self._scope.start(key, lambda: work(run_id))
