"""A column was taken for the wrong field: the user sees it in the price, mends it in the header, and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.flows.steps import drop_and_read_price, export_to, run_to_the_end
from tests.flows.witness import Books, Untouched, make_list, number, read_rows
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

NAMES = (("Mira", "Okafor"), ("Tomas", "Lind"), ("Ines", "Moreau"), ("Jonas", "Novak"))
CLIENTS = tuple(f"client{n}.example" for n in range(10))


async def test_a_website_that_is_not_the_leads_own_is_mended_in_the_header(
    person: Person, tmp_path: Path, sandbox: Sandbox
) -> None:
    rows = [(*name, "agency.example", client) for client in CLIENTS for name in NAMES]
    source = await make_list(tmp_path / "visits.xlsx", rows, ("First name", "Last name", "Website", "Client"))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == len(NAMES)  # four people, ten times each
    assert person.read("duplicates") == "36"
    await person.choose_for_column("Client", "field_domain")
    await until(lambda: number(person.read("heldNow")) == len(rows))
    assert not person.sees("duplicates")
    await run_to_the_end(person)
    written = await read_rows(await export_to(person, tmp_path / "mended.xlsx"))
    books = await Books.read(sandbox)
    found = [row for row in written if row["Email"]]
    assert [row["Client"] for row in written] == [row[3] for row in rows]
    assert all(row["Email"].endswith(f"@{row['Client']}") for row in found)
    assert books.paid == len(found) == number(person.read("receiptPaid").removesuffix(" credits"))
    assert books.twice == ()
    assert not any("agency.example" in each for each in books.bought)
    untouched.check()
