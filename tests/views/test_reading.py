"""While lists are read: a way out of one or of all, and how they are read shown before it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableWidget, QToolButton

from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from tests.person import Person


def open_three(person: Person, list_of: Callable[..., Path]) -> None:
    person.window.open_paths([list_of(2000, "one.xlsx"), list_of(3, "two.xlsx"), list_of(4, "three.xlsx")])


async def test_cancel_leaves_one_list_and_goes_on_with_the_next(
    person: Person, list_of: Callable[..., Path]
) -> None:
    open_three(person, list_of)
    await until(lambda: person.read("openingWaiting") == "2 more lists wait.")
    assert person.read("openingName") == "Opening one.xlsx"
    person.press("cancelOpening")
    await until(lambda: person.window.lists.shown and person.view.opened.name == "three.xlsx")
    assert [view.opened.name for view in person.window.lists._views] == ["two.xlsx", "three.xlsx"]


async def test_cancel_all_goes_back_to_the_empty_page(person: Person, list_of: Callable[..., Path]) -> None:
    open_three(person, list_of)
    await until(lambda: person.sees("cancelAll"))
    person.press("cancelAll")
    await until(lambda: person.sees("dropTarget"))
    assert person.window.lists.shown is None


async def test_one_list_alone_has_one_way_out(person: Person, list_of: Callable[..., Path]) -> None:
    person.window.open_paths([list_of(2000)])
    await until(lambda: person.sees("cancelOpening"))
    assert not person.sees("cancelAll")
    person.press("cancelOpening")
    await until(lambda: person.sees("dropTarget"))


async def test_what_cannot_be_opened_offers_another_file(person: Person, tmp_path: Path) -> None:
    bad = tmp_path / "leads.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook at all")
    person.window.open_paths([bad])
    await until(lambda: person.sees("messageAction"))
    assert person.see(QPushButton, "messageAction").text() == "Choose another file"
    person.press("messageAction")
    await until(lambda: person.sees("openDialog"))
    person.see(QFileDialog, "openDialog").reject()
    await until(lambda: not person.sees("openDialog"))
    assert person.sees("dropTarget")


def action_of(button: QToolButton, words: str) -> QAction:
    return next(action for action in button.menu().actions() if action.text() == words)


@pytest.fixture
async def choice(person: Person, tmp_path: Path) -> QToolButton:
    path = tmp_path / "leads.csv"
    path.write_text("First name;Last name;Website\nMira;Okafor;northpier.example\n", encoding="utf-8")
    await person.open(path)
    return person.see(QToolButton, "choose_delimiter")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_another_way_to_read_is_shown_before_it_is_chosen(person: Person, choice: QToolButton) -> None:
    choice.menu().popup(choice.mapToGlobal(choice.rect().bottomLeft()))
    shown = choice.menu().findChild(QTableWidget, "firstRows")
    assert shown is not None
    await until(lambda: shown.columnCount() == 3)
    choice.menu().setActiveAction(action_of(choice, "Commas"))
    await until(lambda: shown.columnCount() == 1)
    assert shown.model().index(0, 0).data() == "Mira;Okafor;northpier.example"
    assert person.view.opened.delimiter == ";"
    choice.menu().close()


async def test_another_way_to_read_is_taken_in_place(person: Person, choice: QToolButton) -> None:
    action_of(choice, "Commas").trigger()
    await until(lambda: person.view.opened.delimiter == ",")
    assert person.view.opened.headers == ("First name;Last name;Website",)
