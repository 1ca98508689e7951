"""Opens the window: paints its frame before anything else, then brings in what works in it.

Qt is imported by this module, so it is imported only when a window is really wanted; the loop and the engine
are imported once the frame is on screen.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.app.collector import Collector
from gui.app.exit_codes import ExitCode
from gui.app.qt_messages import log_qt_message
from gui.leads.session import Session
from gui.system.session_file import load_session
from gui.system.settings import load_settings
from gui.views.theme.theme import Theme
from gui.views.theme.words import use_language
from gui.views.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.app.first_window import FirstWindow
    from gui.system.log import Log

_NAME = "Enrow Desktop"
# So long the system may take to show the window before its first paint is waited for no more.
_PATIENCE_S = 0.5
_NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


def open_window(home: Path, files: Sequence[Path], log: Log, first: FirstWindow | None = None) -> int:
    """Show the window until it is closed; DONE when all was put away.

    Args:
        home: the workspace folder.
        files: the lists to open.
        log: where bugs are written.
        first: whether this is the workspace's one window, and where it hears later starts; None: it is alone.
    """
    app = _application()
    with contextlib.ExitStack() as stack:
        log.catch_faults()
        stack.callback(qInstallMessageHandler, qInstallMessageHandler(log_qt_message))
        stack.callback(Collector(app).close)
        window = frame(home, files, remembers=first is None or first.is_first)
        _paint(app, window)
        if first is not None and first.hand_over(files):
            window.hide()
            return ExitCode.DONE
        from gui.app.window_life import Start, live  # what the first paint does without

        return live(app, window, Start(home, files, first))


def frame(home: Path, files: Sequence[Path], *, remembers: bool) -> MainWindow:
    """The window as it was the last time, with nothing in it that works."""
    settings = load_settings(home)
    last = load_session(home) if remembers else Session()
    use_language(settings.language)
    is_empty = not files and not (last.lists and settings.reopen_lists)
    window = MainWindow(Theme.of_app(settings.theme), last.page, is_empty=is_empty)
    window.put_where(last.geometry)
    return window


def _paint(app: QApplication, window: MainWindow) -> None:
    """Show the window and paint it; what the user does meanwhile waits until something works."""
    window.show()
    handle, until = window.windowHandle(), time.monotonic() + _PATIENCE_S
    while not handle.isExposed() and time.monotonic() < until:
        app.processEvents(_NO_INPUT, 20)
    app.processEvents(_NO_INPUT)


def _application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([_NAME])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("enrow-desktop")
    # The program ends by returning from here, after its work is put away; not when a window goes.
    app.setQuitOnLastWindowClosed(False)
    return app
