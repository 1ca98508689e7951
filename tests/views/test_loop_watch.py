"""The watch that flows run under sees what keeps the loop busy, and says where."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tests.loop_watch import LoopWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

MOST_BUSY_S = 0.050  # what flows allow, see tests/flows/conftest.py


async def done(slot: Callable[[], object]) -> None:
    """Have Qt call a slot, and the loop turn once more after it."""
    called = asyncio.Event()
    QTimer.singleShot(0, slot)
    QTimer.singleShot(0, called.set)
    await called.wait()
    await asyncio.sleep(0)


def burn_60_ms() -> None:
    began = time.thread_time()
    while time.thread_time() - began < 0.06:
        pass


async def test_a_slot_that_takes_60_ms_is_caught_and_named(qapp: QApplication) -> None:
    own = LoopWatch()
    await done(burn_60_ms)
    assert own.stop() > MOST_BUSY_S
    assert any("burn_60_ms" in each for each in own.where)


async def test_a_collection_of_garbage_counts(qapp: QApplication) -> None:
    kept = [[n] for n in range(2_000_000)]
    own = LoopWatch()
    await done(gc.collect)
    assert own.stop() > MOST_BUSY_S
    assert len(kept) == 2_000_000


async def test_waiting_does_not_count(qapp: QApplication) -> None:
    own = LoopWatch()
    await done(lambda: threading.Event().wait(0.1))
    assert own.stop() < MOST_BUSY_S
