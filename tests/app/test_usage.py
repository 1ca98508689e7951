"""The command that says where the credits went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gui.app.usage import last_months
from gui.leads.usage import Step

if TYPE_CHECKING:
    from tests.app.conftest import Program
    from tests.conftest import Sandbox


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2025, 2, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
    ],
)
def test_twelve_months_end_today(today: date, first: date) -> None:
    period = last_months(today)
    assert (period.first, period.last, period.step) == (first, today, Step.MONTH)
    assert len(period.bars()) == 12


def test_usage_of_nothing(warm: Program) -> None:
    outcome = warm.run("usage")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "Nothing was looked up in the last 12 months.\n"
    (told,) = warm.run("usage", "--json").lines
    assert (told["balance"], told["forecast"], len(told["months"])) == (None, None, 12)


@pytest.mark.usefixtures("leads")
def test_who_only_tried_the_sandbox_is_told_where_its_numbers_are(warm: Program) -> None:
    warm.run("enrich", "leads.xlsx", "--find", "email", "--sandbox", "--yes")
    outcome = warm.run("usage")
    assert outcome.out == ""
    assert outcome.err.endswith("The sandbox was used: enrow-desktop usage --sandbox\n")
    assert "all" in warm.run("usage", "--sandbox").out


@pytest.mark.usefixtures("leads")
def test_usage_is_what_the_run_cost(live: Program, sandbox: Sandbox) -> None:
    report = live.run("enrich", "leads.xlsx", "--find", "email", "--yes", "--json").report
    del live.environment["ENROW_API_KEY"]  # offline, and without a key
    (told,) = live.run("usage", "--json").lines
    email = told["email"]
    names = ("held", "refunded", "paid", "found")
    assert [email[name] for name in names] == [report[name] for name in names]
    for name in names:
        assert sum(month["email"][name] for month in told["months"]) == email[name]
    assert told["balance"] == sandbox.ledger()["credits"]
    assert told["forecast"]["days_seen"] == 1
    (run,) = told["runs"]
    assert [run[name] for name in names] == [report[name] for name in names]
    assert (run["run"], run["state"]) == (report["run"], "finished")
    assert [(each["name"], each["paid"]) for each in told["lists"]] == [("leads.xlsx", report["paid"])]
    assert sum(each["found"] for each in told["domains"]) == report["found"]
    assert (told["failures"], told["differences"]) == ([], [])
    assert told["balances"][-1] == {"at": told["balance_at"], "balance": told["balance"]}
    table = live.run("usage").out.splitlines()
    assert table[0].split() == ["month", "kind", "searches", "answered", "found", "held", "refunded", "paid"]
    assert table[-3].split()[:3] == ["all", "email", "40"]
    assert table[-2].startswith("balance: ")
    assert table[-1].startswith("forecast: used up on ")
    assert live.run("usage", "--sandbox").out == ""
    assert live.run("usage", "--since", "2026").code == 2
