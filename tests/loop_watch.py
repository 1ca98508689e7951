"""How long one turn of the event loop keeps the main thread busy, and where that time goes.

The window answers to mouse and keys between two turns. The measure is processor time of the main thread: a
machine that takes the core away for others, or is slow to give it back, does not count, while everything that
the app computes, paints or collects does (see docs/decisions/0023-what-a-stall-is.md).
"""

from __future__ import annotations

import contextlib
import math
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SAMPLE_EVERY_S = 0.004
_WORTH_A_LOOK_S = 0.02
_MOST_SAMPLES = 12


class LoopWatch:
    """Watches from the moment it is made, on the main thread, until it is stopped.

    Attributes:
        longest_s: processor seconds of the busiest turn so far.
        where: stacks of the main thread during that turn, as text, in the order they were seen.
    """

    def __init__(self) -> None:
        self.longest_s = 0.0
        self.where: list[str] = []
        self._main = threading.get_ident()
        self._clock = (
            time.pthread_getcpuclockid(self._main) if hasattr(time, "pthread_getcpuclockid") else None
        )
        self._samples: list[str] = []
        self._began = time.thread_time()
        self._is_over = threading.Event()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None, "there is no event loop to watch"
        self._dispatcher = dispatcher
        dispatcher.awake.connect(self._on_turn)
        self._sampler = threading.Thread(target=self._sample, name="loop watch", daemon=True)
        self._sampler.start()

    def stop(self) -> float:
        """Watch no more; the busiest turn, in seconds."""
        if not self._is_over.is_set():
            self._is_over.set()
            self._dispatcher.awake.disconnect(self._on_turn)
            self._end_turn()
            self._sampler.join()
        return self.longest_s

    @contextlib.contextmanager
    def left_out(self) -> Iterator[None]:
        """Count nothing of what happens inside: a change of the whole window that the user has asked for."""
        before = self.longest_s, self.where
        yield
        self.begin_anew()
        self.longest_s, self.where = before

    def begin_anew(self) -> None:
        """Leave out what was done since the last turn began: it was not the app's, or not a turn."""
        self._samples = []
        self._began = time.thread_time()

    def _on_turn(self) -> None:
        self._end_turn()
        self.begin_anew()

    def _end_turn(self) -> None:
        busy = time.thread_time() - self._began
        if busy > self.longest_s:
            self.longest_s, self.where = busy, self._samples

    def _sample(self) -> None:
        """Look at the main thread's stack while one turn of it lasts."""
        while not self._is_over.wait(_SAMPLE_EVERY_S):
            now = math.inf if self._clock is None else time.clock_gettime(self._clock)
            busy = now - self._began
            samples, frame = self._samples, sys._current_frames().get(self._main)
            if busy >= _WORTH_A_LOOK_S and frame is not None and len(samples) < _MOST_SAMPLES:
                samples.append(_stack(frame))


def _stack(frame: FrameType) -> str:
    """The innermost calls, outermost first; the loop's own are left out."""
    lines = [
        f"{each.filename.rpartition('/')[2]}:{each.lineno} {each.name}"
        for each in traceback.extract_stack(frame)
        if "/qasync/" not in each.filename and "/asyncio/" not in each.filename
    ]
    return " > ".join(lines[-6:])
