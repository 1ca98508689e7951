"""The main job without a mouse: cells pasted, priced, run and exported by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests import hands
from tests.flows.witness import Books, number, read_rows
from tests.lists import HEADERS, people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

ROWS = 40
MOST_TABS = 30


async def test_the_whole_job_by_keys_alone(person: Person, tmp_path: Path, sandbox: Sandbox) -> None:
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in (HEADERS, *people(ROWS))))
    await person.keys("Ctrl+V")
    await person.priced()
    assert number(person.read("heldNow")) == ROWS
    await person.keys("Alt+Down")  # the menu of a column, opened and left
    await until(hands.open_menu)
    hands.keys("Esc")
    await until(lambda: hands.open_menu() is None)
    await tab_to(person, "findPhones")
    await person.keys("Space")
    await until(lambda: number(person.read("heldNow")) > ROWS)
    await person.keys("Space")
    await until(lambda: number(person.read("heldNow")) == ROWS)
    await person.keys("Ctrl+Return")
    await until(lambda: person.sees("receiptPaid"))
    out = tmp_path / "by-keys.xlsx"
    await person.keys("Ctrl+E")
    await until(lambda: person.sees("exportTarget"))
    await person.keys("Down")  # from the pasted cells with new columns to a workbook
    await tab_to(person, "exportTarget")
    await person.keys("Ctrl+A")
    for letter in str(out):
        hands.type_letter(letter)
    await person.keys("Return")
    await until(lambda: not person.sees("exportDialog") and out.name in person.message)
    assert person.message.startswith("Saved as")
    rows, books = await read_rows(out), await Books.read(sandbox)
    assert len(books.bought) == ROWS
    assert books.twice == ()
    assert books.paid == sum(1 for row in rows if "@" in row["Email (Enrow)"]) > 0
    await person.keys("Ctrl+2")
    await until(lambda: person.sees("runsTable"))
    assert person.cells("Paid", "runsTable") == [f"{books.paid:g}"]


async def tab_to(person: Person, name: str) -> None:
    """Press the Tab key until a control has the keyboard."""
    for _ in range(MOST_TABS):
        await person.keys("Tab")
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
    raise AssertionError(f"the Tab key does not lead to {name!r}")
