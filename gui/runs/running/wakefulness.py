"""Notices that the computer was asleep, so that what is on its way is looked at the moment it wakes."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
TICK_S = 5.0
_ASLEEP_S = 20.0


def slept_s(wall_s: float, steady_s: float, tick_s: float) -> float:
    """How long the computer was asleep, going by two clocks over one tick; 0 when it was not.

    Args:
        wall_s: what passed by the time of day, which the user may set back.
        steady_s: what passed by the clock that never runs backwards, but may stand still in sleep.
        tick_s: what should have passed.
    """
    beyond = max(wall_s, steady_s) - tick_s
    return beyond if beyond >= _ASLEEP_S else 0.0


class Wakefulness:
    """Calls back after the computer, or only this process, was asleep.

    Args:
        on_wake: called on the loop's thread.
        tick_s: how often it is looked at.
        clocks: the time of day and the steady clock, in seconds.
    """

    def __init__(
        self,
        on_wake: Callable[[], None],
        tick_s: float = TICK_S,
        clocks: tuple[Callable[[], float], Callable[[], float]] = (time.time, time.monotonic),
    ) -> None:
        self._on_wake = on_wake
        self._tick_s = tick_s
        self._clocks = clocks
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Watch from now on; harmless when repeated."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._watch(), name="wakefulness")

    async def close(self) -> None:
        """Watch no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def _watch(self) -> None:
        before = self._now()
        while True:
            await asyncio.sleep(self._tick_s)
            now = self._now()
            gone_s = slept_s(now[0] - before[0], now[1] - before[1], self._tick_s)
            before = now
            if gone_s:
                log.info("awake again after about %.0f s", gone_s)
                self._on_wake()

    def _now(self) -> tuple[float, float]:
        wall, steady = self._clocks
        return wall(), steady()
