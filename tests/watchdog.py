"""A watch over the event loop: how long it stayed away, for tests that promise the window never freezes."""

from __future__ import annotations

import asyncio
import time


class Watch:
    """Looks at the loop every millisecond, from the moment it is made.

    Attributes:
        longest_s: the longest time, in seconds, in which the loop did not come back.
    """

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            self.longest_s, last = max(self.longest_s, now - last), now

    def stop(self) -> float:
        """Look no more; the longest gap so far, in seconds."""
        self._task.cancel()
        return self.longest_s
