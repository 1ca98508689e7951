"""What is older than the user wants it kept goes by itself; what was paid for and is in use stays."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.session import Session, SessionList
from gui.runs.clock import utc_now
from gui.runs.personal_data.retention import Outdated, Retention
from gui.store.workspace import Workspace
from gui.system import paths
from gui.system.lock import run_lock
from gui.system.session_file import save_session
from tests.aged import age
from tests.lists import people, write_xlsx
from tests.runs.test_known import SLOW
from tests.runs.test_money import start, when_sent
from tests.runs.test_privacy import QUIRINA, places
from tests.runs.test_run import EMAILS, run_whole
from tests.store.ground import list_record, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox

DAYS = 90
NAMES = ("Quirina", "Zwetko")


class Days:
    """The retention of so many days later, asked for by the user."""

    def __init__(self, retention: Retention) -> None:
        self._retention = retention

    async def forget(self, days: int) -> Outdated:
        return await self._retention.forget(days, is_asked=True)

    async def outdated(self, days: int) -> Outdated:
        return await self._retention.outdated(days)


def later(desk: Desk, days: float, opened: frozenset[str] = frozenset()) -> Retention:
    """The retention of so many days later, in a program that has these lists open."""
    now = utc_now() + timedelta(days=days)
    return Retention(desk.home, desk._fleet, desk._database, lambda: opened, lambda: now)


def in_days(desk: Desk, days: int, opened: frozenset[str] = frozenset()) -> Days:
    return Days(later(desk, days, opened))


async def quirinas(desk: Desk, tmp_path: Path, name: str = "quirina.xlsx") -> str:
    """A finished run that looked her up."""
    return await run_whole(desk, write_xlsx(tmp_path / name, [("Quirina", *QUIRINA[1:4])]))


async def test_what_is_old_is_nowhere_but_in_the_books(desk: Desk, tmp_path: Path, home: Path) -> None:
    run_id = await quirinas(desk, tmp_path)
    pasted = await desk.paste("First name\tLast name\tWebsite\nQuirina\tZwetko\tzwetkowerk.example\n")
    (home / "logs").mkdir(exist_ok=True)
    log = home / "logs" / "enrow-desktop.log"
    late = (utc_now() + timedelta(days=20)).astimezone().strftime("%Y-%m-%d %H:%M:%S,000")
    log.write_text(f"cut short\n2020-01-01 10:00:00,000 Zwetko\n  her line\n{late} kept\n and this\n")
    paid = (await desk.report(run_id)).paid
    assert paid > Credits()
    assert await in_days(desk, DAYS - 1).forget(DAYS) == Outdated()
    assert places(home, NAMES)
    forgotten = await in_days(desk, DAYS + 1).forget(DAYS)
    assert forgotten.runs == (run_id,)
    assert pasted.list_id in forgotten.lists
    assert len(forgotten.lists) == 2
    assert places(home, (*NAMES, "quirina.xlsx")) == []
    assert log.read_text() == f"{late} kept\n and this\n"
    assert await desk.runs() == []
    assert await desk.recents.lists() == []
    with sqlite3.connect(home / "workspace.db") as database:
        assert database.execute("SELECT SUM(quarters) FROM ledger WHERE movement = 'final'").fetchone() == (
            paid.quarters,
        )
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
    assert not await in_days(desk, DAYS + 2).forget(DAYS)


async def test_no_end_is_no_end(desk: Desk, tmp_path: Path, home: Path) -> None:
    assert desk.settings.keep_days == 0
    await quirinas(desk, tmp_path)
    assert not await in_days(desk, 9000).outdated(0)
    assert not await in_days(desk, 9000).forget(0)
    assert places(home, NAMES)


async def test_answers_that_a_younger_run_shows_stay_until_it_goes(
    desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox
) -> None:
    old = await quirinas(desk, tmp_path)
    young = await quirinas(desk, tmp_path, "again.xlsx")
    assert (await desk.report(young)).known == 1
    age(home, 60, old)
    assert (await in_days(desk, 40).forget(DAYS)).runs == (old,)
    bought = sandbox.ledger()["batches"]
    text = (await desk.export(young, tmp_path / "out.csv")).out.read_text(encoding="utf-8-sig")
    assert "@zwetkowerk.example" in text
    assert sandbox.ledger()["batches"] == bought
    assert (await in_days(desk, DAYS + 1).forget(DAYS)).runs == (young,)
    assert places(home, NAMES) == []


async def test_what_is_not_over_stays(desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 0})
    await quirinas(desk, tmp_path)
    assert not await in_days(desk, 9000).forget(DAYS)
    assert places(home, NAMES)


async def test_nothing_goes_while_a_run_is_at_work(
    desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox
) -> None:
    old = await quirinas(desk, tmp_path)
    sandbox.post("faults", [SLOW])
    sent = when_sent(desk)
    run_id = await start(desk, write_xlsx(tmp_path / "leads.xlsx", people(2)))
    await sent.wait()
    assert not await in_days(desk, 9000).forget(DAYS)
    sandbox.post("advance", {"seconds": 3600})
    await desk.wait(run_id)
    with run_lock(home, old):  # another window or command decides about it just now
        assert (await in_days(desk, 9000).forget(DAYS)).runs == (run_id,)
    assert (await in_days(desk, 9000).forget(DAYS)).runs == (old,)


@pytest.mark.parametrize("how", ["here", "in the window's session", "as a run of it"])
async def test_what_is_on_screen_stays(desk: Desk, tmp_path: Path, home: Path, how: str) -> None:
    run_id = await quirinas(desk, tmp_path)
    list_id = (await desk.run(run_id)).list_id
    if how != "here":
        one = SessionList(str(tmp_path / "quirina.xlsx"))
        if how == "as a run of it":
            one = SessionList(str(tmp_path / "moved.xlsx"), run_id=run_id)
        save_session(home, Session(lists=(one,)))
    opened = frozenset({list_id} if how == "here" else ())
    assert not await in_days(desk, 9000, opened).forget(DAYS)
    assert (await desk.quote(list_id, EMAILS)).known == 1


async def test_a_list_taken_off_the_recent_ones_goes_by_when_it_was_written(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", people(2)))
    await desk.recents.take_off(opened.list_id)
    assert not await in_days(desk, DAYS - 1).forget(DAYS)
    assert (await in_days(desk, DAYS + 1).forget(DAYS)).lists == (opened.list_id,)
    assert list((home / "lists").glob("*.db*")) == []


async def test_a_working_copy_that_nobody_knows_goes_too(desk: Desk, tmp_path: Path, home: Path) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", people(2)))
    left = home / "lists" / "left-by-a-crash.db"
    left.write_bytes(b"Zwetko")
    await in_days(desk, DAYS + 1, frozenset({opened.list_id})).forget(DAYS)
    assert [path.stem for path in (home / "lists").glob("*.db")] == [opened.list_id]


async def test_a_log_without_times_goes_by_its_own(desk: Desk, home: Path) -> None:
    (home / "logs").mkdir(exist_ok=True)
    crash = home / "logs" / "crash.log"
    crash.write_text("Zwetko\n")
    await in_days(desk, DAYS - 1).forget(DAYS)
    assert crash.read_text() == "Zwetko\n"
    await in_days(desk, DAYS + 1).forget(DAYS)
    assert crash.read_text() == ""


async def test_what_the_sandbox_remembers_of_old_people_goes(desk: Desk, home: Path) -> None:
    state = paths.sandbox_state(home)
    at = [(utc_now() - timedelta(days=days)).timestamp() for days in (DAYS + 1, 1)]
    lines = [
        {"do": "accepted", "at": when, "held": 4, "searches": [{"fullname": name, "custom": "1"}]}
        for when, name in zip(at, ("Quirina Zwetko", "Mira Okafor"), strict=True)
    ]
    state.parent.mkdir(exist_ok=True)
    state.write_text("".join(json.dumps(line) + "\n" for line in lines))
    await in_days(desk, 0).forget(DAYS)
    old, young = map(json.loads, state.read_text().splitlines())
    assert old == lines[0] | {"searches": [{"fullname": "erased", "custom": "1"}]}
    assert young == lines[1]


async def test_a_clock_that_leaps_deletes_nothing_by_itself(desk: Desk, tmp_path: Path) -> None:
    run_id = await quirinas(desk, tmp_path)
    assert not await later(desk, 9000).forget(DAYS), "of a computer that was in the future for a moment"
    assert not await later(desk, 9000.5).forget(DAYS)
    assert not await later(desk, 0).forget(DAYS), "put right again"
    assert (await later(desk, DAYS + 1).forget(DAYS)).runs == (run_id,), "nobody leapt since"


async def test_a_list_opened_while_older_ones_go_stays(desk: Desk, tmp_path: Path, home: Path) -> None:
    old = await quirinas(desk, tmp_path)
    later_on = utc_now() + timedelta(days=DAYS + 1)
    copy = home / "lists" / "new.db"

    def now() -> datetime:
        if not copy.exists() and called.pop() == "last":  # another process opens a list at just this moment
            write_rows(copy, range(2, 5))
            other = Workspace(home / "workspace.db")
            other.lists.add(list_record("new", opened_at=later_on))
            other.close()
        return later_on

    called = ["last", "second", "first"]
    retention = Retention(home, desk._fleet, desk._database, frozenset, now)
    assert (await retention.forget(DAYS, is_asked=True)).runs == (old,)
    assert called == []
    assert [path.stem for path in (home / "lists").glob("*.db")] == ["new"]


async def test_pasted_cells_stay_while_another_reading_of_them_does(
    desk: Desk, home: Path, sandbox: Sandbox
) -> None:
    pasted = await desk.paste("First name\tLast name\tWebsite\nQuirina\tZwetko\tzwetkowerk.example\n")
    other = await desk.open_list(pasted.path, header_row=0)
    keep = frozenset({other.list_id})
    assert (await in_days(desk, DAYS + 1, keep).forget(DAYS)).lists == (pasted.list_id,)
    assert pasted.path.exists()
    assert (await in_days(desk, DAYS + 1).forget(DAYS)).lists == (other.list_id,)
    assert not pasted.path.exists()


async def test_pasted_cells_that_no_list_names_go_by_their_age(desk: Desk, home: Path) -> None:
    left = home / "pasted" / "left.txt"
    left.parent.mkdir()
    left.write_text("Zwetko")
    await in_days(desk, DAYS - 1).forget(DAYS)
    assert left.exists()
    await in_days(desk, DAYS + 1).forget(DAYS)
    assert not left.exists()


async def test_nothing_goes_while_a_run_is_at_work_elsewhere(
    desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox
) -> None:
    old = await quirinas(desk, tmp_path)
    sandbox.post("credits", {"credits": 0})
    resting = await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", people(2)))
    with sqlite3.connect(home / "workspace.db") as database:  # as another command says it of its own
        database.execute("UPDATE runs SET state = 'running' WHERE id = ?", (resting,))
    database.close()
    with run_lock(home, resting):
        assert not await in_days(desk, DAYS + 1).forget(DAYS)
    assert (await in_days(desk, DAYS + 1).forget(DAYS)).runs == (old,)


async def test_nothing_goes_where_nobody_knows_what_is_on_screen(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    await quirinas(desk, tmp_path)
    (home / "session.json").write_text("cut short")
    assert not await in_days(desk, DAYS + 1).forget(DAYS)
    assert places(home, NAMES)


async def test_one_line_of_a_clock_that_was_wrong_keeps_no_other(desk: Desk, home: Path) -> None:
    (home / "logs").mkdir(exist_ok=True)
    log = home / "logs" / "enrow-desktop.log"
    log.write_text("2099-01-01 10:00:00,000 from the future\n2020-01-01 10:00:00,000 Zwetko\n")
    await in_days(desk, 0).forget(DAYS)
    assert log.read_text() == "2099-01-01 10:00:00,000 from the future\n"


async def test_gaps_that_an_earlier_deletion_left_are_closed(desk: Desk, home: Path) -> None:
    opened = await desk.paste("First name\tLast name\tWebsite\nQuirina\tZwetko\tzwetkowerk.example\n")
    with sqlite3.connect(home / "workspace.db") as database:  # cut off before the file was written anew
        database.execute("CREATE TABLE large (text)")
        database.executemany("INSERT INTO large VALUES (?)", [("Zwetko" * 2000,)] * 20)
        database.commit()
        database.execute("DROP TABLE large")
        database.commit()
    database.close()
    assert any("workspace" in name for name, _ in places(home, ["ZwetkoZwetko"]))
    await in_days(desk, 1, frozenset({opened.list_id})).forget(DAYS)
    assert places(home, ["ZwetkoZwetko"]) == []
