"""The window over the desk: made, made anew in another language, and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gui.app.crash_net import CrashNet
    from gui.app.handover import Call
    from gui.runs.desk import Desk


class Stage:
    """Holds the one window of the program.

    Args:
        desk: what the window works on; it outlives any window.
        net: shows bugs in the window of now.
        end: called when the user leaves the app.
        windows: holds every window until the loop is gone: tasks that are cancelled then may still touch one.
    """

    def __init__(
        self, desk: Desk, net: CrashNet, end: Callable[[], object], windows: list[MainWindow]
    ) -> None:
        self._desk = desk
        self._net = net
        self._end = end
        self._windows = windows

    @property
    def window(self) -> MainWindow:
        """The window of now."""
        return self._windows[-1]

    def open(self) -> MainWindow:
        """Make the window; it is not shown yet."""
        window = MainWindow(self._desk)
        self._windows.append(window)
        window.closed.connect(self._end)
        self._net.show = window.show_crash
        return window

    def on_called(self, call: Call) -> None:
        """Do what a second start of the program asks for."""
        self.window.come_forward()
        self.open_paths(call.files)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open lists in the window of now."""
        if paths:
            self.window.open_paths(paths)

    def put_away(self) -> None:
        """Let go of what the window reads, also when a signal ends the program without asking it."""
        self.window.put_away()
