"""The lines of the price open their rows, a chip takes that back, and what leaves is shown as it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton, QTableView

from gui.leads.fields import Kind
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

MIXED = """First name,Last name,Company,Website,Notes,Email
Mira,Okafor,North Pier,northpier.example,met in Lyon,
Tomas,Lind,North Pier,northpier.example,,
Tomas,Lind,North Pier,northpier.example,twice,
Ines,,Fjordline,fjordline.example,,
Jonas,Novak,,,likes tea,
Lea,Berger,Verdane Mills,verdanemills.example,,lea@verdanemills.example
Tomas,Lind,North Pier,northpier.example,thrice,
"""


@pytest.fixture
async def mixed(person: Person, tmp_path: Path) -> Person:
    """Return a person before a list of seven rows with every kind of line but known ones."""
    path = tmp_path / "mixed.csv"
    path.write_text(MIXED, encoding="utf-8")
    await person.open(path)
    await until(lambda: person.read("rowsToLookUp") == "2")
    return person


def rows(person: Person) -> list[int]:
    return [person.model.row_id(at) for at in range(person.model.rowCount())]


async def shown(person: Person, line: str) -> list[int]:
    person.press(f"{line}Rows")
    await until(lambda: person.sees("chip_verdict"))
    return rows(person)


@pytest.mark.parametrize(
    ("line", "numbers", "words"),
    [
        ("rowsToLookUp", [2, 3], "Showing 2 rows to look up"),
        ("duplicates", [4, 8], "Showing 2 duplicates"),
        ("skipped", [5, 6, 7], "Showing 3 skipped rows"),
        ("skipped_no_company", [6], "Showing 1 skipped row: no company"),
        ("skipped_already_there", [7], "Showing 1 skipped row: already filled in your list"),
    ],
)
async def test_each_line_opens_as_many_rows_as_it_says(
    mixed: Person, line: str, numbers: list[int], words: str
) -> None:
    assert mixed.read(line) == str(len(numbers))
    assert await shown(mixed, line) == numbers
    assert words in mixed.see(QPushButton, "chip_verdict").accessibleName()


async def test_chip_takes_the_filter_back(mixed: Person) -> None:
    await shown(mixed, "duplicates")
    mixed.press("chip_verdict")
    await until(lambda: mixed.model.rowCount() == 7)
    assert not mixed.sees("filterStrip")


async def test_duplicate_says_which_row_it_repeats(mixed: Person) -> None:
    await shown(mixed, "duplicates")
    assert mixed.column(mixed.model.column_of(Kind.EMAIL)) == ["same as row 3", "same as row 3"]


async def test_rows_behind_a_line_follow_the_price(mixed: Person) -> None:
    await shown(mixed, "skipped_no_company")
    mixed.press("findEmails")
    await until(lambda: not mixed.sees("filterStrip"))
    assert mixed.model.rowCount() == 7


async def test_known_rows_are_opened_and_a_run_shows_all(mixed: Person) -> None:
    mixed.press("start")
    await mixed.panel_shows(PanelState.DONE)
    mixed.press("receipt_skippedRows")
    await until(lambda: mixed.sees("chip_status"))
    assert rows(mixed) == [5, 6, 7]
    mixed.press("again")
    await until(lambda: mixed.read("alreadyKnown") == "4")
    assert await shown(mixed, "alreadyKnown") == [2, 3, 4, 8]


def table(dialog: QDialog, kind: Kind) -> dict[str, list[str]]:
    view = dialog.findChild(QTableView, f"leaves_{kind.value}")
    assert view is not None
    model = view.model()
    return {
        model.headerData(column, Qt.Orientation.Horizontal): [
            model.index(row, column).data() for row in range(model.rowCount())
        ]
        for column in range(model.columnCount())
    }


async def leaving(person: Person, button: str) -> QDialog:
    person.press(button)
    await until(lambda: person.window.findChild(QDialog, "whatLeaves"))
    dialog = person.window.findChild(QDialog, "whatLeaves")
    assert dialog is not None
    return dialog


def received(sandbox: Sandbox) -> list[tuple[str, str]]:
    batches = sandbox.ledger()["batches"]
    sent = [search for batch in batches for search in batch["searches"]]
    return [(params["fullname"], params["company_domain"]) for params in sent]


async def test_what_is_shown_is_what_enrow_gets(mixed: Person, sandbox: Sandbox) -> None:
    dialog = await leaving(mixed, "whatWillBeSent")
    before = table(dialog, Kind.EMAIL)
    kept = dialog.findChild(QLabel, "leavesKept")
    assert kept is not None
    assert kept.text() == "Never leaves this computer: Notes, and your file itself."
    assert sandbox.ledger()["batches"] == []
    dialog.close()
    mixed.press("start")
    await mixed.panel_shows(PanelState.DONE)
    after = table(await leaving(mixed, "whatWasSent"), Kind.EMAIL)
    assert before == after
    assert before["Row"] == ["2", "3"]
    assert list(zip(before["fullname"], before["company_domain"], strict=True)) == received(sandbox)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_menu_of_answers_shows_what_becomes_of_rows(mixed: Person) -> None:
    mixed.view.grid.answers.header.open_menu(mixed.model.column_of(Kind.EMAIL))
    menu = mixed.view.frame.findChildren(QMenu, "answerMenu")[-1]
    next(action for action in menu.actions() if action.objectName() == "verdict_duplicate").trigger()
    await until(lambda: rows(mixed) == [4, 8])
    assert mixed.sees("chip_verdict")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_menu_filters_and_sorts_with_chips(mixed: Person) -> None:
    def choose(name: str) -> None:
        mixed.view.table.header.open_menu(4)
        menu = mixed.view.frame.findChildren(QMenu, "columnMenu")[-1]
        next(action for action in menu.actions() if action.objectName() == name).trigger()

    choose("filterEmpty")
    await until(lambda: rows(mixed) == [3, 5, 7])
    choose("filterFilled")
    await until(lambda: rows(mixed) == [2, 4, 6, 8])
    choose("sortDown")
    await until(lambda: rows(mixed) == [4, 8, 2, 6])
    assert "“Notes” is filled" in mixed.see(QPushButton, "chip_column_4").text()
    mixed.press("showAllRows")
    await until(lambda: rows(mixed) == [2, 3, 4, 5, 6, 7, 8])
