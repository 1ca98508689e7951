"""Opens the window: makes everything in order, hands finished parts down, and clears up in reverse.

Qt is imported by this module, so it is imported only when a window is really wanted.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.app.collector import Collector
from gui.app.crash_net import CrashNet
from gui.app.doorkeeper import Doorkeeper
from gui.app.exit_codes import ExitCode
from gui.app.qt_messages import log_qt_message
from gui.app.session import open_desk
from gui.app.stage import Stage
from gui.app.system_wishes import SystemWishes
from gui.leads.errors import EnrowDesktopError
from gui.views.theme.words import use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gui.app.first_window import FirstWindow
    from gui.runs.desk import Desk
    from gui.system.log import Log

_log = logging.getLogger(__name__)
_NAME = "Enrow Desktop"


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
        net = CrashNet()
        stack.callback(net.remove)
        stack.callback(Collector(app).close)
        stages: list[Stage] = []  # kept until the loop is gone
        stack.callback(stages.clear)
        runner = stack.enter_context(asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)))
        net.install(runner.get_loop())
        return runner.run(_live(app, net, home, files, stages, first))


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


async def _live(
    app: QApplication,
    net: CrashNet,
    home: Path,
    files: Sequence[Path],
    stages: list[Stage],
    first: FirstWindow | None,
) -> int:
    """From the first paint to the last file that is closed."""
    over = asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        desk = await stack.enter_async_context(open_desk(home, patience_s=None))
        use_language(desk.settings.language)
        is_first = first is None or first.is_first
        stage = Stage(desk, net, over.set, remembers=is_first)
        stages.append(stage)
        stage.show(files)
        stack.callback(stage.put_away)
        if first is not None and is_first and first.meeting_point:
            doorkeeper = Doorkeeper(first.meeting_point)
            doorkeeper.called.connect(stage.on_called)
            stack.callback(doorkeeper.close)
        wishes = SystemWishes(stage)
        app.installEventFilter(wishes)
        stack.callback(app.removeEventFilter, wishes)
        stack.callback(_on_signals(over.set))
        connecting = asyncio.create_task(_connect(desk, stage), name="connect")
        stack.push_async_callback(_end, connecting)
        await over.wait()
    return ExitCode.DONE


async def _connect(desk: Desk, stage: Stage) -> None:
    """Use the saved key, else the sandbox; then fetch what an earlier session left on its way."""
    await desk.brought_in()
    gc.freeze()  # what was imported stays for good, see Collector
    try:
        has_key = await desk.connect_with_saved_key()
        stage.window.lists.greet(has_key=has_key)
        if not has_key:
            await desk.use_sandbox()
        stage.window.show_connection()
        stage.window.lists.price_again()
        await stage.window.take_up()
    except EnrowDesktopError as error:
        _log.warning("not connected: %s %s", error.sentence, error.detail)
        stage.window.message.say_error(error)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


def _on_signals(end: Callable[[], None]) -> Callable[[], None]:
    """End as if the window was closed on Ctrl+C and on the system's request; returns the way back."""
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    with contextlib.suppress(NotImplementedError):  # Windows
        for number in numbers:
            loop.add_signal_handler(number, end)

    def remove() -> None:
        with contextlib.suppress(NotImplementedError):
            for number in numbers:
                loop.remove_signal_handler(number)

    return remove
