"""Asking the workspace's own thread from the loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from gui.leads.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.store.workspace import Workspace, WorkspaceThread
    from gui.system.reserve import Reserve

T = TypeVar("T")


class Database:
    """The workspace, awaited. Every call is one transaction on the thread that owns the file."""

    def __init__(self, thread: WorkspaceThread, reserve: Reserve) -> None:
        self._thread = thread
        self._reserve = reserve

    async def keep_room(self) -> None:
        """Keep some of the disk free for `ask_with_reserve`."""
        await asyncio.to_thread(self._reserve.make)

    async def ask_with_reserve(self, question: Callable[[Workspace], T]) -> T:
        """Like `ask`, for what was paid for: on a full disk the room kept for it is used.

        Raises:
            StorageError: it cannot be written all the same.
        """
        try:
            return await self.ask(question)
        except StorageError:
            if not await asyncio.to_thread(self._reserve.give_back):
                raise
            return await self.ask(question)

    async def ask(self, question: Callable[[Workspace], T]) -> T:
        """Run ``question`` on the workspace's thread.

        It is done whole even if the waiter is cancelled meanwhile.

        Raises:
            StorageError: the workspace cannot be read or written.
        """
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(question)))
