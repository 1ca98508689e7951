"""A computer that was asleep: everything on its way is looked at when it wakes."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING

import pytest

from gui.leads.life import RunState
from gui.runs.running.wakefulness import Wakefulness, slept_s
from tests.runs.test_money import start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox


@pytest.mark.parametrize(
    ("wall_s", "steady_s", "slept"),
    [
        (5.0, 5.0, 0.0),
        (9.0, 9.0, 0.0),  # a busy moment
        (605.0, 5.0, 600.0),  # Linux, macOS: the steady clock stands still
        (605.0, 605.0, 600.0),  # Windows: it goes on
        (-3600.0, 5.0, 0.0),  # the clock was set back
        (-3600.0, 905.0, 900.0),
    ],
)
def test_sleep_is_seen_on_either_clock(wall_s: float, steady_s: float, slept: float) -> None:
    assert slept_s(wall_s, steady_s, 5.0) == slept


async def test_waking_is_told_and_closing_ends_it() -> None:
    woken = asyncio.Event()
    hours = count(step=3600.0)
    watch = Wakefulness(woken.set, tick_s=0.001, clocks=(lambda: next(hours), lambda: 0.0))
    watch.begin()
    watch.begin()
    await asyncio.wait_for(woken.wait(), 60)
    await watch.close()
    await watch.close()


async def test_an_undisturbed_process_never_wakes() -> None:
    woken: list[None] = []
    watch = Wakefulness(lambda: woken.append(None), tick_s=0.001, clocks=(lambda: 0.0, lambda: 0.0))
    watch.begin()
    for _ in range(5):
        await asyncio.sleep(0.002)
    await watch.close()
    assert woken == []


async def test_what_is_on_its_way_is_read_at_once(
    desk: Desk, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", [{"kind": "slow_batch", "factor": 10_000, "endpoint": "email", "count": "all"}])
    run_id = await start(desk, list_of(30))
    engine = desk._fleet._engines[run_id]
    while not engine.arrivals.watches:  # accepted, and written down
        await desk.refresh_balance()
    (watch,) = engine.arrivals.watches.values()
    reads = _reads(sandbox)
    while _reads(sandbox) - reads < 4:  # by now the looks are seconds apart
        desk._fleet.wake_up()
        assert watch.knock.is_set()
        await desk.refresh_balance()
    sandbox.post("faults", [])
    sandbox.post("advance")
    desk._fleet.wake_up()
    assert await desk.wait(run_id) is RunState.FINISHED


def _reads(sandbox: Sandbox) -> int:
    requests = sandbox.ledger()["requests"]
    return sum(each["method"] == "GET" and "bulk" in each["path"] for each in requests)
