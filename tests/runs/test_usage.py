"""The page of the usage, asked of the desk: offline, without a key, and by the account in use."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.options import RunOptions
from gui.leads.usage import KindUsage, Period
from gui.runs.desk import Desk
from tests.lists import people, write_xlsx
from tests.runs.test_run import EMAILS, run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox


def last_days() -> Period:
    """Until tomorrow: it may be midnight."""
    today = datetime.now().astimezone().date()
    return Period(today - timedelta(days=6), today + timedelta(days=1))


async def test_a_new_workspace_has_an_empty_page(home: Path) -> None:
    desk = Desk(home, tempo=QUICK)
    usage = await desk.usage(last_days())
    await desk.close()
    assert (usage.realm, usage.forecast, len(usage.bars)) == (Realm.LIVE, None, 8)
    assert usage.kinds == dict.fromkeys(Kind, KindUsage())


async def test_the_page_says_what_a_run_cost_and_needs_no_key(
    desk: Desk, sandbox: Sandbox, list_of: Callable[..., Path], home: Path
) -> None:
    before = desk.balance.credits
    report = await desk.report(await run_whole(desk, list_of(30), EMAILS))
    usage = await desk.usage(last_days())
    assert before is not None
    assert usage.balances[0].credits == before
    assert usage.balances[-1].credits == Credits.parse(sandbox.ledger()["credits"])
    assert usage.forecast is not None
    await desk.close()
    alone = Desk(home, tempo=QUICK)
    again = await alone.usage(last_days(), Realm.SANDBOX)
    assert (await alone.usage(last_days())).kinds == dict.fromkeys(Kind, KindUsage())
    await alone.close()
    assert again == usage
    assert sum((each.credits for each in usage.saved.values()), Credits()) == report.saved
    email = usage.kinds[Kind.EMAIL]
    assert (email.held, email.refunded, email.paid) == (report.held, report.refunded, report.paid)
    assert [(run.run_id, run.paid) for run in usage.runs] == [(report.run, report.paid)]
    assert usage.lists[0].name == "leads.xlsx"


async def test_page_and_receipt_agree_on_what_was_saved_where_phones_cost_less_than_was_shown(
    desk: Desk, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.post("credits", {"phone_price": 20})
    twins = write_xlsx(tmp_path / "leads.xlsx", [*people(2), *people(2)])
    run_id = await run_whole(desk, twins, RunOptions(frozenset({Kind.PHONE})))
    usage = await desk.usage(last_days(), Realm.SANDBOX)
    assert (await desk.report(run_id)).saved == usage.saved[Kind.PHONE].credits
