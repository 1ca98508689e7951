"""By keyboard alone: lists in turn, out of the table, the rail by arrows, and F1 for all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView, QToolButton

from tests.person import click, press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person

    ListOf = Callable[..., Path]


KEYS = """Ctrl+O Ctrl+V Ctrl+Z Ctrl+F Ctrl+E Ctrl+Return Ctrl+. Ctrl+, Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+Tab
Ctrl+Shift+Tab Ctrl+PgDown Ctrl+PgUp F1 Ctrl+Q"""


async def test_each_key_has_one_command(person: Person) -> None:
    actions = person.window.commands.actions.values()
    keys = [one.toString() for each in actions for one in each.shortcuts()]
    assert {key: keys.count(key) for key in KEYS.split()} == dict.fromkeys(KEYS.split(), 1)


async def test_lists_are_shown_in_turn(person: Person, list_of: ListOf) -> None:
    await person.open(list_of(3, "one.xlsx"), list_of(4, "two.xlsx"))
    await person.keys("Ctrl+Tab")
    assert person.view.opened.name == "one.xlsx"
    await person.keys("Ctrl+Shift+Tab")
    assert person.view.opened.name == "two.xlsx"


async def test_the_tab_key_leaves_the_table(person: Person, list_of: ListOf) -> None:
    await person.open(list_of(3))
    person.view.table.setFocus()
    press_key(person.view.table, "\t", Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is person.view.grid.answers
    assert person.view.table.currentIndex().column() == len(person.view.opened.headers)
    press_key(person.view.grid.answers, "\t", Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in {person.view.table, person.view.grid.answers}


async def test_arrows_go_along_the_rail(person: Person) -> None:
    place = person.see(QToolButton, "list")
    place.setFocus()
    press_key(place, "", Qt.Key.Key_Down)
    await until(lambda: person.window.page is person.window.runs)
    assert QApplication.focusWidget() is person.see(QToolButton, "runs")


async def test_f1_shows_every_key_and_escape_puts_it_away(person: Person) -> None:
    await person.keys("F1")
    await until(lambda: person.sees("keysOverview"))
    overview = person.see(QDialog, "keysOverview")
    told = {label.accessibleName(): label.text() for label in overview.findChildren(QLabel)}
    assert told["Start the run"] == "Ctrl+Return"
    assert told["Next list"] == "Ctrl+Tab"
    press_key(overview, "", Qt.Key.Key_Escape)
    await until(lambda: not person.sees("keysOverview"))


async def test_a_page_is_entered_at_its_first_control(person: Person, list_of: ListOf) -> None:
    await person.open(list_of(5))
    click(person.see(QTableView, "leads").viewport(), QPoint(20, 20))
    await person.keys("Ctrl+,")
    assert person.sees("apiKey")
    assert focused() == "apiKey"


def focused() -> str:
    part = QApplication.focusWidget()
    return "" if part is None else part.objectName()
