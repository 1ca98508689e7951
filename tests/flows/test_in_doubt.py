"""The answer to a submission is lost: what was paid is not known, and the user decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS = 20


@pytest.fixture
async def source(tmp_path: Path, sandbox: Sandbox) -> Path:
    """A list whose one submission was taken in and never answered."""
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    return await make_list(tmp_path / "leads.xlsx", people(ROWS))


async def ask(person: Person, source: Path) -> None:
    assert await drop_and_read_price(person, source) == ROWS
    person.press("start")
    await until(lambda: "answer was lost" in person.message)
    await until(lambda: set(person.cells("Email", "answers")) == {"in doubt"}, 5)


async def test_sent_again_after_the_second_price_was_seen(
    person: Person, source: Path, tmp_path: Path, sandbox: Sandbox
) -> None:
    untouched = Untouched(source)
    await ask(person, source)
    assert len((await Books.read(sandbox)).bought) == ROWS
    person.press("messageAction")
    await until(lambda: person.sees("question"))
    assert f"hold up to {ROWS}" in person.words_of("again")
    await person.answer("again")
    await until(lambda: person.sees("receiptPaid"))
    rows = await read_rows(await export_to(person, tmp_path / "again.xlsx"))
    books = await Books.read(sandbox)
    assert len(books.bought) == 2 * ROWS
    assert len(books.twice) == ROWS  # each once more, as was said, and no oftener
    assert books.paid <= 2 * ROWS
    assert {row["Status"] for row in rows} == {"found", "not found"}
    untouched.check()


async def test_left_as_they_are(person: Person, source: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    untouched = Untouched(source)
    await ask(person, source)
    person.press("messageSecondAction")
    await until(lambda: person.sees("receiptPaid"))
    rows = await read_rows(await export_to(person, tmp_path / "left.xlsx"))
    books = await Books.read(sandbox)
    assert len(books.bought) == ROWS
    assert books.twice == ()
    assert not any(row["Email (Enrow)"] for row in rows)
    untouched.check()
