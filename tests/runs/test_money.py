"""Money when things go wrong: waves on refunds, caps, lost answers, and a process that is killed."""

from __future__ import annotations

import asyncio
import re
import secrets
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import Action
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.events import RunProgressed, RunStateChanged
from tests.runs.test_run import EMAILS, run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.runs.conftest import Heard

    ListOf = Callable[..., Path]


async def start(desk: Desk, path: Path, options: RunOptions = EMAILS) -> str:
    opened = await desk.open_list(path)
    quote = await desk.quote(opened.list_id, options)
    return await desk.start(opened.list_id, options, expected_hold=quote.hold)


def when_sent(desk: Desk) -> asyncio.Event:
    """Set as soon as something of a run is on its way."""
    sent = asyncio.Event()

    def on_event(event: object) -> None:
        if isinstance(event, RunProgressed) and event.progress.in_flight_searches:
            sent.set()

    desk.events.subscribe(on_event)
    return sent


def fault(kind: str, **more: object) -> dict[str, object]:
    """The first email submission goes wrong."""
    return {"kind": kind, "endpoint": "email", "method": "POST", "nth": 1, **more}


async def test_a_run_larger_than_the_balance_goes_on_in_waves(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 100})
    report = await desk.report(await run_whole(desk, list_of(140)))
    assert report.found + report.not_found + report.waiting == 140
    assert report.found + report.not_found > 100
    assert report.paid <= Credits.of(100)


async def test_out_of_credits_says_how_many_and_goes_on_after_a_top_up(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 20})
    run_id = await start(desk, list_of(80))
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.WAITING_FOR_CREDITS
    assert "Add up to" in rest.message
    assert Action.ADD_CREDITS in rest.actions
    sandbox.post("credits", {"credits": 500})
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED
    report = await desk.report(run_id)
    assert report.found + report.not_found == 80


@pytest.mark.parametrize("first", [12, 30])
async def test_what_is_to_be_added_is_enough_for_all_kinds(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, first: int
) -> None:
    """Also where the emails ran short and the phones were not begun, or only the phones ran short."""
    sandbox.post("credits", {"credits": first})
    run_id = await start(desk, list_of(20), RunOptions(frozenset({Kind.EMAIL, Kind.PHONE})))
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.WAITING_FOR_CREDITS
    said = re.search(r"Add up to ([\d,]+) credits", rest.message)
    assert said, rest.message
    added = int(said[1].replace(",", ""))
    sandbox.post("credits", {"credits": sandbox.ledger()["credits"] + added})
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED


async def test_runs_of_one_minute_never_share_a_name(
    desk: Desk, list_of: ListOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, draw = iter(["beef", "beef", "cafe"]), secrets.token_hex
    monkeypatch.setattr(secrets, "token_hex", lambda n=None: next(drawn, "dead") if n == 2 else draw(n))
    one, other = await run_whole(desk, list_of(3)), await run_whole(desk, list_of(4, "other.xlsx", 50))
    assert (one[-4:], other[-4:]) == ("beef", "cafe")


async def test_the_cap_is_never_passed(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    options = RunOptions(frozenset({Kind.EMAIL}), cap=Credits.of(30))
    run_id = await run_whole(desk, list_of(120), options)
    report = await desk.report(run_id)
    assert (await desk.run(run_id)).state is RunState.CAPPED
    assert report.paid <= Credits.of(30)
    assert report.waiting > 0
    assert sum(batch["final"] for batch in sandbox.ledger()["batches"]) <= 30


@pytest.mark.parametrize("kind", ["drop_before_accept", "drop_after_accept", "cut_json", "no_id"])
async def test_a_lost_answer_is_in_doubt_and_never_sent_again(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, kind: str
) -> None:
    sandbox.post("faults", [fault(kind)])
    run_id = await run_whole(desk, list_of(30))
    report = await desk.report(run_id)
    posts = [request for request in sandbox.ledger()["requests"] if request["method"] == "POST"]
    assert len(posts) == 1
    assert (report.in_doubt, report.waiting, report.adds_up()) == (30, 0, True)
    assert (await desk.run(run_id)).state is RunState.IN_DOUBT


@pytest.mark.parametrize(
    ("kind", "words"),
    [("drop_before_accept", "most likely not charged"), ("drop_after_accept", "most likely charged")],
)
async def test_the_balance_narrows_the_doubt(
    desk: Desk, heard: Heard, list_of: ListOf, sandbox: Sandbox, kind: str, words: str
) -> None:
    sandbox.post("faults", [fault(kind)])
    await run_whole(desk, list_of(30))
    said = [event.message for event in heard.of(RunStateChanged)]
    assert any(words in message for message in said), said


async def test_rows_lost_after_the_question_are_not_bought_again_by_its_answer(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("drop_after_accept", count=2)])
    run_id = await run_whole(desk, list_of(200))
    asked = await desk.outlook(run_id)
    assert asked.in_doubt
    assert asked.to_send
    offer = await desk.going_on(run_id, again=True)
    sandbox.post("clear")
    sandbox.post("faults", [fault("drop_after_accept", count=1)])
    await desk.resume(run_id)
    await desk.wait(run_id)
    lost = (await desk.outlook(run_id)).in_doubt - asked.in_doubt
    assert lost > 0
    await desk.send_again(run_id, expected_hold=offer.hold, only=asked.doubts)
    assert await desk.wait(run_id) is RunState.IN_DOUBT
    assert (await desk.outlook(run_id)).in_doubt == lost


async def test_rows_in_doubt_are_sent_again_only_when_asked(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("drop_before_accept")])
    run_id = await run_whole(desk, list_of(30))
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.IN_DOUBT
    await desk.send_again(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED
    report = await desk.report(run_id)
    assert report.found + report.not_found == 30


async def test_rows_in_doubt_can_be_left(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [fault("drop_after_accept")])
    run_id = await run_whole(desk, list_of(30))
    await desk.leave_in_doubt(run_id)
    assert (await desk.run(run_id)).state is RunState.FINISHED
    assert (await desk.report(run_id)).failed == 30


async def test_a_busy_enrow_is_asked_again(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [fault("status", status=429)])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert report.found + report.not_found == 30
    assert report.held == Credits.of(30)


async def test_a_refused_batch_is_not_paid(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [fault("status", status=400)])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert (report.failed, report.held) == (30, Credits())


async def test_a_failed_batch_is_told_and_not_asked_for_again(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [{"kind": "failed", "endpoint": "email", "nth": 1}])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert (report.failed, report.adds_up()) == (30, True)


@pytest.mark.parametrize(
    "kind", ["shuffled", "doubled", "no_custom", "row_ongoing", "older_wire", "strangers"]
)
async def test_odd_results_reach_their_rows(desk: Desk, list_of: ListOf, sandbox: Sandbox, kind: str) -> None:
    sandbox.post("faults", [{"kind": kind, "endpoint": "email", "count": "all"}])
    report = await desk.report(await run_whole(desk, list_of(60)))
    assert report.found + report.not_found == 60
    assert report.paid == Credits.of(report.found)


async def test_a_missing_result_is_no_answer(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [{"kind": "missing", "endpoint": "email", "rows": "middle", "count": "all"}])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert report.failed == 1
    assert report.adds_up()


async def test_a_refused_key_pauses_and_loses_nothing(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [fault("status", status=401)])
    run_id = await start(desk, list_of(30))
    rest = await desk.rest_of(run_id)
    assert (rest.state, rest.actions[0]) == (RunState.PAUSED, Action.ENTER_KEY)
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED


async def test_pause_lets_what_is_on_its_way_come_in(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sent = when_sent(desk)
    run_id = await start(desk, list_of(400))
    await sent.wait()
    await desk.pause(run_id)
    assert await desk.wait(run_id) is RunState.PAUSED
    report = await desk.report(run_id)
    asked = sum(batch["count"] for batch in sandbox.ledger()["batches"])
    assert 0 < report.found + report.not_found == asked < 400
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED


async def test_stop_skips_what_was_not_sent(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    run_id = await start(desk, list_of(400))
    await desk.stop(run_id)
    assert await desk.wait(run_id) is RunState.STOPPED
    report = await desk.report(run_id)
    assert report.waiting == 0
    assert report.skipped + report.found + report.not_found == 400


async def test_a_desk_that_closes_leaves_its_batches_to_the_next(
    desk: Desk, list_of: ListOf, home: Path, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [{"kind": "slow_batch", "factor": 300, "endpoint": "email", "nth": 1}])
    sent = when_sent(desk)
    run_id = await start(desk, list_of(30))
    await sent.wait()
    await desk.close()
    sandbox.post("advance")
    later = Desk(home, patience_s=0.5, tempo=QUICK)
    try:
        await later.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        assert await later.take_up_interrupted() == [run_id]
        assert await later.wait(run_id) is RunState.FINISHED
        assert len(sandbox.ledger()["batches"]) == 1
    finally:
        await later.close()


async def test_unreachable_gives_up_in_words_and_spends_nothing(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(list_of(30))
    await desk.connect(Endpoint(Realm.SANDBOX, "http://127.0.0.1:9", "sandbox-key"))
    run_id = await desk.start(opened.list_id, EMAILS, expected_hold=Credits.of(30))
    rest = await desk.rest_of(run_id)
    assert (rest.state, rest.actions) == (RunState.PAUSED, (Action.RETRY,))
    assert (await desk.report(run_id)).waiting == 30


async def test_a_lost_network_leaves_what_is_on_its_way_for_later(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    away = {"kind": "refuse", "endpoint": "email", "method": "GET", "nth": 1, "seconds": 2.5}
    sandbox.post("faults", [away])
    run_id = await start(desk, list_of(30))
    rest = await desk.rest_of(run_id)
    assert (rest.state, rest.actions) == (RunState.PAUSED, (Action.RETRY,))
    for _ in range(20):
        await desk.resume(run_id)
        if await desk.wait(run_id) is RunState.FINISHED:
            break
    assert (await desk.report(run_id)).waiting == 0
    assert len(sandbox.ledger()["batches"]) == 1
