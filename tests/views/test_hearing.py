"""Enrow's events are heard on the window's own loop, which is Qt's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import qasync

from gui.leads.fields import Kind
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.leads.webhook import WebhookMode
from gui.runs.events import Event, ListeningChanged, ListeningState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox

EMAILS = RunOptions(frozenset({Kind.EMAIL}))


async def listen(desk: Desk) -> None:
    """Listen on a free port, and have its own address told to the sandbox."""
    chosen = replace(desk.settings, webhook_mode=WebhookMode.LISTEN, webhook_url="http://127.0.0.1:1")
    await desk.save_settings(replace(chosen, webhook_port=0))
    local = desk.listening.local_address
    port = int(local.rpartition(":")[2])
    await desk.save_settings(replace(desk.settings, webhook_url=local, webhook_port=port))


async def test_a_run_of_the_window_is_heard_of(
    desk: Desk, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    assert isinstance(asyncio.get_running_loop(), qasync.QEventLoop)
    await listen(desk)
    heard = asyncio.Event()

    def on_event(event: Event) -> None:
        if isinstance(event, ListeningChanged) and event.status.heard:
            heard.set()

    desk.events.subscribe(on_event)
    opened = await desk.open_list(list_of(5))
    quote = await desk.quote(opened.list_id, EMAILS)
    run_id = await desk.start(opened.list_id, EMAILS, expected_hold=quote.hold)
    assert await desk.wait(run_id) is RunState.FINISHED
    await asyncio.wait_for(heard.wait(), 60)
    assert desk.listening.state is ListeningState.LISTENING
