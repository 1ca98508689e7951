"""Promises that are easily broken at awkward moments; each of these was once found broken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.events import BalanceChanged
from tests.lists import people, write_xlsx
from tests.runs.test_money import fault, start, when_sent
from tests.runs.test_run import run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox

    ListOf = Callable[..., Path]

PHONES = frozenset({Kind.PHONE})


def bought(sandbox: Sandbox) -> int:
    return sum(batch["count"] for batch in sandbox.ledger()["batches"])


def held(sandbox: Sandbox) -> float:
    total: float = sum(batch["held"] for batch in sandbox.ledger()["batches"])
    return total


async def test_each_lost_batch_keeps_its_own_verdict(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    lost = [fault("drop_after_accept"), fault("drop_before_accept") | {"nth": 2}]
    slow = {"kind": "slow_batch", "factor": 500, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [*lost, slow])
    run_id = await run_whole(desk, list_of(50))
    message = (await desk.run(run_id)).message
    assert "25 of them were most likely charged" in message
    assert "does not tell whether 25 of them" in message


async def test_the_verdict_is_still_there_later(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, home: Path
) -> None:
    sandbox.post("faults", [fault("drop_before_accept")])
    run_id = await run_whole(desk, list_of(30))
    await desk.close()
    later = Desk(home)
    try:
        assert "most likely not charged" in (await later.run(run_id)).message
    finally:
        await later.close()


async def test_a_dearer_phone_is_not_bought_without_a_word(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"phone_price": 50, "credits": 10_000})
    run_id = await start(desk, list_of(40), RunOptions(PHONES))
    rest = await desk.rest_of(run_id)
    assert (rest.state, held(sandbox)) == (RunState.PAUSED, 50)
    assert "50 credits for a phone" in rest.message
    with pytest.raises(UsageError, match="1,950 credits now, not 1,560"):
        await desk.resume(run_id, Credits.of(3_000))
    assert bought(sandbox) == 1
    assert (await desk.run(run_id)).options.cap is None  # nothing of what was refused stays
    offer = await desk.going_on(run_id)
    await desk.resume(run_id, expected_hold=offer.hold)
    assert await desk.wait(run_id) is RunState.FINISHED
    assert bought(sandbox) == 40
    assert (await desk.run(run_id)).prices[Kind.PHONE] == Credits.of(50)


async def test_what_a_phone_costs_is_learned_for_each_key(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"phone_price": 50, "credits": 10_000})
    opened = await desk.open_list(list_of(3))
    before = (await desk.quote(opened.list_id, RunOptions(PHONES))).kinds[0]
    assert (before.price, before.is_price_learned) == (Credits.of(40), False)
    await desk.rest_of(await start(desk, list_of(3), RunOptions(PHONES)))
    learned = (await desk.quote(opened.list_id, RunOptions(PHONES))).kinds[0]
    assert (learned.price, learned.is_price_learned) == (Credits.of(50), True)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, "another-key-of-the-same-shape"))
    assert not (await desk.quote(opened.list_id, RunOptions(PHONES))).kinds[0].is_price_learned


@pytest.mark.parametrize(
    ("cap", "balance", "state"),
    [
        (40, 10_000, RunState.CAPPED),
        (49, 10_000, RunState.CAPPED),
        (None, 49, RunState.WAITING_FOR_CREDITS),
        (50, 10_000, RunState.CAPPED),
    ],
)
async def test_the_first_phone_never_passes_the_cap_whatever_it_costs(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, cap: int | None, balance: int, state: RunState
) -> None:
    sandbox.post("credits", {"phone_price": 50, "credits": balance})
    limit = None if cap is None else Credits.of(cap)
    run_id = await start(desk, list_of(3), RunOptions(PHONES, cap=limit))
    rest = await desk.rest_of(run_id)
    assert held(sandbox) <= (cap or balance)
    assert rest.state in {state, RunState.PAUSED}


async def test_nothing_leaves_after_pause(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    asked: list[asyncio.Task[None]] = []

    def pause_at_the_next_reading(event: object) -> None:
        if isinstance(event, BalanceChanged) and desk.runs_at_work and not asked:
            asked.append(asyncio.ensure_future(desk.pause(desk.runs_at_work[0])))

    desk.events.subscribe(pause_at_the_next_reading)
    run_id = await start(desk, list_of(60))
    assert await desk.wait(run_id) is RunState.PAUSED
    assert bought(sandbox) == 0


async def test_another_key_lets_runs_rest(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    slow = {"kind": "slow_batch", "factor": 100, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [slow])
    sent = when_sent(desk)
    run_id = await start(desk, list_of(60))
    await sent.wait()
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    assert (await desk.run(run_id)).state is RunState.PAUSED
    sandbox.post("advance")
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED
    assert bought(sandbox) == 60


async def test_stop_lasts_though_the_program_ends(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, home: Path
) -> None:
    slow = {"kind": "slow_batch", "factor": 100, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [slow])
    sent = when_sent(desk)
    run_id = await start(desk, list_of(600))
    await sent.wait()
    await desk.stop(run_id)
    await desk.close()
    at_stop = bought(sandbox)
    sandbox.post("advance")
    later = Desk(home, patience_s=0.5, tempo=QUICK)
    try:
        await later.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        await later.resume(run_id)
        await later.wait(run_id)
        assert bought(sandbox) == at_stop < 600
        assert (await later.report(run_id)).waiting == 0
    finally:
        await later.close()


async def test_a_run_is_only_touched_by_its_own_realm(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [fault("drop_before_accept")])
    run_id = await run_whole(desk, list_of(30))
    await desk.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
    with pytest.raises(UsageError):
        await desk.send_again(run_id)
    assert (await desk.report(run_id)).in_doubt == 30


async def test_a_raised_cap_reaches_a_run_at_work(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    slow = {"kind": "slow_batch", "factor": 100, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [slow])
    sent = when_sent(desk)
    run_id = await start(desk, list_of(120), RunOptions(frozenset({Kind.EMAIL}), cap=Credits.of(30)))
    await sent.wait()
    await desk.resume(run_id, cap=Credits.of(500))
    sandbox.post("faults", [])
    sandbox.post("advance")
    assert await desk.wait(run_id) is RunState.FINISHED
    assert bought(sandbox) == 120


async def test_an_unknown_id_is_not_given_up_soon(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    unknown = {"kind": "status", "status": 400, "endpoint": "email", "method": "GET", "nth": 1, "count": 3}
    sandbox.post("faults", [unknown])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert report.found + report.not_found == 30


async def test_phones_that_are_not_covered_do_not_hold_up_verifications(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 20})
    rows = [(*person[:4], f"p{n}@northpier.example") for n, person in enumerate(people(20))]
    options = RunOptions(frozenset({Kind.PHONE, Kind.VERIFY}), all_rows=True)
    run_id = await start(desk, write_xlsx(tmp_path / "both.xlsx", rows), options)
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.WAITING_FOR_CREDITS
    kinds: dict[str, Any] = {batch["kind"]: batch["count"] for batch in sandbox.ledger()["batches"]}
    assert kinds == {"verify": 20}
