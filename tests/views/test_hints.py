"""Three hints that go away: one at a time, beside what they are about, and never again once read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from gui.system.settings import load_settings
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person

BESIDE = {"column": "leads", "may hold": "heldNow", "ten rows": "try10"}


@pytest.fixture
async def newcomer(person: Person, list_of: Callable[..., Path]) -> Person:
    person.window.lists.greet(has_key=True)
    await person.open(list_of(12))
    await until(lambda: person.sees("hint"))
    return person


def place_of(person: Person, part: QWidget) -> QRect:
    return QRect(part.mapTo(person.window, QPoint(0, 0)), part.size())


async def test_each_is_closed_and_none_covers_what_it_is_about(newcomer: Person, home: Path) -> None:
    header = newcomer.view.table.header
    about = (header, newcomer.see(QWidget, "heldNow"), newcomer.see(QWidget, "try10"))
    for part, word in zip(about, ("column", "may hold", "ten rows"), strict=True):
        assert word in newcomer.read("hintWords")
        hint = place_of(newcomer, newcomer.see(QWidget, "hint"))
        assert not hint.intersects(place_of(newcomer, part))
        assert newcomer.window.rect().contains(hint)
        newcomer.press("closeHint")
    assert not newcomer.sees("hint")
    await until(lambda: len(load_settings(home).hints_done) == 3)


async def test_ten_rows_are_not_hinted_at_where_they_are_not_offered(
    person: Person, list_of: Callable[..., Path]
) -> None:
    person.window.lists.greet(has_key=True)
    await person.open(list_of(5))
    await until(lambda: person.sees("hint") and not person.sees("try10"))
    for _ in range(2):
        person.press("closeHint")
    assert not person.sees("hint")


async def test_none_moves_the_table(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(12))
    before = place_of(person, person.see(QWidget, "leads"))
    person.window.lists.greet(has_key=True)
    assert person.sees("hint")
    assert place_of(person, person.see(QWidget, "leads")) == before


async def test_escape_puts_it_away(newcomer: Person) -> None:
    escape = newcomer.see(QWidget, "hint").findChild(QShortcut)
    assert escape is not None
    assert escape.key() == Qt.Key.Key_Escape
    escape.activated.emit()
    assert "may hold" in newcomer.read("hintWords")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_doing_what_it_says_puts_it_away(newcomer: Person) -> None:
    newcomer.view.table.header.open_menu(0)
    assert "may hold" in newcomer.read("hintWords")
    newcomer.press("findPhones")
    await until(lambda: "ten rows" in newcomer.read("hintWords"))


async def test_no_more_hints_ends_them(newcomer: Person, home: Path, list_of: Callable[..., Path]) -> None:
    newcomer.press("noMoreHints")
    await until(lambda: len(load_settings(home).hints_done) == 3)
    await newcomer.open(list_of(5, "next.xlsx"))
    assert not newcomer.sees("hint")


async def test_a_run_has_none(newcomer: Person) -> None:
    newcomer.press("start")
    await until(lambda: newcomer.sees("pause") or newcomer.sees("export"))
    assert not newcomer.sees("hint")


async def test_they_are_counted_by_session_and_come_back_on_request(newcomer: Person, home: Path) -> None:
    await until(lambda: load_settings(home).hint_sessions == 1)
    newcomer.press("noMoreHints")
    newcomer.press("settings")
    newcomer.press("showHints")
    await until(lambda: "column" in newcomer.read("hintWords"))
