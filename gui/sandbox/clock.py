"""The sandbox's time: seconds since 1970 that never run backwards, and that a test can move forward."""

from __future__ import annotations

import time


class Clock:
    """Wall time taken once, carried on by the monotonic clock.

    Wall time is the base, so that a restarted sandbox finds its batches as far along as if it had never
    stopped.
    """

    def __init__(self) -> None:
        self._base_s = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return self._base_s + time.monotonic()

    def advance(self, seconds: float) -> None:
        """Let time jump forward."""
        self._base_s += max(0.0, seconds)
