"""Hearing from Enrow on the real engine: the sandbox really calls; what else calls changes nothing."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest

from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.webhook import WebhookMode
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.events import ListeningChanged, ListeningState
from tests.runs.test_money import fault, start
from tests.runs.test_run import run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.runs.conftest import Heard

    ListOf = Callable[..., Path]


async def listen(desk: Desk) -> None:
    """Listen on a free port, whose own address is the one that Enrow is told."""
    settings = replace(
        desk.settings, webhook_mode=WebhookMode.LISTEN, webhook_url="http://127.0.0.1:1", webhook_port=0
    )
    await desk.save_settings(settings)
    local = desk.listening.local_address
    await desk.save_settings(
        replace(desk.settings, webhook_url=local, webhook_port=int(local.rpartition(":")[2]))
    )
    assert desk.listening.state is ListeningState.LISTENING
    assert desk.listening.sent_address == f"{local}/{desk.settings.webhook_token}"


@pytest.fixture
async def listening(desk: Desk) -> Desk:
    await listen(desk)
    return desk


def posts(sandbox: Sandbox) -> int:
    return sum(each["method"] == "POST" for each in sandbox.ledger()["requests"])


def reads(sandbox: Sandbox) -> int:
    requests = sandbox.ledger()["requests"]
    return sum(each["method"] == "GET" and "bulk" in each["path"] for each in requests)


async def test_what_is_heard_is_read_once_and_at_once(
    listening: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    await run_whole(listening, list_of(5))  # hearing is proven by the first event
    while not listening._connection.account.is_told:
        await listening.refresh_balance()
    before = reads(sandbox)
    run_id = await run_whole(listening, list_of(60, "more.xlsx", 100))
    assert (await listening.run(run_id)).state is RunState.FINISHED
    batches = [each for each in sandbox.ledger()["batches"] if each["count"] > 5]
    assert reads(sandbox) - before == len(batches), "each batch is read when Enrow says so, never before"
    assert listening.listening.heard >= len(batches)


async def test_hearing_is_told(listening: Desk, heard: Heard, list_of: ListOf) -> None:
    await run_whole(listening, list_of(5))
    while not heard.of(ListeningChanged):
        await listening.refresh_balance()
    assert heard.of(ListeningChanged)[-1].status.heard >= 1


async def test_what_is_not_said_is_asked_for(listening: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [{"kind": "no_webhook", "endpoint": "email", "count": "all"}])
    run_id = await run_whole(listening, list_of(30))
    assert (await listening.run(run_id)).state is RunState.FINISHED
    assert listening.listening.heard == 0


async def test_a_lost_submission_is_found_again_by_its_event(
    listening: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("drop_after_accept")])
    run_id = await start(listening, list_of(30))
    while (await listening.rest_of(run_id)).state is not RunState.FINISHED:
        await listening.refresh_balance()
    report = await listening.report(run_id)
    assert (report.found + report.not_found, report.in_doubt) == (30, 0)
    assert posts(sandbox) == 1


async def test_a_system_of_the_users_own_is_only_passed_on(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    url = "https://hooks.example/catch/1/?to=me"
    await desk.save_settings(replace(desk.settings, webhook_mode=WebhookMode.PASS_ON, webhook_url=url))
    assert desk.listening.state is ListeningState.OFF
    run_id = await run_whole(desk, list_of(5))
    assert (await desk.run(run_id)).state is RunState.FINISHED
    (batch,) = await desk._database.ask(lambda w: w.journal.batches(run_id))
    body = await desk._database.ask(lambda w: w.journal.request(batch.id))
    assert json.loads(body)["settings"]["webhook"] == url


async def test_hostile_callers_change_nothing(listening: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    local, secret = listening.listening.local_address, listening.listening.sent_address
    event = {"event": "bulk_search_finished", "id": "somebody-elses"}
    run_id = await start(listening, list_of(60))
    async with httpx.AsyncClient(trust_env=False, timeout=60) as stranger:
        answers = [
            await stranger.post(local, json=event),
            await stranger.post(f"{local}/guess", json=event),
            await stranger.get(secret),
            await stranger.post(secret, content=b"{" * 1000),
            await stranger.post(secret, content=b"x" * 200_000),
            await stranger.post(secret, json=event | {"event": "account_deleted"}),
        ]
        assert {each.status_code for each in answers} == {404}
        assert {each.content for each in answers} == {b""}
        flood = await asyncio.gather(
            *(stranger.post(f"{local}/{n}", json=event) for n in range(150)), return_exceptions=True
        )
        answered = {each.status_code for each in flood if isinstance(each, httpx.Response)}
        assert answered <= {404, 429}, "those beyond what is borne are cut off"
    assert await listening.wait(run_id) is RunState.FINISHED
    report = await listening.report(run_id)
    assert (report.found + report.not_found, report.failed) == (60, 0)


async def test_a_taken_port_is_told_and_harms_no_run(
    listening: Desk, tmp_path: Path, list_of: ListOf, sandbox: Sandbox
) -> None:
    second = Desk(tmp_path / "second", patience_s=0.5, tempo=QUICK)
    try:
        await second.connect(Endpoint(listening.realm, sandbox.url, sandbox.key))
        await second.save_settings(listening.settings)
        assert second.listening.state is ListeningState.UNAVAILABLE
        assert "taken" in second.listening.message
        run_id = await run_whole(second, list_of(5))
        assert (await second.run(run_id)).state is RunState.FINISHED
    finally:
        await second.close()


async def test_an_address_of_this_machine_is_not_sent_to_the_real_enrow(listening: Desk) -> None:
    await listening.connect(Endpoint(Realm.LIVE, "https://api.enrow.example", "key-of-mira"))
    assert listening.listening.state is ListeningState.UNAVAILABLE
    assert "only the sandbox can call" in listening.listening.message
    assert listening.listening.sent_address == ""
    url = "https://hooks.example/enrow"
    await listening.save_settings(replace(listening.settings, webhook_url=url))
    assert listening.listening.sent_address == f"{url}/{listening.settings.webhook_token}"


async def test_an_event_of_another_kind_finds_nothing(
    listening: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("drop_after_accept"), {"kind": "no_webhook", "endpoint": "email"}])
    run_id = await run_whole(listening, list_of(30))
    (batch,) = sandbox.ledger()["batches"]
    await listening._fleet.heard(Kind.VERIFY, batch["id"])
    assert (await listening.run(run_id)).state is RunState.IN_DOUBT
