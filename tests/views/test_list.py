"""The list on screen: columns, rows found and sorted, problems reached, cells copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QWidget

from gui.leads.fields import Field
from gui.views.pages.list_page.column_menu import changed_mapping
from gui.views.widgets.leads.lead_header import HEADER_CELL_ROLE, HeaderState
from tests.person import press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person

FLAWED = (
    "First name,Last name,Website\nMira,Okafor,northpier.example\nTomas,,northpier.example\nInes,Moreau,\n"
)


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "flawed.csv"
    path.write_text(FLAWED, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "column", "field", "after"),
    [
        ({}, 2, Field.DOMAIN, {Field.DOMAIN: 2}),
        ({Field.DOMAIN: 1}, 2, Field.DOMAIN, {Field.DOMAIN: 2}),
        ({Field.DOMAIN: 1}, 1, Field.COMPANY, {Field.COMPANY: 1}),
        ({Field.DOMAIN: 1, Field.COMPANY: 2}, 2, None, {Field.DOMAIN: 1}),
        ({Field.DOMAIN: 1, Field.COMPANY: 2}, 2, Field.DOMAIN, {Field.DOMAIN: 2}),
    ],
)
def test_field_is_in_one_column_and_column_in_one_field(
    before: dict[Field, int], column: int, field: Field | None, after: dict[Field, int]
) -> None:
    assert changed_mapping(before, column, field) == after


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_menu_changes_what_a_column_means(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(5))
    person.view.table.header.open_menu(3)
    menu = person.view.frame.findChild(QMenu, "columnMenu")
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "field_none").trigger()
    await until(lambda: Field.DOMAIN not in person.view.opened.mapping)
    cell = person.model.headerData(3, Qt.Orientation.Horizontal, HEADER_CELL_ROLE)
    assert cell.state is HeaderState.UNUSED


async def test_same_layout_is_known_the_next_time(
    person: Person, list_of: Callable[..., Path], tmp_path: Path
) -> None:
    await person.open(list_of(5))
    before = person.view.opened.list_id
    person.view.on_field_chosen(2, None)
    await until(lambda: Field.COMPANY not in person.view.opened.mapping)
    await person.open(list_of(6, "next-month.xlsx"))
    assert person.view.opened.list_id != before
    assert Field.COMPANY not in person.view.opened.mapping


async def test_a_guess_says_why_and_how_sure_it_is(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(5))
    tip = Qt.ItemDataRole.ToolTipRole
    assert person.model.headerData(3, Qt.Orientation.Horizontal, tip) == (
        "Website · named 'Website', 100% look like domains · 99% sure"
    )
    person.view.on_field_chosen(3, Field.COMPANY)
    await until(lambda: person.view.opened.mapping[Field.COMPANY] == 3)
    assert "sure" not in person.model.headerData(3, Qt.Orientation.Horizontal, tip)


async def test_find_pressed_as_a_column_changes_finds_nobody(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(5))
    await until(lambda: person.view.pricing.quote is not None)
    person.view.on_field_chosen(3, None)
    person.view.start()
    await until(lambda: "columns of this list were changed" in person.message)
    assert await person.view._desk.runs() == []


async def test_same_layout_is_known_in_another_order(person: Person, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("First name,Last name,Site,Spare\nMira,Okafor,a.example,b.example\n", encoding="utf-8")
    other.write_text("Spare,Last name,Site,First name\nc.example,Lind,d.example,Anna\n", encoding="utf-8")
    await person.open(one)
    person.view.on_field_chosen(3, Field.DOMAIN)
    await until(lambda: person.view.opened.mapping[Field.DOMAIN] == 3)
    await person.open(other)
    assert person.view.opened.mapping[Field.DOMAIN] == 0


async def test_filter_finds_rows(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(40))
    person.type_in("filter", "okafor")
    await until(lambda: person.read("listRows") == "10 of 40 rows")
    assert set(person.column(1)) == {"Okaforaa"}


async def test_a_search_that_finds_nothing_says_how_to_go_back(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(40))
    assert not person.sees("noRows")
    person.type_in("filter", "zzzz")
    await until(lambda: "Escape" in person.read("noRows"))
    await person.keys("Return")
    press_key(person.see(QLineEdit, "filter"), "", Qt.Key.Key_Escape)
    await until(lambda: person.read("listRows") == "40 rows")
    assert not person.sees("noRows")


async def test_what_is_found_is_marked_until_escape(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(40))
    tint = person.view.frame.delegate._theme.tokens.warn_tint
    viewport = person.view.table.viewport()
    assert not shows(viewport, tint)
    person.type_in("filter", "KAFO")
    await until(lambda: person.read("listRows") == "10 of 40 rows")
    assert shows(viewport, tint)
    press_key(person.see(QLineEdit, "filter"), "", Qt.Key.Key_Escape)
    await until(lambda: person.read("listRows") == "40 rows")
    assert not shows(viewport, tint)


def shows(part: QWidget, color: str) -> bool:
    """Whether a colour is anywhere in a widget."""
    picture, wanted = part.grab().toImage(), QColor(color)
    points = ((x, y) for y in range(0, picture.height(), 3) for x in range(0, picture.width(), 3))
    return any(picture.pixelColor(x, y) == wanted for x, y in points)


async def test_sorting_and_back(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(30))
    in_file = person.column(0)
    person.view.rows.sort(0, is_descending=True)
    await until(lambda: person.column(0) == sorted(in_file, reverse=True))
    person.view.rows.sort(0, is_descending=None)
    await until(lambda: person.column(0) == in_file)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_the_menu_of_a_column_sorts_by_it(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(30))
    in_file = person.column(0)
    person.view.table.header.open_menu(0)
    menu = person.view.frame.findChild(QMenu, "columnMenu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Sort Z to A").trigger()
    await until(lambda: person.column(0) == sorted(in_file, reverse=True))


async def test_problems_are_summed_up_and_lead_to_their_cell(person: Person, flawed: Path) -> None:
    await person.open(flawed)
    await until(lambda: person.sees("problemsToggle"))
    person.press("problemsToggle")
    problems = person.see(QListView, "problems")
    model = problems.model()
    assert model.rowCount() == 2
    problems.activated.emit(model.index(0, 0))
    assert person.model.row_id(person.view.table.currentIndex().row()) == 3


async def test_only_problem_rows_on_wish(person: Person, flawed: Path) -> None:
    await person.open(flawed)
    await until(lambda: person.sees("problemsToggle"))
    person.press("problemsToggle")
    person.press("onlyProblems")
    await until(lambda: person.model.rowCount() == 2)


async def test_selection_is_copied_as_cells(person: Person, flawed: Path) -> None:
    await person.open(flawed)
    table = person.view.table
    model = person.model
    select = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1):
        for column in (0, 1):
            table.selectionModel().select(model.index(row, column), select)
    table.copy_selection()
    assert QGuiApplication.clipboard().text() == "Mira\tOkafor\nTomas\t"


async def test_arrow_keys_cross_into_the_answers(person: Person, flawed: Path) -> None:
    await person.open(flawed)
    grid = person.view.grid
    grid.table.setCurrentIndex(person.model.index(0, 2))
    grid.cross_right()
    assert grid.table.currentIndex().column() == 3


async def test_header_row_can_be_changed_in_place(person: Person, flawed: Path) -> None:
    await person.open(flawed)
    before = person.view.opened.list_id
    person.view.bar.choice_changed.emit("header_row", 0)
    await until(lambda: person.view.opened.list_id != before)
    assert person.view.opened.rows == 4
