"""Caps of a day and of a month over all runs: held to by every run, also by several at once, and said."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from tests.lists import people, write_xlsx
from tests.runs.test_money import start
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox

    ListOf = Callable[..., Path]

VERIFY = RunOptions(frozenset({Kind.VERIFY}))  # always paid: what was held is what it cost
CAP = Credits.of(20)


def addresses(path: Path, count: int, start: int = 0) -> Path:
    rows = [(*row[:4], f"p{start + at}@northpier.example") for at, row in enumerate(people(count, start))]
    return write_xlsx(path, rows)


def bought(sandbox: Sandbox) -> float:
    return sum(float(batch["held"]) for batch in sandbox.ledger()["batches"])


async def cap_at(desk: Desk, *, day: Credits | None = None, month: Credits | None = None) -> None:
    await desk.save_settings(replace(desk.settings, daily_cap=day, monthly_cap=month))


@pytest.mark.parametrize("span", ["day", "month"])
async def test_two_runs_at_once_never_pass_a_cap_together(
    desk: Desk, tmp_path: Path, sandbox: Sandbox, span: str
) -> None:
    await cap_at(desk, **{span: CAP})
    lists = [addresses(tmp_path / f"{at}.xlsx", 120, at * 1000) for at in range(2)]
    runs = [await start(desk, each, VERIFY) for each in lists]
    rests = await asyncio.gather(*(desk.rest_of(run_id) for run_id in runs))
    assert bought(sandbox) == 20
    assert [rest.state for rest in rests] == [RunState.CAPPED] * 2
    name = "daily" if span == "day" else "monthly"
    for rest in rests:
        assert f"Your {name} cap of 20 credits leaves 0" in rest.message
        assert "It begins anew on 2" in rest.message
        assert f"raise the {name} cap in the settings" in rest.message


async def test_a_second_process_never_passes_a_cap_with_the_first(
    desk: Desk, home: Path, tmp_path: Path, sandbox: Sandbox
) -> None:
    """A desk of its own has its own connection to the books, as another process has."""
    await cap_at(desk, day=CAP)
    other = Desk(home, patience_s=0.5, tempo=QUICK)
    try:
        await other.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        runs = [
            (each, await start(each, addresses(tmp_path / f"{at}.xlsx", 120, at * 1000), VERIFY))
            for at, each in enumerate((desk, other))
        ]
        states = await asyncio.gather(*(each.wait(run_id) for each, run_id in runs))
        assert states == [RunState.CAPPED] * 2
        assert bought(sandbox) == 20
    finally:
        await other.close()


async def test_what_earlier_runs_paid_counts_and_a_higher_cap_lets_it_go_on(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    first = await start(desk, addresses(tmp_path / "first.xlsx", 60), VERIFY)
    assert await desk.wait(first) is RunState.FINISHED
    await cap_at(desk, day=CAP)
    second = await start(desk, addresses(tmp_path / "second.xlsx", 60, 1000), VERIFY)
    assert await desk.wait(second) is RunState.CAPPED
    assert bought(sandbox) == 20
    assert not (await desk.outlook(second)).is_at_own_cap
    await desk.resume(second)
    assert await desk.wait(second) is RunState.CAPPED
    assert bought(sandbox) == 20
    await cap_at(desk)
    await desk.resume(second)
    assert await desk.wait(second) is RunState.FINISHED
    assert bought(sandbox) == 30


async def test_refunds_are_used_up_to_the_cap(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    await cap_at(desk, month=Credits.of(30))
    run_id = await start(desk, list_of(120))
    assert await desk.wait(run_id) is RunState.CAPPED
    report = await desk.report(run_id)
    assert Credits.of(25) < report.paid <= Credits.of(30)
    assert sum(batch["final"] for batch in sandbox.ledger()["batches"]) <= 30


async def test_the_runs_own_cap_is_named_where_it_is_the_tighter_one(desk: Desk, tmp_path: Path) -> None:
    await cap_at(desk, day=CAP)
    options = RunOptions(VERIFY.kinds, cap=Credits.of(5))
    run_id = await start(desk, addresses(tmp_path / "list.xlsx", 60), options)
    rest = await desk.rest_of(run_id)
    assert "The limit of this run is reached" in rest.message
    assert (await desk.outlook(run_id)).is_at_own_cap


async def test_the_first_phone_waits_where_a_cap_leaves_too_little(desk: Desk, list_of: ListOf) -> None:
    await cap_at(desk, day=Credits.of(45))
    run_id = await start(desk, list_of(3), RunOptions(frozenset({Kind.PHONE})))
    rest = await desk.rest_of(run_id)
    assert rest.state is RunState.CAPPED
    assert "Your daily cap of 45 credits leaves 45, so no phone is looked up." in rest.message
