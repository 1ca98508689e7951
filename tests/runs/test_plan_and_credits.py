"""What the plan lacks stops its own kind of search alone; what the balance lacks puts the batch back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import Action
from gui.leads.fields import Kind
from gui.leads.life import RunState, Status
from gui.leads.options import RunOptions
from tests.runs.test_money import start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox

    ListOf = Callable[..., Path]

NO_PHONES = {
    "kind": "status",
    "endpoint": "phone",
    "status": 401,
    "message": "This account is not allowed to use the phone search feature",
    "count": "all",
}


async def test_a_plan_without_phones_stops_only_phones(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 10_000})
    sandbox.post("faults", [NO_PHONES])
    run_id = await start(desk, list_of(20), RunOptions(frozenset({Kind.EMAIL, Kind.PHONE})))
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.PAUSED
    assert "This account is not allowed to use the phone search feature" in rest.message
    counts = (await desk.report(run_id)).searches
    assert counts[Kind.EMAIL][Status.FOUND] + counts[Kind.EMAIL][Status.NOT_FOUND] == 20
    assert counts[Kind.PHONE][Status.WAITING] == 20
    posts = [each for each in sandbox.ledger()["requests"] if each["method"] == "POST"]
    assert sum("phone" in each["path"] for each in posts) == 1
    sandbox.post("faults", [])
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED


@pytest.mark.parametrize("status", [402, 422])
@pytest.mark.parametrize("nth", [1, 2])
async def test_what_is_not_covered_goes_back_and_is_sent_after_a_top_up(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, status: int, nth: int
) -> None:
    fault = {"kind": "status", "endpoint": "email", "method": "POST", "status": status, "nth": nth}
    sandbox.post("faults", [fault | {"count": "all"}])
    run_id = await start(desk, list_of(120))
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.WAITING_FOR_CREDITS
    assert Action.RESUME in rest.actions or Action.ADD_CREDITS in rest.actions
    report = await desk.report(run_id)
    assert (report.in_doubt, report.failed) == (0, 0)
    assert report.waiting > 0
    sandbox.post("faults", [])
    await desk.resume(run_id)
    assert await desk.wait(run_id) is RunState.FINISHED
    assert sum(batch["count"] for batch in sandbox.ledger()["batches"]) == 120
