"""Two lists in two tabs, their runs at work at the same time, some people in both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS, IN_BOTH = 600, 100


async def test_two_runs_at_once_buy_nobody_twice(person: Person, tmp_path: Path, sandbox: Sandbox) -> None:
    spring = await make_list(tmp_path / "spring.xlsx", people(ROWS))
    autumn = await make_list(tmp_path / "autumn.xlsx", people(ROWS, start=ROWS - IN_BOTH))
    untouched = [Untouched(each) for each in (spring, autumn)]
    assert await drop_and_read_price(person, spring, autumn) == ROWS
    person.press("start")
    await until(lambda: person.sees("pause"))
    person.show_tab("spring.xlsx")
    await until(partial(is_shown, person, "spring"))
    await person.priced()
    person.press("start")
    await until(lambda: person.sees("pause"))
    person.show_tab("autumn.xlsx")
    written = []
    for name in ("autumn", "spring"):
        person.show_tab(f"{name}.xlsx")
        await until(partial(is_shown, person, name))
        await until(lambda: person.sees("receiptPaid"))
        written += await read_rows(await export_to(person, tmp_path / f"{name}-enriched.xlsx"))
    books = await Books.read(sandbox)
    assert len(books.bought) == 2 * ROWS - IN_BOTH
    assert books.twice == ()
    found = {row["Email (Enrow)"] for row in written if row["Email (Enrow)"]}
    assert len(found) == books.paid
    assert {row["Status"] for row in written} <= {"found", "not found", "known", "duplicate"}
    for each in untouched:
        each.check()


def is_shown(person: Person, name: str) -> bool:
    return person.read("listName") == f"{name}.xlsx"
