"""Ctrl+C and the system's request to end, as a cancelled task that can put its work away first."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any

from gui.app.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Coroutine

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_PATIENCE = 3


async def interruptible(work: Coroutine[Any, Any, int]) -> int:
    """Do the work of a command.

    The first signal cancels it, so that it pauses its run and says how to go on. The second cuts that short.
    The third ends the process where it stands: the journal on disk is made for that.

    Returns:
        The work's own exit code; INTERRUPTED where it was cancelled.
    """
    loop = asyncio.get_running_loop()
    task = loop.create_task(work, name="command")
    seen = 0

    def interrupt() -> None:
        nonlocal seen
        seen += 1
        if seen >= _PATIENCE:
            os._exit(ExitCode.INTERRUPTED)
        task.cancel()

    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number in _SIGNALS:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(interrupt))
    try:
        return await task
    except asyncio.CancelledError:
        return ExitCode.INTERRUPTED
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
