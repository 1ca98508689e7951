"""A run from the list to the export, on the sandbox: what was shown is what is held, paid and written."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import sys
import time
import traceback
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.credits import Credits
from gui.leads.errors import KeyRefusedError, MissingColumnError, UsageError
from gui.leads.fields import Field, Kind
from gui.leads.life import RunState, Status
from gui.leads.options import RunOptions
from gui.runs.desk import Desk
from gui.runs.events import ListPeeked, ListProgress, RowsAnswered, RunProgressed, RunStateChanged
from gui.runs.running.new_run import write_down
from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.runs.conftest import Heard

    ListOf = Callable[..., Path]

EMAILS = RunOptions(frozenset({Kind.EMAIL}))


async def run_whole(desk: Desk, path: Path, options: RunOptions = EMAILS) -> str:
    opened = await desk.open_list(path)
    quote = await desk.quote(opened.list_id, options)
    run_id = await desk.start(opened.list_id, options, expected_hold=quote.hold)
    await desk.wait(run_id)
    return run_id


async def test_a_price_comes_before_anything_is_sent(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    opened = await desk.open_list(list_of(40))
    quote = await desk.quote(opened.list_id, EMAILS)
    assert (quote.rows, quote.look_up, quote.hold) == (40, 40, Credits.of(40))
    assert quote.likely_low < quote.likely_high <= quote.hold
    assert quote.after_low is not None
    assert sandbox.ledger()["batches"] == []


def wait_for_write_down() -> None:
    """Wait until some thread is just making a run."""
    deadline_s = time.monotonic() + 60
    while not any(
        frame.f_code is write_down.__code__
        for top in sys._current_frames().values()
        for frame, _ in traceback.walk_stack(top)
    ):
        assert time.monotonic() < deadline_s


async def test_a_start_that_is_cancelled_leaves_no_run_that_says_it_works(
    desk: Desk, list_of: ListOf, sandbox: Sandbox, home: Path
) -> None:
    opened = await desk.open_list(list_of(40))
    quote = await desk.quote(opened.list_id, EMAILS)
    other = sqlite3.connect(home / "workspace.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")  # another process writes: making the run has to wait
        starting = asyncio.create_task(desk.start(opened.list_id, EMAILS, expected_hold=quote.hold))
        await asyncio.to_thread(wait_for_write_down)
        starting.cancel()
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
        with pytest.raises(asyncio.CancelledError):
            await starting
    finally:
        other.close()
    (run,) = await desk.runs()
    assert (run.state, desk.runs_at_work) == (RunState.PAUSED, ())
    assert "before anything was sent" in run.message
    await desk.resume(run.id)
    assert await desk.wait(run.id) is RunState.FINISHED


async def test_a_run_is_paid_once_and_adds_up(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    run_id = await run_whole(desk, list_of(120))
    report = await desk.report(run_id)
    ledger = sandbox.ledger()
    assert report.adds_up()
    assert report.found + report.not_found == report.rows == 120
    assert report.held == Credits.of(120) == report.refunded + report.paid
    assert report.paid == Credits.of(report.found)
    assert report.balance == Credits.parse(ledger["credits"])
    assert sum(batch["count"] for batch in ledger["batches"]) == 120


async def test_every_answer_stands_on_its_own_row(desk: Desk, list_of: ListOf, tmp_path: Path) -> None:
    source = list_of(120)
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    run_id = await run_whole(desk, source)
    exported = await desk.export(run_id, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(exported.out)["Prospects"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("First name", "Last name", "Company", "Website", "Email")
    assert rows[0][5:] == ("Email (Enrow)", "Email verdict", "Status", "Reason", "Where from", "Answered on")
    for mine, row in zip(people(120), rows[1:], strict=True):
        assert row[:4] == mine[:4]
        if row[7] == "found":
            assert str(row[5]).endswith(f"@{mine[3]}")
            assert mine[1].casefold() in str(row[5]).casefold()
        else:
            assert (row[5], row[7]) == (None, "not found")
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


async def test_the_same_people_are_never_bought_again(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    await run_whole(desk, list_of(60))
    bought = len(sandbox.ledger()["batches"])
    report = await desk.report(await run_whole(desk, list_of(60, "again.xlsx")))
    assert (report.known, report.held) == (60, Credits())
    assert report.saved == Credits.of(60)
    assert len(sandbox.ledger()["batches"]) == bought


async def test_twins_share_one_search(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    one = people(1)[0]
    shouted = tuple(text.upper() for text in one)
    run_id = await run_whole(desk, write_xlsx(tmp_path / "twins.xlsx", [one, shouted, one]))
    report = await desk.report(run_id)
    assert report.duplicates == 2
    assert report.held == Credits.of(1)


async def test_a_price_that_rose_is_not_paid(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    opened = await desk.open_list(list_of(10))
    with pytest.raises(UsageError, match="went up"):
        await desk.start(opened.list_id, EMAILS, expected_hold=Credits.of(9))
    assert sandbox.ledger()["batches"] == []
    assert await desk.runs() == []


async def test_a_missing_column_is_named(desk: Desk, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "no-names.xlsx", [("7", "8")], ("Apples", "Pears"))
    opened = await desk.open_list(path)
    with pytest.raises(MissingColumnError, match="Apples"):
        await desk.quote(opened.list_id, EMAILS)


async def test_another_mapping_is_remembered_for_the_layout(desk: Desk, tmp_path: Path) -> None:
    headers = ("A1", "B2", "C3")
    rows = [(f"{first} {last}", company, "x") for first, last, company, *_ in people(5)]
    opened = await desk.open_list(write_xlsx(tmp_path / "odd.xlsx", rows, headers), header_row=1)
    mapping = {Field.FULL_NAME: 0, Field.COMPANY: 1}
    changed = await desk.set_mapping(opened.list_id, mapping)
    assert changed.mapping == mapping
    assert (await desk.quote(opened.list_id, EMAILS)).look_up == 5
    later = await desk.open_list(write_xlsx(tmp_path / "odd-2.xlsx", rows[:2], headers), header_row=1)
    assert later.mapping == mapping
    assert {column.reason for column in later.columns if column.field} == {"as last time"}


async def test_a_sample_sends_only_so_many_rows(desk: Desk, list_of: ListOf) -> None:
    options = RunOptions(frozenset({Kind.EMAIL}), sample=10)
    report = await desk.report(await run_whole(desk, list_of(50), options))
    assert (report.found + report.not_found, report.skipped) == (10, 40)


async def test_several_kinds_count_each_row_once(desk: Desk, tmp_path: Path) -> None:
    rows = [
        (*person[:4], "someone@northpier.example" if n % 2 else "") for n, person in enumerate(people(30))
    ]
    kinds = RunOptions(frozenset({Kind.EMAIL, Kind.VERIFY}))
    report = await desk.report(await run_whole(desk, write_xlsx(tmp_path / "mixed.xlsx", rows), kinds))
    assert report.adds_up()
    assert report.rows == 30
    assert report.searches[Kind.VERIFY][Status.DUPLICATE] == 14
    assert report.searches[Kind.EMAIL][Status.SKIPPED] == 15


async def test_a_run_tells_what_happens(desk: Desk, heard: Heard, list_of: ListOf) -> None:
    run_id = await run_whole(desk, list_of(60))
    rows = [row for event in heard.of(RowsAnswered) for row in event.rows]
    assert sorted(rows) == list(range(2, 62))
    assert {(event.stage, event.rows) for event in heard.of(ListProgress)} >= {
        ("reading", 60),
        ("checking", 60),
    }
    assert [event.state for event in heard.of(RunStateChanged)] == [RunState.RUNNING, RunState.FINISHED]
    last = heard.of(RunProgressed)[-1].progress
    assert (last.run_id, last.total, last.answered, last.state) == (run_id, 60, 60, RunState.FINISHED)


async def test_a_past_run_is_reopened_and_exported_offline(
    desk: Desk, list_of: ListOf, tmp_path: Path, home: Path
) -> None:
    source = list_of(30)
    run_id = await run_whole(desk, source)
    await desk.close()
    source.unlink()
    later = Desk(home)
    try:
        opened = await later.reopen(run_id)
        assert (opened.rows, opened.run_id) == (30, run_id)
        exported = await later.export(run_id, tmp_path / "later.xlsx")
        assert "no longer where it was" in exported.note
        assert exported.rows == 30
        assert [run.id for run in await later.runs()] == [run_id]
    finally:
        await later.close()


async def test_without_a_key_nothing_starts(home: Path, list_of: ListOf) -> None:
    desk = Desk(home)
    try:
        opened = await desk.open_list(list_of(3))
        with pytest.raises(KeyRefusedError, match="no Enrow key"):
            await desk.start(opened.list_id, EMAILS, expected_hold=Credits.of(3))
    finally:
        await desk.close()


async def test_a_filled_cell_is_no_problem_unless_all_rows_are_wanted(desk: Desk, tmp_path: Path) -> None:
    rows = [*people(3), ("", "", "", "", "info@northpier.example")]
    opened = await desk.open_list(write_xlsx(tmp_path / "filled.xlsx", rows))
    quote = await desk.quote(opened.list_id, EMAILS)
    everybody = await desk.quote(opened.list_id, RunOptions(frozenset({Kind.EMAIL}), all_rows=True))
    assert quote.kinds[0].skipped == {"already_there": 1}
    assert everybody.kinds[0].skipped == {"no_name": 1}
    reader = desk.reader(opened.list_id)
    assert reader.problems(EMAILS.kinds) == []
    assert [problem.row for problem in reader.problems(EMAILS.kinds, all_rows=True)] == [5]
    reader.close()


async def test_the_top_of_a_large_list_comes_first(desk: Desk, heard: Heard, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    lines = [",".join(person[:4]) for person in people(26_000)]
    await asyncio.to_thread(path.write_text, "\n".join(["First name,Last name,Company,Website", *lines]))
    await desk.open_list(path)
    kinds = [type(event) for event in heard.events]
    assert kinds.index(ListPeeked) < kinds.index(ListProgress)
    top = heard.of(ListPeeked)[0]
    assert top.headers == ("First name", "Last name", "Company", "Website")
    assert top.rows == tuple(person[:4] for person in people(8))
