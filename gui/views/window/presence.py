"""What is seen of the app while nobody looks at its window: the tray, the taskbar, and notifications.

The icon is in the tray while a run is at work, so that it is known where to look before the window is put
away, and while the window is hidden, since nothing else would lead back to it. Otherwise it is not there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from gui.leads.life import RunState
from gui.runs.events import RunProgressed, RunStateChanged
from gui.views.bridge import TaskScope
from gui.views.desktop.desktop import desktop_of
from gui.views.desktop.tray import Tray
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import Event, RunProgress
    from gui.views.window.main_window import MainWindow

_SEEN = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowActivate})


class Presence(QObject):
    """One per window.

    Args:
        desk: tells how far the runs are.
        window: what is brought back.

    Attributes:
        tray: the icon in the tray.
    """

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._at_work: dict[str, RunProgress | None] = dict.fromkeys(desk.runs_at_work)
        self._paused_here: set[str] = set()
        self._is_hidden = False
        self._told: tuple[float | None, bool] = (None, False)
        self._scope = TaskScope(self)
        self._scope.failed.connect(window.show_failure)
        self.tray = Tray(self)
        self._desktop = desktop_of(window, self.tray)
        self.tray.show_requested.connect(window.come_forward)
        self.tray.pause_requested.connect(lambda: self._scope.start("pause", self._pause))
        self.tray.resume_requested.connect(lambda: self._scope.start("resume", self._resume))
        self.tray.quit_requested.connect(window.leave)
        self.tray.clicked.connect(self._on_clicked)
        window.installEventFilter(self)
        self._unsubscribe = desk.events.subscribe(self._on_event)

    def close(self) -> None:
        """Show nothing more; the window goes for good."""
        self._unsubscribe()
        self._scope.cancel()
        self.tray.close()
        self._desktop.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether the window is there; every event passes."""
        if event.type() in _SEEN:
            self._is_hidden = event.type() is QEvent.Type.Hide
            self._show()
        return super().eventFilter(watched, event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, RunProgressed) and event.progress.run_id in self._at_work:
            self._at_work[event.progress.run_id] = event.progress
            self._show()
        elif isinstance(event, RunStateChanged):
            self._on_state_changed(event)

    def _on_state_changed(self, event: RunStateChanged) -> None:
        if event.state is RunState.RUNNING:
            self._at_work.setdefault(event.run_id, self._desk.progress(event.run_id))
            self._paused_here.discard(event.run_id)
        elif event.run_id in self._at_work:
            del self._at_work[event.run_id]
            is_asked_for = event.state is RunState.STOPPED or event.run_id in self._paused_here
            if not is_asked_for and QApplication.activeWindow() is None:
                self._scope.start(f"notify {event.run_id}", lambda: self._notify(event))
        self._show()

    def _show(self) -> None:
        told = [progress for progress in self._at_work.values() if progress is not None]
        total, answered = sum(each.total for each in told), sum(each.answered for each in told)
        share = round(answered / total, 2) if total else None
        if (share, self._is_hidden) != self._told:
            self._told = (share, self._is_hidden)
            self._desktop.show_share(share)
        words = progress_words(told) if told else ""
        self.tray.show_work(words, can_pause=bool(self._at_work), can_resume=bool(self._paused_here))
        self.tray.want(is_wanted=self._is_hidden or bool(self._at_work))

    async def _notify(self, event: RunStateChanged) -> None:
        report = await self._desk.report(event.run_id)
        if event.state is RunState.FINISHED:
            words = tr(
                "{found} found. {paid} paid.",
                found=numbers.count(report.found),
                paid=numbers.credits_of(report.paid),
            )
        else:
            words = shown(event.message)
        self._desktop.notify(Path(report.file).name, words, event.run_id)
        QApplication.alert(self._window)

    def _on_clicked(self, run_id: str) -> None:
        self._window.come_forward()
        self._window.open_run(run_id)

    async def _pause(self) -> None:
        for run_id in self._desk.runs_at_work:
            self._paused_here.add(run_id)
            await self._desk.pause(run_id)

    async def _resume(self) -> None:
        for run_id in sorted(self._paused_here):
            self._paused_here.discard(run_id)
            await self._desk.resume(run_id)


def progress_words(runs: list[RunProgress]) -> str:
    """How far all runs together are: ``732 of 1,102 · 2 min left``."""
    done = numbers.count(sum(run.answered for run in runs))
    total = numbers.count(sum(run.total for run in runs))
    times = [run.seconds_left for run in runs if run.seconds_left is not None]
    if len(times) < len(runs):
        return tr("{n} of {total}", n=done, total=total)
    return tr("{n} of {total} · {time} left", n=done, total=total, time=numbers.duration(max(times)))
