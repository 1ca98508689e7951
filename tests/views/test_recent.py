"""The lists opened before: offered with what tells them apart, greyed when gone, taken off by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QToolButton

from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person


async def opened_before(person: Person, path: Path) -> QPushButton:
    await person.open(path)
    person.press("closeList")
    await until(lambda: person.sees("recent"))
    return person.see(QPushButton, "recent")


async def test_a_list_is_opened_again(person: Person, list_of: Callable[..., Path]) -> None:
    entry = await opened_before(person, list_of(3))
    assert entry.accessibleName() == "leads.xlsx, 3 rows, just now"
    person.press("recent")
    await until(lambda: person.window.lists.shown)


async def test_a_file_that_is_gone_says_so(person: Person, list_of: Callable[..., Path]) -> None:
    path = list_of(3)
    await opened_before(person, path)
    path.unlink()
    person.window.show_page("list")
    await until(lambda: not person.see(QPushButton, "recent").isEnabled())
    assert "moved, renamed or deleted" in person.see(QPushButton, "recent").toolTip()


async def test_a_list_is_taken_off_until_it_is_opened_again(
    person: Person, list_of: Callable[..., Path]
) -> None:
    path = list_of(3)
    await opened_before(person, path)
    assert "leads.xlsx" in person.see(QToolButton, "takeOffRecent").accessibleName()
    person.press("takeOffRecent")
    await until(lambda: not person.sees("recent"))
    assert path.exists()
    await opened_before(person, path)
