"""What the window hears from the engine, and who in it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.balance import BalanceState
from gui.leads.errors import Action
from gui.leads.life import RunState
from gui.runs.events import BalanceChanged, RunStateChanged
from gui.views.theme.words import tr
from gui.views.window.low_balance import LowBalance
from gui.views.window.places import RUNS

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.views.window.main_window import MainWindow


class Hearing:
    """One per window, until it is closed."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._window = window
        self._at_work = set(desk.runs_at_work)
        self._is_away = False
        self._low = LowBalance(desk, window.message)
        self._show_at_work()
        self.close = desk.events.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        window = self._window
        if isinstance(event, BalanceChanged):
            window.show_connection()
            self._show_reach(event.reading.state)
            self._low.look(event.reading)
        elif isinstance(event, RunStateChanged):
            self._note(event)
            if not window.lists.has_run(event.run_id):
                window.runs.tell_of_unseen(event)
            if window.page is window.runs:
                window.runs.refresh()
        window.lists.on_event(event)

    def _show_reach(self, state: BalanceState) -> None:
        """Say once that Enrow cannot be reached, and no more when it is."""
        was_away, self._is_away = self._is_away, state is BalanceState.OFFLINE
        if not self._is_away:
            self._window.message.take_back(_away())
        elif not was_away:
            self.say_away()

    def say_away(self) -> None:
        """Say that Enrow cannot be reached, unless this would cover another trouble or a question."""
        if not self._window.message.is_weighty:
            self._window.message.say(_away(), (Action.RETRY,), tone="warn")

    def _note(self, event: RunStateChanged) -> None:
        if event.state is RunState.RUNNING:
            self._at_work.add(event.run_id)
        else:
            self._at_work.discard(event.run_id)
        self._show_at_work()

    def _show_at_work(self) -> None:
        self._window.rail.set_badge(RUNS, len(self._at_work))


def _away() -> str:
    return tr(
        "Enrow cannot be reached. What is on its way is kept, and a run goes on by itself as soon as"
        " Enrow answers."
    )
