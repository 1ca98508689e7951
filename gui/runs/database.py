"""Asking the workspace's own thread from the loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.store.workspace import Workspace, WorkspaceThread

T = TypeVar("T")


class Database:
    """The workspace, awaited. Every call is one transaction on the thread that owns the file."""

    def __init__(self, thread: WorkspaceThread) -> None:
        self._thread = thread

    async def ask(self, question: Callable[[Workspace], T]) -> T:
        """Run ``question`` on the workspace's thread.

        It is done whole even if the waiter is cancelled meanwhile.

        Raises:
            StorageError: the workspace cannot be read or written.
        """
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(question)))
