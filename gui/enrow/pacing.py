"""Keeps submissions under Enrow's ten a second: every POST takes the next free slot of its key's pacer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Pacer:
    """Hands out evenly spaced moments, in the order in which they are asked for.

    One pacer belongs to one key and is shared by all its clients: Enrow counts all endpoints together.

    Args:
        per_second: how many slots a second holds. Enrow allows 10 ("Rate limit"); 9 leaves room for jitter.
        clock: seconds that never run backwards.
        sleep: waits about so many seconds; it may return early, as asyncio's does under Qt's loop.
    """

    def __init__(
        self,
        per_second: float = 9.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._interval_s = 1.0 / per_second
        self._clock = clock
        self._sleep = sleep
        self._next_free = -float("inf")

    def reserve(self) -> float:
        """Take the next slot and say when it is due, in the clock's seconds."""
        due = max(self._clock(), self._next_free)
        self._next_free = due + self._interval_s
        return due

    async def slot(self) -> None:
        """Wait for the next slot; never returns before it is due."""
        due = self.reserve()
        while (remaining_s := due - self._clock()) > 0:
            await self._sleep(remaining_s)
