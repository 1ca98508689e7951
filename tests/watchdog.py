"""A watch over the event loop: how long it stayed away, for tests that promise the window never freezes."""

from __future__ import annotations

import asyncio
import time


class Watch:
    """Looks at the loop every millisecond, from the moment it is made.

    Attributes:
        longest_s: the longest time, in seconds, in which the loop did not come back.
        busiest_s: the most processor time, in seconds, that its thread took between two looks: the part of
            a gap that is the window's own doing, whatever else the machine has to do.
    """

    def __init__(self) -> None:
        self.longest_s = 0.0
        self.busiest_s = 0.0
        self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        last, worked = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(0.001)
            now, working = time.perf_counter(), time.thread_time()
            self.longest_s, last = max(self.longest_s, now - last), now
            self.busiest_s, worked = max(self.busiest_s, working - worked), working

    def stop(self) -> float:
        """Look no more; the longest gap so far, in seconds."""
        self._task.cancel()
        return self.longest_s
