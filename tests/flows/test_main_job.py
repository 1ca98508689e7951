"""The main job, whole: a real list of 5,000 rows goes onto the real window and comes back with emails."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import python_calamine

from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS = 5000


async def test_a_list_of_5000_is_dropped_priced_run_and_exported(
    person: Person, tmp_path: Path, sandbox: Sandbox
) -> None:
    source = await make_list(tmp_path / "leads.xlsx", people(ROWS))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == ROWS
    assert (await Books.read(sandbox)).bought == ()
    person.press("start")
    await person.answer("confirm")
    await until(lambda: person.sees("pause"))
    await until(lambda: person.sees("receiptPaid"), 100)
    out = await export_to(person, tmp_path / "result.xlsx")
    found = await asyncio.to_thread(check_rows, out)
    books = await Books.read(sandbox)
    untouched.check()
    assert len(books.bought) == len(set(books.bought)) == ROWS
    assert books.paid == found
    assert books.credits == 10_000 - found
    assert person.read("receiptPaid") == f"{found:,} credits"


def check_rows(out: Path) -> int:
    """Compare every row of the export with the list, read by a second library; count the found."""
    sheet = python_calamine.CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Prospects")
    header, *rows = sheet.to_python()
    email, status = header.index("Email (Enrow)"), header.index("Status")
    found = 0
    for mine, row in zip(people(ROWS), rows, strict=True):
        assert tuple(row[:5]) == mine
        if row[status] == "found":
            found += 1
            assert str(row[email]).endswith(f"@{mine[3]}")
            assert mine[1].casefold() in str(row[email]).casefold()
        else:
            assert (row[email], row[status]) == ("", "not found")
    return found
