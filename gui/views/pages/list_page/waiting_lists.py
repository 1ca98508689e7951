"""The queue of lists to open: one is read at a time, and one that fails stops none of the rest."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.errors import EnrowDesktopError
from gui.views.bridge import TaskScope

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any

    from gui.runs.opening.open_list import OpenList


@dataclass(frozen=True, slots=True)
class _Waiting:
    name: str
    read: Callable[[], Awaitable[OpenList]]


class WaitingLists(QObject):
    """Reads lists one after another, in the order in which they came.

    Attributes:
        is_reading: whether one is being read now.

    Signals:
        begun: one is being read: its name, and how many wait behind it.
        waiting_changed: another number waits behind the one that is read.
        failed: one could not be opened, an ``EnrowDesktopError``; the next one follows.
        ended: none is left.
    """

    begun = Signal(str, int)
    waiting_changed = Signal(int)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, take: Callable[[OpenList], Coroutine[Any, Any, None]], parent: QObject) -> None:
        """Make an empty queue; ``take`` puts an opened list on screen before the next one is read."""
        super().__init__(parent)
        self._take = take
        self._waiting: deque[_Waiting] = deque()
        self._reading: asyncio.Task[None] | None = None
        self._scope = TaskScope(self)

    @property
    def is_reading(self) -> bool:
        """Whether one is being read now."""
        return self._scope.is_busy("open")

    def add(self, name: str, read: Callable[[], Awaitable[OpenList]]) -> None:
        """Have a list read as soon as those before it are open."""
        self._waiting.append(_Waiting(name, read))
        if not self._scope.start("open", self._read_all):
            self.waiting_changed.emit(len(self._waiting))

    def cancel(self) -> None:
        """Give up the one being read and all that wait."""
        self._waiting.clear()
        self._scope.cancel()

    def skip(self) -> None:
        """Give up the one being read; those behind it follow."""
        if self._reading is not None:
            self._reading.cancel()

    async def _read_all(self) -> None:
        try:
            while self._waiting:
                waiting = self._waiting.popleft()
                self.begun.emit(waiting.name, len(self._waiting))
                await self._until_read(asyncio.create_task(self._read(waiting), name="read a list"))
        finally:
            self.ended.emit()

    async def _until_read(self, reading: asyncio.Task[None]) -> None:
        self._reading = reading
        try:
            await asyncio.wait([reading])
        finally:
            self._reading = None
            reading.cancel()
        if not reading.cancelled():
            reading.result()

    async def _read(self, waiting: _Waiting) -> None:
        try:
            await self._take(await waiting.read())
        except EnrowDesktopError as error:  # those that wait behind it may be fine
            self.failed.emit(error)
