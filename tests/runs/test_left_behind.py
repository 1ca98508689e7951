"""Where an erased person may lie besides rows, searches and answers."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.leads.whom import Whom
from tests.lists import HEADERS, people, write_xlsx
from tests.runs.test_privacy import ADDRESS, OWN, QUIRINA, places
from tests.runs.test_run import EMAILS, run_whole

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.desk import Desk


async def test_who_was_taken_for_the_headers_is_erased_too(desk: Desk, tmp_path: Path, home: Path) -> None:
    path = write_xlsx(tmp_path / "leads.xlsx", people(3), QUIRINA)
    misread = await desk.open_list(path, header_row=1)
    await desk.open_list(path, header_row=0)
    await desk.privacy.erase_person(Whom(ADDRESS))
    assert places(home, OWN) == []
    titled = await desk.open_list(write_xlsx(tmp_path / "b.xlsx", people(3), (*HEADERS, f"Ask {ADDRESS}")))
    whom = Whom(ADDRESS)
    assert (await desk.privacy.known(whom)).lists == 1
    await desk.privacy.erase_person(whom)
    assert not await desk.privacy.known(whom)
    records = {record.id: record for record in await desk._database.ask(lambda w: w.lists.all())}
    assert records[titled.list_id].headers == (*HEADERS, "")
    assert records[misread.list_id].headers == ("",) * 5


async def test_what_an_ended_reading_left_is_erased(desk: Desk, tmp_path: Path, home: Path) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", [QUIRINA, *people(3)]))
    whole = home / "lists" / f"{opened.list_id}.db"
    shutil.copy(whole, left := whole.with_name(f"{whole.name}.0badcafe.part"))
    shutil.copy(whole, written := whole.with_name(f"{whole.name}.600dcafe.part"))
    with closing(sqlite3.connect(written, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        await desk.privacy.erase_person(Whom(ADDRESS))
        assert (left.exists(), written.exists()) == (False, True)
    await desk.privacy.erase_person(Whom(ADDRESS))
    assert places(home, OWN) == []


async def test_what_was_said_of_a_person_is_erased(desk: Desk, tmp_path: Path, home: Path) -> None:
    await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", [QUIRINA, *people(3)]))
    with closing(sqlite3.connect(home / "workspace.db", isolation_level=None)) as database:
        database.execute("UPDATE batches SET message = 'QUIRÍNA ZWETKO is no name.'")
        database.execute("UPDATE runs SET message = 'Quirína Zwetko is no name.'")
    await desk.privacy.erase_person(Whom(name="Quirina Zwetko", workplace="zwetkowerk.example"))
    assert places(home, OWN) == []


async def test_an_erasing_that_was_cut_off_is_ended_by_the_next_one(desk: Desk, home: Path) -> None:
    cells = "\t".join(HEADERS) + "\nQUIRINA\tZwetko\t\tzwetkowerk.example\t\n"
    opened = [await desk.paste(cells), await desk.paste(f"{cells}Ida\tBerg\t\tberg.example\t\n")]
    for each in opened:
        await desk.quote(each.list_id, EMAILS)
    last = home / "lists" / f"{max(each.list_id for each in opened)}.db"
    whom = Whom(name="Quirina Zwetko", workplace="zwetkowerk.example")
    with closing(sqlite3.connect(last, isolation_level=None)) as database:
        database.execute("ALTER TABLE fixes RENAME TO missing")
    with pytest.raises(sqlite3.OperationalError):
        await desk.privacy.erase_person(whom)
    with closing(sqlite3.connect(last, isolation_level=None)) as database:
        database.execute("ALTER TABLE missing RENAME TO fixes")
    await desk.privacy.erase_person(whom)
    assert places(home, OWN) == []


async def test_a_list_that_was_never_checked_is_not_kept(desk: Desk, tmp_path: Path, home: Path) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", [QUIRINA[:4], *people(3)]))
    whom = Whom(name="Quirina Zwetko", workplace="zwetkowerk.example")
    path = home / "lists" / f"{opened.list_id}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as checker:
        for statement in ("DELETE FROM prepared", "DELETE FROM list_evidence", "BEGIN IMMEDIATE"):
            checker.execute(statement)
        with pytest.raises(StorageError, match="wait a moment"):
            await desk.privacy.erase_person(whom)
        assert path.exists()
    assert not await desk.privacy.known(whom)
    await desk.privacy.erase_person(whom)
    assert places(home, OWN) == []


async def test_pasted_cells_of_others_are_kept(desk: Desk, tmp_path: Path, home: Path) -> None:
    headers = (*HEADERS, "LinkedIn URL")
    own = (*QUIRINA, "https://www.linkedin.com/in/mira/")
    await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", [own], headers))
    other = await desk.paste("\t".join(HEADERS) + f"\nMira\tOkafor\t\tnorthpier.example\tx{ADDRESS}\n")
    await desk.quote(other.list_id, EMAILS)
    same_page = "\t".join(headers) + "\n\t\t\t\t\tlinkedin.com/in/mira\n"
    opened = await desk.paste(same_page)
    await desk.quote(opened.list_id, EMAILS)
    await desk.privacy.erase_person(Whom(ADDRESS))
    assert {name.partition("/")[0] for name, _ in places(home, [f"x{ADDRESS}"])} >= {"pasted", "lists"}
    assert places(home, ["Quirína", "in/mira"]) == []
