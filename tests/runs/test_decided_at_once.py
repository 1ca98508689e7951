"""Rows in doubt that are decided about in the moment in which their run says so, before it rests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.events import RunStateChanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from tests.conftest import Sandbox


async def test_rows_left_at_once_end_the_run(
    desk: Desk, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    decided: list[asyncio.Task[None]] = []

    def leave_at_once(event: Event) -> None:
        if isinstance(event, RunStateChanged) and event.state is RunState.IN_DOUBT:
            decided.append(asyncio.get_running_loop().create_task(desk.leave_in_doubt(event.run_id)))

    desk.events.subscribe(leave_at_once)
    opened = await desk.open_list(list_of(20))
    options = RunOptions(kinds=frozenset({Kind.EMAIL}))
    quote = await desk.quote(opened.list_id, options)
    run_id = await desk.start(opened.list_id, options, expected_hold=quote.hold)
    await desk.wait(run_id)
    await asyncio.gather(*decided)
    assert (await desk.run(run_id)).state is RunState.FINISHED
