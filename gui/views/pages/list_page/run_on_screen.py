"""What a list's run looks like: the panel's stage, the answers in the table, the receipt at the end."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.leads.errors import Action, EnrowDesktopError
from gui.leads.life import RunState
from gui.runs.events import RowsAnswered, RunProgressed, RunStateChanged
from gui.views.dialogs.exporting import saved_words
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.theme import numbers
from gui.views.theme.words import shown as shown_words
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import Event, RunProgress
    from gui.runs.exporting.export_order import Exported
    from gui.views.bridge import TaskScope
    from gui.views.models.lead_model import LeadModel
    from gui.views.pages.list_page.run_control import RunControl
    from gui.views.pages.list_page.side_panel import SidePanel

_REFRESH_MS = 100  # progress and answers are painted at most ten times a second
_LOOK_ELSEWHERE_MS = 2_000
_OVER = frozenset({RunState.FINISHED, RunState.STOPPED})
# What can be done about a run of an earlier session, besides going on.
_ACTIONS = {
    RunState.IN_DOUBT: (Action.SEND_AGAIN, Action.LEAVE_ROWS),
    RunState.WAITING_FOR_CREDITS: (Action.ADD_CREDITS,),
}
_CALM = _OVER | {RunState.RUNNING, RunState.PAUSED}


class RunOnScreen(QObject):
    """Follows the run of a ``RunControl``.

    Signals:
        said: something for the message bar: sentence, actions, tone; "" when it no longer holds.
    """

    said = Signal(str, object, str)

    def __init__(
        self, desk: Desk, scope: TaskScope, control: RunControl, panel: SidePanel, model: LeadModel
    ) -> None:
        super().__init__(control)
        self._desk = desk
        self._scope = scope
        self._control = control
        self._panel = panel
        self._model = model
        self._spoken: tuple[str, tuple[Action, ...], RunState] = ("", (), RunState.RUNNING)
        self._answered: set[int] = set()
        self._progress: RunProgress | None = None
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._show_news)
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_LOOK_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self._look_elsewhere)
        control.started.connect(self._on_started)
        control.resumed.connect(self._on_resumed)
        control.exported.connect(self._on_exported)
        control.left_undecided.connect(self._say_again)

    def on_event(self, event: Event) -> None:
        """Take what the engine tells, if it is about this run."""
        run_id = self._control.run_id
        if isinstance(event, RunProgressed):
            if event.progress.run_id == run_id:
                self._progress = event.progress
                self._show_soon()
        elif isinstance(event, RowsAnswered):
            if event.run_id == run_id:
                self._answered.update(event.rows)
                self._show_soon()
        elif isinstance(event, RunStateChanged) and event.run_id == run_id:
            self._show_state(event.run_id, event.state)
            self._say(event.message, event.actions, event.state)

    def _show_soon(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _say(self, message: str, actions: tuple[Action, ...], state: RunState) -> None:
        before, self._spoken = self._spoken, (message, actions, state)
        if message or before[0]:
            # The panel has a button to go on already.
            shown = tuple(action for action in actions if action is not Action.RESUME)
            is_calm = state is RunState.RUNNING or (state in _CALM and not shown)
            self.said.emit(shown_words(message), shown, "info" if is_calm else "warn")

    def _say_again(self) -> None:
        """What was asked is not decided: the choice stays on screen."""
        self._say(*self._spoken)

    def show_past(self) -> None:
        """Show a run of an earlier session, or one that went on while its list was closed."""
        run_id = self._control.run_id
        if run_id is not None:
            self._scope.start("past", lambda: self._show_past(run_id))

    async def _show_past(self, run_id: str) -> None:
        run = await self._desk.run(run_id)
        self._model.show_run(run_id)
        if run_id in self._desk.runs_at_work:
            self._show_state(run_id, RunState.RUNNING)
        elif await self._desk.is_elsewhere(run_id):
            await self._show_elsewhere(run_id)
            return
        elif run.state in _OVER or self._desk.progress(run_id) is None:
            await self._show_report(run_id, run.state)
        else:
            self._show_state(run_id, run.state)
        if run.state not in _OVER and run_id not in self._desk.runs_at_work:
            self._say(run.message, _ACTIONS.get(run.state, ()), run.state)

    async def _show_elsewhere(self, run_id: str) -> None:
        """Another window or command works on it: its answers come in here, too, but it is led there."""
        words = tr("This run is at work in another window or command. Pause or stop it there.")
        self._say(words, (), RunState.RUNNING)
        await self._show_report(run_id, RunState.RUNNING)
        self._panel.show_state(PanelState.ELSEWHERE)
        self._elsewhere.start()

    def _look_elsewhere(self) -> None:
        run_id = self._control.run_id
        if run_id is not None:
            self._scope.start("elsewhere", lambda: self._follow_elsewhere(run_id))

    async def _follow_elsewhere(self, run_id: str) -> None:
        if self._panel.state is not PanelState.ELSEWHERE:
            self._elsewhere.stop()
        elif await self._desk.is_elsewhere(run_id):
            self._panel.show_report(await self._desk.report(run_id), RunState.RUNNING, "")
            self._model.show_run(run_id)
        else:
            self._elsewhere.stop()
            self._say("", (), RunState.RUNNING)
            await self._show_past(run_id)

    def look_at_balance(self) -> None:
        """Say so when a run that waits for credits could go on; nothing is sent before the user says so."""
        run_id = self._control.run_id
        if run_id is not None and self._spoken[2] is RunState.WAITING_FOR_CREDITS:
            self._scope.start("topped up", lambda: self._tell_of_credits(run_id))

    async def _tell_of_credits(self, run_id: str) -> None:
        balance, needed = self._desk.balance.credits, (await self._desk.outlook(run_id)).to_send
        is_waiting = self._spoken[2] is RunState.WAITING_FOR_CREDITS
        if is_waiting and balance is not None and needed and balance >= needed:
            words = tr(
                "There are credits again: {balance}. Resume to look up the rest, for {needed} at most.",
                balance=numbers.amount(balance),
                needed=numbers.amount(needed),
            )
            self._say(words, (), RunState.PAUSED)

    def close(self) -> None:
        """Look at nothing any more: the list goes."""
        self._refresh.stop()
        self._elsewhere.stop()

    def _on_started(self, run_id: str) -> None:
        self._model.show_run(run_id)
        self._show_state(run_id, RunState.RUNNING)

    def _on_resumed(self, run_id: str) -> None:
        if run_id in self._desk.runs_at_work:
            self._show_state(run_id, RunState.RUNNING)
        self.said.emit("", (), "info")

    def _show_state(self, run_id: str, state: RunState) -> None:
        if state in _OVER:
            self._scope.restart("report", lambda: self._show_report(run_id, state))
            return
        self._panel.show_state(PanelState.RUNNING if state is RunState.RUNNING else PanelState.RESTING)
        if state is not RunState.RUNNING:
            self._model.show_run(run_id)  # what was on its way may be in doubt now
            self._scope.restart("offer", lambda: self._price_the_rest(run_id))
        self._progress = None  # an older one must not come after what is shown now
        progress = self._desk.progress(run_id)
        if progress is not None:
            self._panel.show_progress(progress)

    async def _show_report(self, run_id: str, state: RunState) -> None:
        books = await self._desk.books_of(run_id)
        self._panel.show_report(await self._desk.report(run_id), state, books)
        self._panel.show_state(PanelState.DONE if state in _OVER else PanelState.LEFT)
        self._model.show_run(run_id)
        if state not in _OVER:
            await self._price_the_rest(run_id)

    async def _price_the_rest(self, run_id: str) -> None:
        """Have the button say what going on holds, where that is more than was shown."""
        self._control.dearer = None
        with contextlib.suppress(EnrowDesktopError):  # the run of another account: nothing to agree to here
            offer = await self._desk.going_on(run_id)
            self._control.dearer = offer.hold if offer.is_dearer else None
        is_capped = (await self._desk.run(run_id)).state is RunState.CAPPED
        outlook = await self._desk.outlook(run_id)
        self._panel.show_price_of_rest(self._control.dearer, is_capped=is_capped and outlook.is_at_own_cap)
        self._panel.show_lost(outlook.lost)
        if outlook.is_undecided and run_id not in self._desk.runs_at_work:
            self._panel.show_undecided(outlook.in_doubt)

    def _show_news(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            self._panel.show_progress(progress)
        rows, self._answered = self._answered, set()
        if rows:
            self._model.show_answered(rows)

    def _on_exported(self, exported: Exported) -> None:
        self._panel.show_exported()
        self.said.emit(saved_words(exported), (), "found")
