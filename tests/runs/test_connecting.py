"""Two wishes for an account at once: the one that came last is heeded, whichever takes longer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import UsageError, WorkspaceBusyError
from gui.leads.fields import Realm
from gui.leads.life import RunState
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.accounts.keys import KeyKeeping
from gui.runs.desk import Desk
from tests.lists import people, write_xlsx
from tests.runs.test_run import EMAILS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox


async def until_posted(sandbox: Sandbox) -> None:
    deadline_s = time.monotonic() + 60
    while not any(each["method"] == "POST" for each in sandbox.ledger()["requests"]):
        assert time.monotonic() < deadline_s
        await asyncio.sleep(0)


async def test_a_key_entered_while_the_sandbox_starts_is_in_use(
    home: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENROW_API_URL", sandbox.url)
    begun, is_up = asyncio.Event(), asyncio.Event()

    async def start_slowly() -> Endpoint:
        begun.set()
        await is_up.wait()
        return Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key)

    desk = Desk(home, start_sandbox=start_slowly)
    try:
        starting = asyncio.create_task(desk.use_sandbox())
        await begun.wait()
        await desk.save_key(sandbox.key, KeyKeeping.SESSION)
        is_up.set()
        await starting
        realms = [desk.realm]
        await desk.use_sandbox()
        assert [*realms, desk.realm] == [Realm.LIVE, Realm.SANDBOX]
    finally:
        await desk.close()


async def test_what_is_no_key_takes_nothing_away(home: Path, sandbox: Sandbox) -> None:
    is_up = asyncio.Event()

    async def start_slowly() -> Endpoint:
        await is_up.wait()
        return Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key)

    desk = Desk(home, start_sandbox=start_slowly)
    try:
        starting = asyncio.create_task(desk.use_sandbox())
        await asyncio.sleep(0)
        with pytest.raises(UsageError):
            await desk.save_key("no key at all", KeyKeeping.SESSION)
        is_up.set()
        await starting
        assert desk.connected
    finally:
        await desk.close()


async def test_no_run_begins_while_the_account_is_changed(
    desk: Desk, sandbox: Sandbox, list_of: Callable[..., Path]
) -> None:
    one = await desk.open_list(list_of(400))
    other = await desk.open_list(write_xlsx(one.path.with_name("other.xlsx"), people(30, 1000)))
    price, other_price = await desk.quote(one.list_id, EMAILS), await desk.quote(other.list_id, EMAILS)
    sandbox.post("faults", [{"kind": "slow", "seconds": 1, "endpoint": "email"}])
    run_id = await desk.start(one.list_id, EMAILS, expected_hold=price.hold)
    await until_posted(sandbox)
    changing = asyncio.create_task(desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key)))
    await asyncio.sleep(0)
    with pytest.raises(WorkspaceBusyError, match="Nothing was sent"):
        await desk.start(other.list_id, EMAILS, expected_hold=other_price.hold)
    with pytest.raises(WorkspaceBusyError, match="Nothing was sent"):
        await desk.resume(run_id)
    await changing
    assert (await desk.outlook(run_id)).in_doubt == 0
    assert [(run.id, run.state) for run in await desk.runs()] == [(run_id, RunState.PAUSED)]


async def test_a_run_started_while_the_sandbox_starts_rests_in_order(
    home: Path, sandbox: Sandbox, list_of: Callable[..., Path]
) -> None:
    begun, is_up = asyncio.Event(), asyncio.Event()

    async def start_slowly() -> Endpoint:
        begun.set()
        await is_up.wait()
        return Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key)

    desk = Desk(home, start_sandbox=start_slowly)
    try:
        await desk.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
        opened = await desk.open_list(list_of(400))
        quote = await desk.quote(opened.list_id, EMAILS)
        switching = asyncio.create_task(desk.use_sandbox())
        await begun.wait()
        sandbox.post("faults", [{"kind": "slow", "seconds": 1, "endpoint": "email"}])
        run_id = await desk.start(opened.list_id, EMAILS, expected_hold=quote.hold)
        await until_posted(sandbox)
        is_up.set()
        await switching
        assert (await desk.run(run_id)).state is RunState.PAUSED
        assert (await desk.outlook(run_id)).in_doubt == 0
    finally:
        await desk.close()
