"""The window's life after its first paint: the loop, the desk, and what is put away at the end in reverse."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from typing import TYPE_CHECKING, NamedTuple

import qasync

from gui.app.crash_net import CrashNet
from gui.app.doorkeeper import Doorkeeper
from gui.app.exit_codes import ExitCode
from gui.app.session import open_desk
from gui.app.stage import Stage
from gui.app.system_wishes import SystemWishes
from gui.leads.errors import EnrowDesktopError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gui.app.first_window import FirstWindow
    from gui.runs.desk import Desk
    from gui.views.window import MainWindow

_log = logging.getLogger(__name__)


class Start(NamedTuple):
    """What a window begins with.

    Attributes:
        home: the workspace folder.
        files: the lists to open.
        first: whether this is the workspace's one window, and where it hears later starts; None: it is alone.
    """

    home: Path
    files: Sequence[Path]
    first: FirstWindow | None


def live(app: QApplication, window: MainWindow, start: Start) -> int:
    """Furnish a painted window and serve it until it is closed; DONE when all was put away."""
    with contextlib.ExitStack() as stack:
        net = CrashNet()
        stack.callback(net.remove)
        stages: list[Stage] = []  # kept until the loop is gone
        stack.callback(stages.clear)
        runner = stack.enter_context(asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)))
        net.install(runner.get_loop())
        return runner.run(_live(app, window, net, start, stages))


async def _live(
    app: QApplication,
    window: MainWindow,
    net: CrashNet,
    start: Start,
    stages: list[Stage],
) -> int:
    """From the desk that is opened to the last file that is closed."""
    first, over = start.first, asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        desk = await stack.enter_async_context(open_desk(start.home, patience_s=None))
        is_first = first is None or first.is_first
        stage = Stage(desk, window, net, over.set, remembers=is_first)
        stages.append(stage)
        stage.show(start.files)
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
        if not has_key and not desk.connected:  # somebody may have entered a key meanwhile
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
