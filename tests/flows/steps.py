"""The steps that flows share, each as a person takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from tests.flows.witness import number
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.person import Person


async def drop_and_read_price(person: Person, *paths: Path) -> float:
    """Drop lists on the window, wait for the price of the last; what it holds."""
    person.drop(*paths)
    await until(lambda: person.sees("listName") and person.read("listName") == paths[-1].name)
    await person.priced()
    return number(person.read("heldNow"))


async def run_to_the_end(person: Person) -> None:
    """Press the button that starts, and wait for the receipt."""
    person.press("start")
    await until(lambda: person.sees("receiptPaid"))


async def export_to(person: Person, out: Path) -> Path:
    """Ctrl+E, the file's name typed, Return."""
    await person.keys("Ctrl+E")
    await until(lambda: person.sees("exportTarget"))
    await person.write("exportTarget", str(out))
    assert person.see(QLineEdit, "exportTarget").text() == str(out)
    await person.keys("Return")
    await until(lambda: out.name in person.message)
    return out
