"""Where the credits went: the numbers of a page beside the ledger's own lines."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import SearchState
from gui.leads.usage import (
    BalancePoint,
    Failure,
    Forecast,
    KindUsage,
    Period,
    Saved,
    Share,
    Step,
    Usage,
)
from gui.store import moment, schema
from gui.store.looking_back.usage import MOST_BALANCES, Viewer
from gui.store.workspace import Workspace
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

TODAY = NOW.date()
DAY = Period(TODAY, TODAY)


def page(ground: Ground, period: Period = DAY, zone: tzinfo = UTC, realm: Realm = Realm.LIVE) -> Usage:
    return ground.workspace.usage.page(period, Viewer(realm, "", ground.now, zone))


def amounts(held: int, refunded: int, paid: int) -> tuple[Credits, Credits, Credits]:
    return Credits.of(held), Credits.of(refunded), Credits.of(paid)


@pytest.fixture
def bought(ground: Ground) -> Ground:
    """A run that found Mira and not Tomas, and another run that used what is known of Mira."""
    ground.run([person(2, "mira"), person(3, "tomas")])
    ground.answer([found("mira"), NOT_FOUND])
    ground.run([person(2, "mira")], "r2")
    return ground


def test_a_page_of_nothing_has_every_bar(ground: Ground) -> None:
    usage = page(ground, Period(date(2026, 2, 25), date(2026, 3, 10), Step.WEEK))
    assert [bar.begins for bar in usage.bars] == [date(2026, 2, 25), date(2026, 3, 2), date(2026, 3, 9)]
    assert all(bar.kinds == dict.fromkeys(Kind, KindUsage()) for bar in usage.bars)
    assert (usage.runs, usage.lists, usage.domains, usage.failures, usage.balances) == ((), (), (), (), ())
    assert usage.forecast is None


def test_months_begin_on_their_first_day(ground: Ground) -> None:
    period = Period(date(2025, 12, 31), date(2026, 2, 28), Step.MONTH)
    begins = [bar.begins for bar in page(ground, period).bars]
    assert begins == [date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 1)]


def test_numbers_of_a_day(bought: Ground) -> None:
    usage = page(bought)
    assert usage.kinds[Kind.EMAIL] == KindUsage(2, 2, 1, *amounts(2, 1, 1))
    assert usage.bars[0].kinds == usage.kinds
    assert usage.lists == (Share("leads.xlsx", 2, 1, Credits.of(1)),)
    assert usage.saved[Kind.EMAIL] == Saved(1, 0, Credits.of(1))
    assert [(run.run_id, run.searches, run.paid) for run in usage.runs] == [
        ("r2", 0, Credits()),
        ("r1", 2, Credits.of(1)),
    ]
    assert page(bought, realm=Realm.SANDBOX).kinds == dict.fromkeys(Kind, KindUsage())


def test_a_batch_over_midnight_is_in_both_days(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "tomas")])
    batch = ground.accept()
    ground.later(days=1)
    ground.finish(batch, [found("mira"), NOT_FOUND])
    usage = page(ground, Period(TODAY, TODAY + timedelta(days=1)))
    assert [bar.kinds[Kind.EMAIL] for bar in usage.bars] == [
        KindUsage(searches=2, held=Credits.of(2)),
        KindUsage(answered=2, found=1, refunded=Credits.of(1), paid=Credits.of(1)),
    ]


@pytest.mark.parametrize(
    "zone", ["Pacific/Auckland", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Kiritimati"]
)
def test_days_are_the_users_own(bought: Ground, zone: str) -> None:
    local = NOW.astimezone(ZoneInfo(zone)).date()
    for beside in (-1, 0, 1):
        on = local + timedelta(days=beside)
        searches = page(bought, Period(on, on), ZoneInfo(zone)).kinds[Kind.EMAIL].searches
        assert searches == (2 if beside == 0 else 0)


def test_companies_are_those_asked_for(ground: Ground) -> None:
    rows = [
        person(2, "mira|northpier.example"),
        person(3, "tomas|northpier.example"),
        person(4, "lea@quayside.example", kind=Kind.VERIFY),
        person(5, "in/nora", kind=Kind.PHONE),
    ]
    ground.run(rows)
    ground.answer([found("mira"), NOT_FOUND])
    ground.answer([found("lea")], kind=Kind.VERIFY)
    ground.answer([found("nora")], kind=Kind.PHONE)
    assert page(ground).domains == (
        Share("northpier.example", 2, 1, Credits.of(1)),
        Share("quayside.example", 1, 1, Credits(1)),
    )


def test_failures_say_why(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 8)])
    ground.finish(ground.accept(limit=2), [NOT_FOUND, None])
    journal = ground.workspace.journal
    journal.fail(ground.accept(limit=2).id, "Enrow gave up.", ground.now)
    journal.reject(ground.begin(limit=1).id, "Not now.", SearchState.PLANNED, ground.now)
    journal.reject(ground.begin(limit=1).id, "Not understood.", SearchState.FAILED, ground.now)
    assert page(ground).failures == (
        Failure("Enrow gave up.", 2),
        Failure("Enrow finished without an answer for them.", 1),
        Failure("Not understood.", 1),
    )


def test_balances_are_kept_when_they_change_and_now_and_then(ground: Ground) -> None:
    ledger = ground.workspace.ledger
    for minutes, read in ((0, 40), (1, 40), (2, 36), (3, 40), (4, 40), (19, 40)):
        ledger.balance_read(Realm.LIVE, Credits(read), NOW + timedelta(minutes=minutes))
    at = [NOW + timedelta(minutes=minutes) for minutes in (0, 2, 3, 19)]
    quarters = (40, 36, 40, 40)
    assert page(ground).balances == tuple(
        BalancePoint(when, Credits(each)) for when, each in zip(at, quarters, strict=True)
    )


def test_very_many_balances_are_thinned_out(ground: Ground) -> None:
    for second in range(MOST_BALANCES * 2):
        when = NOW + timedelta(seconds=second * 20)
        ground.workspace.ledger.balance_read(Realm.LIVE, Credits(9000 - second), when)
    shown = page(ground).balances
    assert MOST_BALANCES / 8 < len(shown) <= MOST_BALANCES + 2
    assert shown[-1].credits == Credits(9000 - MOST_BALANCES * 2 + 1)


def test_forecast_goes_on_as_in_the_last_days(bought: Ground) -> None:
    bought.workspace.ledger.balance_read(Realm.LIVE, Credits.of(10), NOW)
    assert page(bought).forecast == Forecast(Credits.of(1), 1, TODAY + timedelta(days=10))
    bought.later(days=1)
    assert page(bought).forecast == Forecast(Credits(2), 2, TODAY + timedelta(days=21))
    bought.later(days=400)
    assert page(bought).forecast == Forecast(Credits(), 30, None)


def test_the_pace_is_that_of_the_account_whose_balance_it_is(bought: Ground) -> None:
    bought.workspace.ledger.balance_read(Realm.LIVE, Credits.of(9), NOW, "other")
    usage = bought.workspace.usage.page(DAY, Viewer(Realm.LIVE, "other", NOW, UTC))
    assert usage.forecast == Forecast(Credits(), 1, None)


def test_differences_have_their_time(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    compare = ground.workspace.reconciliation
    compare.anchor("r1", Realm.LIVE, "", Credits.of(100))
    ground.later(days=1)
    compare.compare("r1", Realm.LIVE, "", Credits.of(93), ground.now)
    (noted,) = page(ground, Period(TODAY, TODAY + timedelta(days=1))).differences
    assert (noted.run_id, noted.elsewhere, noted.doubtful) == ("r1", Credits.of(-7), Credits())
    assert noted.at == ground.now
    assert page(ground).differences == ()


def test_a_difference_is_not_taken_away_by_a_later_one(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    compare = ground.workspace.reconciliation
    for before, after in ((100, 90), (90, 100)):
        compare.anchor("r1", Realm.LIVE, "", Credits.of(before))
        ground.later(days=1)
        compare.compare("r1", Realm.LIVE, "", Credits.of(after), ground.now)
    noted = page(ground, Period(TODAY, ground.now.date())).differences
    assert [(each.elsewhere, each.at) for each in noted] == [
        (Credits.of(-10), NOW + timedelta(days=1)),
        (Credits.of(10), NOW + timedelta(days=2)),
    ]


@pytest.mark.parametrize(("missing", "left"), [(10, [Credits.of(-9)]), (1, [])])
def test_what_a_batch_found_again_explains_is_no_difference_any_more(
    ground: Ground, missing: int, left: list[Credits]
) -> None:
    ground.run([person(2, "mira")])
    compare = ground.workspace.reconciliation
    compare.anchor("r1", Realm.LIVE, "", Credits.of(100))
    lost = ground.doubt()
    compare.compare("r1", Realm.LIVE, "", Credits.of(100 - missing), ground.now)
    (noted,) = page(ground).differences
    assert (noted.elsewhere, noted.doubtful) == (Credits.of(-missing), Credits.of(1))
    ground.workspace.journal.accept(lost.id, "id", lost.hold, None, ground.now)
    assert [each.elsewhere for each in page(ground).differences] == left


def test_an_erased_run_keeps_its_cost_and_loses_its_names(bought: Ground) -> None:
    before = page(bought)
    bought.workspace.erasure.run("r1", NOW)
    after = page(bought)
    assert after.bars == before.bars
    assert (after.lists, after.domains) == ((), ())
    assert [run.file for run in after.runs] == ["leads.xlsx", ""]


def test_nothing_is_left_once_all_is_erased(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.answer([found("mira")])
    ground.workspace.ledger.balance_read(Realm.LIVE, Credits.of(10), NOW)
    ground.workspace.erasure.everything()
    usage = page(ground)
    assert (usage.kinds, usage.balances, usage.runs) == (dict.fromkeys(Kind, KindUsage()), (), ())


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_workspace_has_its_past_on_the_page(
    home: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:version])
    monkeypatch.setattr(schema, "VERSION", version)
    older = Ground(home)
    # What this version asks for and the older one did not know; gone with the connection.
    older.workspace._database.run("CREATE TEMP TABLE never (scope TEXT, value TEXT, since TEXT)")
    older.run([person(row, f"p{row}") for row in range(2, 6)])
    older.answer([found("p2"), NOT_FOUND, None, found("p5")])
    older.run([person(2, "other")], "r2")
    older.accept("r2")
    older.workspace._database.run("UPDATE runs SET elsewhere = -8 WHERE id = 'r1'")
    if version == 2:
        older.workspace._database.run(
            "UPDATE runs SET compared_at = ? WHERE id = 'r1'", (moment.to_text(NOW + timedelta(hours=1)),)
        )
    older.workspace._database.run(
        "INSERT INTO balances (realm, account, quarters, at) VALUES ('live', '', 40, ?)",
        (moment.to_text(NOW),),
    )
    older.workspace.close()
    monkeypatch.undo()
    workspace = Workspace(older.path)
    usage = workspace.usage.page(DAY, Viewer(Realm.LIVE, "", NOW, UTC))
    assert usage.kinds[Kind.EMAIL] == KindUsage(5, 3, 2, *amounts(5, 2, 2))
    assert usage.balances == (BalancePoint(NOW, Credits.of(10)),)
    at = NOW + timedelta(hours=version - 1)
    assert [(each.run_id, each.elsewhere, each.at) for each in usage.differences] == [
        ("r1", Credits.of(-2), at)
    ]
    workspace.close()
