"""How soon the page of the usage is there, over five years and a million lines of the ledger."""

from __future__ import annotations

import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from gui.leads.fields import Realm
from gui.leads.usage import Period, Step
from gui.store.looking_back.usage import Viewer
from tests.store.ground import Ground, list_record

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0), pytest.mark.xdist_group("bench")]
BATCHES, RUNS, YEARS, WITHIN_S, TIMES = 333_334, 2_000, 5, 0.5, 5
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
BEGUN = NOW - timedelta(days=365 * YEARS)
KINDS = ("email", "email", "email", "phone", "verify")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Five years of work: a run a day on most days, each over a few hours, answered batch by batch."""
    ground = Ground(tmp_path_factory.mktemp("usage"))
    ground.workspace.lists.add(list_record("list"))
    database = ground.workspace._database
    with database.transaction():
        for name, rows in (("runs", _runs()), ("batches", _batches()), ("searches", _searches())):
            _insert(ground, name, rows)
        for movement, share, minutes in (("hold", 4, 0), ("refund", 2, 3), ("final", 2, 3)):
            database.run(_LEDGER, {"movement": movement, "share": share, "later": f"+{minutes} minutes"})
        database.run(_RESULTS)
        database.run(_READINGS, {"now": NOW.isoformat(timespec="microseconds")})
        database.run("INSERT INTO balances SELECT realm, account, quarters, MAX(at) FROM balance_readings")
    assert database.value("SELECT COUNT(*) FROM ledger") >= 1_000_000
    yield ground
    ground.workspace.close()


def _insert(ground: Ground, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    names, marks = ", ".join(first), ", ".join(f":{name}" for name in first)
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    ground.workspace._database.run(sql, first)
    ground.workspace._database.run_many(sql, rows)


def _moment(batch: int) -> str:
    """Batches of a run follow each other by half a minute."""
    run, place = divmod(batch, -(-BATCHES // RUNS))
    begun = BEGUN + timedelta(days=365 * YEARS * run / RUNS)
    return (begun + timedelta(seconds=30 * place)).isoformat(timespec="microseconds")


def _run_of(batch: int) -> str:
    return f"run-{batch // -(-BATCHES // RUNS)}"


def _runs() -> Iterator[dict[str, object]]:
    for number in range(RUNS):
        counts = '{"by_row": {"found": 90, "known": 10}, "searches": {"email": {"found": 90, "known": 10}}}'
        yield {
            "id": f"run-{number}",
            "list_id": "list",
            "realm": "live",
            "options": '{"kinds": ["email"], "all_rows": false, "ask_again": false, "sample": null}',
            "state": "finished",
            "file": f"/lists/leads-{number % 300}.xlsx",
            "rows": 100,
            "results_before": 0,
            "elsewhere": -8 if number % 50 == 0 else 0,
            "counts": counts,
            "created_at": _moment(number * -(-BATCHES // RUNS)),
        }


def _batches() -> Iterator[dict[str, object]]:
    for number in range(BATCHES):
        yield {
            "id": number + 1,
            "run_id": _run_of(number),
            "realm": "live",
            "account": "",
            "kind": KINDS[number % 5],
            "reference": f"reference-{number}",
            "state": "sending",
            "request": b"x" * 400,
            "request_hash": "0" * 64,
            "searches": 4,
            "found": 2,
            "answered": 4 if number % 20 else 3,
            "hold": 16,
            "final": 8,
            "counted": 8,
            "created_at": _moment(number),
            "closed_at": _moment(number),
        }


def _searches() -> Iterator[dict[str, object]]:
    for number in range(BATCHES):
        yield {
            "run_id": _run_of(number),
            "kind": KINDS[number % 5],
            "identity": f"{KINDS[number % 5]}|person{number}|company{number % 9000}.example",
            "params": "{}",
            "state": "failed" if number % 20 == 0 else "found",
            "row": number,
            "batch_id": number + 1,
        }


_LEDGER = """
INSERT INTO ledger (at, realm, run_id, batch_id, kind, movement, quarters)
SELECT strftime('%Y-%m-%dT%H:%M:%S', created_at, :later) || '.000000+00:00', realm, run_id, id, kind,
    :movement, 4 * :share FROM batches
"""
_RESULTS = """
INSERT INTO results (realm, kind, identity, state, value, verdict, country, detail, answered_at, batch_id)
SELECT 'live', s.kind, s.identity, IIF(s.id % 2, 'found', 'not_found'), '', '', '', '{}', b.closed_at, b.id
FROM searches s JOIN batches b ON b.id = s.batch_id WHERE s.state = 'found'
"""
_READINGS = """
WITH RECURSIVE hours(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM hours WHERE n < 5 * 365 * 24)
INSERT INTO balance_readings (realm, account, at, quarters)
SELECT 'live', '', strftime('%Y-%m-%dT%H:%M:%S', :now, '-' || n || ' hours') || '.000000+00:00', 40000 - n
FROM hours ORDER BY n DESC
"""


@pytest.mark.parametrize("zone", ["Europe/Paris", "Asia/Kathmandu"])
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("days", [30, 365 * YEARS])
def test_page_is_there_at_once(full: Ground, days: int, step: Step, zone: str) -> None:
    viewer = Viewer(Realm.LIVE, "", NOW, ZoneInfo(zone))
    period = Period(viewer.today - timedelta(days - 1), viewer.today, step)
    page = full.workspace.usage.page(period, viewer)
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        again = full.workspace.usage.page(period, viewer)
        took.append(time.perf_counter() - begun)
        assert again == page
    assert page.runs
    assert page.domains
    assert page.balances
    median = statistics.median(took)
    sys.stdout.write(f"\n{days} days by {step} in {zone}: {median * 1000:.0f} ms (at most 500)")
    assert median <= WITHIN_S
