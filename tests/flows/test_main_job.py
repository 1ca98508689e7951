"""The main job, whole: a real list of 5,000 rows goes onto the real window and comes back with emails."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import python_calamine
from PySide6.QtWidgets import QLineEdit

from tests.lists import people, write_xlsx
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS = 5000


async def test_a_list_of_5000_is_dropped_priced_run_and_exported(
    person: Person, tmp_path: Path, sandbox: Sandbox
) -> None:
    source = write_xlsx(tmp_path / "leads.xlsx", people(ROWS))
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    person.drop(source)
    await until(lambda: "5,000" in person.read("heldNow"), 60)
    assert sandbox.ledger()["batches"] == []
    person.press("start")
    await person.answer("confirm")
    await until(lambda: person.sees("pause"))
    await until(lambda: person.sees("export"), 100)
    out = await _save_as(person, tmp_path / "result.xlsx")
    found = _check_rows(out)
    ledger = sandbox.ledger()
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before
    assert sum(batch["count"] for batch in ledger["batches"]) == ROWS
    assert sum(batch["final"] for batch in ledger["batches"]) == found
    assert ledger["credits"] == 10_000 - found


async def _save_as(person: Person, out: Path) -> Path:
    """Press Export, say where to, wait for the file."""
    person.press("export")
    await until(lambda: person.sees("exportDialog"))
    name = person.see(QLineEdit, "exportTarget")
    name.setText(str(out))
    name.textEdited.emit(str(out))
    person.press("exportNow")
    await until(lambda: "Saved as" in person.message, 60)
    return out


def _check_rows(out: Path) -> int:
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
