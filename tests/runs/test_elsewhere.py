"""Looking whether another window works on a run keeps nobody from taking that run up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.leads.life import RunState
from gui.system.lock import run_lock
from tests.runs.test_run import run_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk


async def test_a_glance_keeps_nobody_from_the_run(
    desk: Desk, home: Path, list_of: Callable[..., Path]
) -> None:
    run_id = await run_whole(desk, list_of(3))
    await desk._database.ask(lambda w: w.runs.set_state(run_id, RunState.RUNNING))  # as a crash leaves it
    for _ in range(300):
        glance = asyncio.create_task(desk.is_elsewhere(run_id))
        while not glance.done():
            with run_lock(home, run_id):
                pass
            await asyncio.sleep(0)
        assert not glance.result()
