"""The window over the desk: furnished with what was on screen last, made anew in other words, put away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.session import Session
from gui.views.window import MainWindow
from gui.views.window.forgetting import Forgetting
from gui.views.window.session_keeping import SessionKeeping
from gui.views.window.session_return import SessionReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gui.app.crash_net import CrashNet
    from gui.app.handover import Call
    from gui.runs.desk import Desk


@dataclass(frozen=True, slots=True)
class _Scene:
    """A window, with what keeps and brings back its lists, and what deletes the old ones."""

    window: MainWindow
    keeping: SessionKeeping
    session: SessionReturn
    forgetting: Forgetting

    def put_away(self) -> None:
        self.forgetting.close()
        self.session.close()
        self.keeping.close()
        self.window.put_away()


class Stage:
    """Holds the one window of the program.

    Args:
        desk: what the window works on; it outlives any window.
        window: the first one, as it was painted before there was a desk.
        net: shows bugs in the window of now.
        end: called when the user leaves the app.
        remembers: whether this window is the one that the next start brings back.
    """

    def __init__(
        self, desk: Desk, window: MainWindow, net: CrashNet, end: Callable[[], object], *, remembers: bool
    ) -> None:
        self._desk = desk
        self._net = net
        self._end = end
        self._remembers = remembers
        self._first = window
        # Tasks that are cancelled when the loop goes may still touch a window: windows stay until then.
        self._scenes: list[_Scene] = []

    @property
    def window(self) -> MainWindow:
        """The window of now."""
        return self._scenes[-1].window

    def show(self, files: Sequence[Path]) -> None:
        """Show the window with these lists on top, and those of the last time behind them."""
        last = self._desk.last_session.at_start if self._remembers else Session()
        self._first.furnish(self._desk)
        scene = self._make(self._first, last)
        scene.window.show()
        self.open_paths(files)
        if self._desk.settings.reopen_lists:
            scene.session.offer()

    def renew(self) -> None:
        """Make the window anew with what is on screen; runs at work go on."""
        old = self._scenes[-1]
        now = old.keeping.snapshot()
        old.session.close()
        old.forgetting.close()
        old.keeping.close()
        window = MainWindow.at_work(self._desk, self._first.theme)
        window.put_where(now.geometry)
        new = self._make(window, now)
        new.window.show()
        old.window.put_away()
        new.session.bring_back()

    def _make(self, window: MainWindow, session: Session) -> _Scene:
        keeping = SessionKeeping(self._desk, window, writes=self._remembers)
        scene = _Scene(
            window,
            keeping,
            SessionReturn(self._desk, window, keeping, session),
            Forgetting(self._desk, window),
        )
        scene.session.show_page()
        self._scenes.append(scene)
        window.closed.connect(self._end)
        window.renewal_requested.connect(self.renew)
        self._net.show = window.show_crash
        return scene

    def on_called(self, call: Call) -> None:
        """Do what a second start of the program asks for."""
        self.window.come_forward()
        self.open_paths(call.files)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open lists in the window of now."""
        if paths:
            self.window.open_paths(paths)

    def come_back(self) -> None:
        """Show a window that was put into the tray."""
        if not self.window.isVisible():
            self.window.come_forward()

    def quit(self) -> None:
        """Leave the app as the user would: a window that is there asks first while a run is at work."""
        if self.window.isVisible():
            self.window.close()
        else:
            self.window.leave()

    def put_away(self) -> None:
        """Let go of what the window reads, also when a signal ends the program without asking it."""
        self._scenes[-1].put_away()
