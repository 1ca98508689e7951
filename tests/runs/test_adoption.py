"""A lost answer found again through Enrow's notice, and what the balance says after a run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import RunState
from gui.runs.events import Reconciled
from gui.runs.running.reconcile import sentence
from tests.runs.test_money import fault, start
from tests.runs.test_run import run_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox
    from tests.runs.conftest import Heard

    ListOf = Callable[..., Path]


def remote_ids(sandbox: Sandbox) -> list[str]:
    """Enrow's ids of the batches, all of which are over by now: before that there is no notice."""
    sandbox.post("advance")
    return [batch["id"] for batch in sandbox.ledger()["batches"]]


async def hear(desk: Desk, remote_id: str) -> None:
    await desk._fleet.heard(Kind.EMAIL, remote_id)


async def test_a_lost_batch_is_found_again(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"speed": 1})
    sandbox.post("faults", [fault("drop_after_accept")])
    run_id = await run_whole(desk, list_of(30))
    assert (await desk.run(run_id)).state is RunState.IN_DOUBT
    await hear(desk, remote_ids(sandbox)[0])
    assert await desk.wait(run_id) is RunState.FINISHED
    report = await desk.report(run_id)
    assert (report.found + report.not_found, report.in_doubt) == (30, 0)
    assert len(remote_ids(sandbox)) == 1
    assert report.paid == Credits.of(report.found)


async def test_a_notice_that_comes_before_the_doubt_is_remembered(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("hang_after_accept", seconds=0.5)])
    run_id = await start(desk, list_of(30))
    while not remote_ids(sandbox):
        await desk.refresh_balance()
    await hear(desk, remote_ids(sandbox)[0])
    assert await desk.wait(run_id) is RunState.FINISHED
    report = await desk.report(run_id)
    assert (report.in_doubt, len(remote_ids(sandbox))) == (0, 1)


async def test_a_strangers_batch_is_not_ours(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    await run_whole(desk, list_of(5))
    sandbox.post("faults", [fault("drop_before_accept")])
    run_id = await run_whole(desk, list_of(30, "second.xlsx", 100))
    for remote_id in (*remote_ids(sandbox), "no-such-batch", ""):
        await hear(desk, remote_id)
    assert (await desk.run(run_id)).state is RunState.IN_DOUBT


async def test_balance_agrees_with_the_books(
    desk: Desk, heard: Heard, list_of: ListOf, sandbox: Sandbox
) -> None:
    run_id = await run_whole(desk, list_of(40))
    assert heard.of(Reconciled) == [Reconciled(run_id, Credits(), Credits())]
    assert (await desk.run(run_id)).elsewhere == Credits()


async def test_what_changed_elsewhere_is_told(
    desk: Desk, heard: Heard, list_of: ListOf, sandbox: Sandbox
) -> None:
    slow = {"kind": "slow_batch", "factor": 100, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [slow])
    run_id = await start(desk, list_of(40))
    while not remote_ids(sandbox):
        await desk.refresh_balance()
    sandbox.post("credits", {"add": -3})
    sandbox.post("advance")
    assert await desk.wait(run_id) is RunState.FINISHED
    assert heard.of(Reconciled) == [Reconciled(run_id, Credits.of(-3), Credits())]


async def test_refund_of_a_failed_batch_reaches_the_report(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [{"kind": "failed", "endpoint": "email", "nth": 1}])
    report = await desk.report(await run_whole(desk, list_of(30)))
    assert (report.failed, report.held, report.refunded) == (30, Credits.of(30), Credits.of(30))


_PARTLY = (
    "The balance is 500 credits lower than our own books: rows in doubt may have taken 4 of them,"
    " the rest changed elsewhere."
)


@pytest.mark.parametrize(
    ("elsewhere", "doubtful", "words"),
    [
        (0, 0, "The balance agrees with our own books."),
        (0, 5, "The balance agrees with our own books."),
        (-3, 0, "3 credits changed elsewhere: the balance is lower than our own books."),
        (500, 0, "500 credits changed elsewhere: the balance is higher than our own books."),
        (-4, 4, "The balance is 4 credits lower than our own books: rows in doubt may have taken them."),
        (-500, 4, _PARTLY),
    ],
)
def test_difference_is_never_hidden(elsewhere: int, doubtful: int, words: str) -> None:
    assert sentence(Credits.of(elsewhere), Credits.of(doubtful)) == words


async def test_two_notices_at_once_adopt_a_batch_of_a_run_at_work_once(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    slow = {"kind": "slow_batch", "factor": 1000, "endpoint": "email", "count": "all"}
    sandbox.post("faults", [fault("drop_after_accept", nth=2), slow])
    run_id = await start(desk, list_of(200))
    while not (await desk.outlook(run_id)).in_doubt:
        await desk.refresh_balance()
    kept = await desk._database.ask(lambda w: {batch.remote_id for batch in w.journal.batches(run_id)})
    (lost,) = set(remote_ids(sandbox)) - kept
    await desk.pause(run_id)
    await asyncio.gather(hear(desk, lost), hear(desk, lost))
    sandbox.post("advance")
    desk._fleet.wake_up()
    await asyncio.wait_for(desk.wait(run_id), 60)
    assert (await desk.outlook(run_id)).in_doubt == 0


async def test_a_notice_of_what_is_in_the_books_is_read_once(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    await run_whole(desk, list_of(5))
    (known,) = remote_ids(sandbox)
    sandbox.post("faults", [fault("drop_before_accept")])
    await run_whole(desk, list_of(30, "second.xlsx", 100))
    before = len(sandbox.ledger()["requests"])
    await hear(desk, known)
    for number in range(5):
        await hear(desk, f"no-such-batch-{number}")
    assert len(sandbox.ledger()["requests"]) - before <= 16, "each id three times at most"
