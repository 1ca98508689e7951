"""What a command works with from its first line to its last: the desk, and the sandbox if asked for."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from gui.runs.desk import Desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from gui.app.sandbox_process import SandboxProcess
    from gui.runs.accounts.endpoint import Endpoint

# How long a command bears with an Enrow that cannot be reached. A window waits as long as it is open.
PATIENCE_S = 60.0


@contextlib.asynccontextmanager
async def open_desk(home: Path, patience_s: float | None) -> AsyncIterator[Desk]:
    """The desk of a workspace; what was opened is closed again in reverse, also after a failure.

    Raises:
        StorageError: the workspace cannot be opened.
    """
    async with contextlib.AsyncExitStack() as stack:
        sandbox = _Sandbox(home)
        stack.push_async_callback(sandbox.stop)
        desk = Desk(home, start_sandbox=sandbox.start, patience_s=patience_s)
        stack.push_async_callback(desk.close)
        yield desk


class _Sandbox:
    """The sandbox's process, which is made, and its module imported, when it is first wanted."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: SandboxProcess | None = None

    async def start(self) -> Endpoint:
        """Start it; says where it is."""
        from gui.app.sandbox_process import SandboxProcess

        self._process = self._process or SandboxProcess(self._home)
        return await self._process.start()

    async def stop(self) -> None:
        """End it, if it was started."""
        if self._process is not None:
            await self._process.stop()
