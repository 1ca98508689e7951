"""The network goes in the middle of a run and comes back: it is said, and the run goes on by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS = 900
AWAY_S = 3.0


async def test_a_run_goes_on_by_itself_when_the_network_is_back(
    person: Person, tmp_path: Path, sandbox: Sandbox
) -> None:
    source = await make_list(tmp_path / "leads.xlsx", people(ROWS))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == ROWS
    away = {"kind": "refuse", "endpoint": "any", "method": "GET", "nth": 2, "seconds": AWAY_S}
    sandbox.post("faults", {"faults": [away]})
    person.press("start")
    await until(lambda: person.sees("pause"))
    person.press("refreshBalance")
    await until(lambda: "offline" in person.read("balanceNote"))
    assert "nothing was charged" in person.message or "is kept" in person.message
    assert person.sees("pause")  # nothing was given up
    await until(lambda: person.sees("receiptPaid"))
    await until(lambda: "offline" not in person.read("balanceNote"))
    assert person.message == ""
    rows = await read_rows(await export_to(person, tmp_path / "whole.xlsx"))
    books = await Books.read(sandbox)
    assert len(books.bought) == ROWS
    assert books.twice == ()
    assert sum(1 for row in rows if row["Email (Enrow)"]) == books.paid
    assert {row["Status"] for row in rows} == {"found", "not found"}
    untouched.check()
