"""Selecting and copying by keys, as in a spreadsheet; the menus of columns by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.person import Person

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
ROWS = 'First name,Last name,Website,Notes\nMira,Okafor,northpier.example,"two\nlines"\nTomas,Lind,,"""q"""\n'


@pytest.fixture
async def opened(person: Person, tmp_path: Path) -> Person:
    """Return a person whose cursor is on the first cell of two rows."""
    path = tmp_path / "keys.csv"
    path.write_text(ROWS, encoding="utf-8")
    await person.open(path)
    person.view.table.setCurrentIndex(person.model.index(0, 0))
    return person


def press(person: Person, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(person.view.table, QKeyEvent(kind, key, held))


def selected(person: Person) -> set[tuple[int, int]]:
    return {(index.row(), index.column()) for index in person.view.table.selectionModel().selectedIndexes()}


def cursor(person: Person) -> tuple[int, int]:
    index = person.view.table.currentIndex()
    return index.row(), index.column()


@pytest.mark.parametrize(
    ("key", "leads_to"),
    [
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Right, (0, 3)),
        (Qt.Key.Key_Up, (0, 0)),
        (Qt.Key.Key_End, (1, 3)),
    ],
)
async def test_control_leads_to_the_edges(opened: Person, key: Qt.Key, leads_to: tuple[int, int]) -> None:
    press(opened, key, CTRL)
    assert cursor(opened) == leads_to


async def test_control_selects_where_it_leads(opened: Person) -> None:
    press(opened, Qt.Key.Key_Down, CTRL)
    assert selected(opened) == {(1, 0)}


async def test_shift_extends_and_control_shift_to_the_edge(opened: Person) -> None:
    press(opened, Qt.Key.Key_Right, SHIFT)
    assert selected(opened) == {(0, 0), (0, 1)}
    press(opened, Qt.Key.Key_Down, CTRL | SHIFT)
    assert selected(opened) == {(0, 0), (0, 1), (1, 0), (1, 1)}


async def test_home_and_end_stay_in_the_row(opened: Person) -> None:
    press(opened, Qt.Key.Key_End)
    assert cursor(opened) == (0, 3)
    press(opened, Qt.Key.Key_Home)
    assert cursor(opened) == (0, 0)


async def test_copied_cells_are_quoted_as_spreadsheets_do(opened: Person) -> None:
    press(opened, Qt.Key.Key_End)
    press(opened, Qt.Key.Key_Down, SHIFT)
    press(opened, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == '"two\nlines"\n"""q"""'


async def test_names_are_copied_with_the_cells(opened: Person) -> None:
    press(opened, Qt.Key.Key_Right, SHIFT)
    press(opened, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "First name\tLast name\nMira\tOkafor"


async def test_all_cells_are_selected(opened: Person) -> None:
    press(opened, Qt.Key.Key_A, CTRL)
    assert {column for _, column in selected(opened)} >= {0, 1, 2, 3}


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_column_is_filtered_by_keys_alone(opened: Person) -> None:
    opened.view.table.setCurrentIndex(opened.model.index(0, 2))
    press(opened, Qt.Key.Key_Down, ALT)
    menu = opened.view.frame.findChild(QMenu, "columnMenu")
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if action.isEnabled() and action.text()]
    for _ in range(names.index("filterEmpty") + 1):
        QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NONE))
    QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE))
    await until(lambda: opened.column(0) == ["Tomas"])
