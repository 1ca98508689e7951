"""Fixes on screen: offered in words, applied to a row or to all, shown in the cell, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QToolButton

from gui.leads.fields import Kind
from gui.views.models.lead_model import PAINT_ROLE, OwnCell
from tests.lists import write_xlsx
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.person import Person

ODD = """First name,Last name,Company,Website
Mira,Okafor,North Pier,northpier.example
FranÃ§ois,LÃ³pez,Quai Nord,quainord.example
Tomas,Berg,,"berg,example"
RenÃ©,Moreau,Quai Nord,quainord.example
Peter,,Moss,moss.example
"""
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


def lines(person: Person) -> list[str]:
    model = person.see(QListView, "problems").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(person: Person, words: str) -> None:
    """Make the line with these words the current one."""
    problems = person.see(QListView, "problems")
    row = next(number for number, line in enumerate(lines(person)) if words in line)
    problems.setCurrentIndex(problems.model().index(row, 0))


async def shown(person: Person, path: Path) -> None:
    await person.open(path)
    await until(lambda: person.sees("problemsToggle"))
    person.press("problemsToggle")
    await until(lambda: person.see(QListView, "problems").model().rowCount() == 4)


async def test_each_problem_says_what_would_mend_it(person: Person, odd: Path) -> None:
    await shown(person, odd)
    assert lines(person) == [
        "Row 3 · First name · garbled letters  →  Write François · López",
        "Row 4 · Website · not a website  →  Use berg.example",
        "Row 5 · First name · garbled letters  →  Write René",
        "Row 6 · Last name · last name missing: add it",
    ]
    assert "garbled letters" in person.see(QToolButton, "problemsToggle").text()


async def test_a_row_is_mended_and_the_price_follows(person: Person, odd: Path) -> None:
    await shown(person, odd)
    before = person.view.panel.start.text()
    choose(person, "Row 4")
    assert person.see(QLabel, "fixWords").text() == "Use berg.example"
    person.press("fixOne")
    await until(lambda: len(lines(person)) == 3)
    await until(lambda: person.view.panel.start.isEnabled() and person.view.panel.start.text() != before)
    assert person.column(3)[2] == "berg.example"
    cell = person.model.index(2, 3)
    assert cell.data(PAINT_ROLE) == OwnCell("berg.example", None, is_mended=True)
    assert cell.data(TIP) == "was: berg,example - your file stays as it is"
    assert person.message.startswith("Mended 1 row: not a website.")


async def test_all_of_a_kind_are_mended_at_once(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 5")
    assert person.see(QPushButton, "fixAll").text() == "Fix all 2"
    person.press("fixAll")
    await until(lambda: len(lines(person)) == 2)
    assert person.column(0) == ["Mira", "François", "Tomas", "René", "Peter"]
    assert person.message.startswith("Mended 2 rows: garbled letters.")


async def test_what_only_a_person_can_know_has_no_button(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 6")
    assert not person.see(QPushButton, "fixOne").isEnabled()
    assert not person.see(QPushButton, "fixAll").isEnabled()
    assert "correct it in your file" in person.see(QLabel, "fixWords").text()


async def test_ctrl_z_takes_back_step_by_step(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 4")
    person.press("fixOne")
    await until(lambda: len(lines(person)) == 3)
    choose(person, "Row 5")
    person.press("fixAll")
    await until(lambda: len(lines(person)) == 1)
    undo = person.window.commands.actions["undo"]
    undo.trigger()
    await until(lambda: len(lines(person)) == 3)
    assert person.column(0)[1] == "FranÃ§ois"
    assert person.message.startswith("Taken back in 2 rows: garbled letters.")
    person.press("undoFix")
    await until(lambda: len(lines(person)) == 4)
    assert not person.see(QPushButton, "undoFix").isEnabled()
    undo.trigger()
    await until(lambda: person.message == "There is no fix to take back.")


async def test_fixes_are_still_there_the_next_time(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 4")
    person.press("fixOne")
    await until(lambda: len(lines(person)) == 3)
    person.view.bar.close_requested.emit()
    await until(lambda: person.window.lists.shown is None)
    await person.open(odd)
    assert person.column(3)[2] == "berg.example"
    await until(lambda: person.sees("problemsToggle"))
    person.press("problemsToggle")
    await until(lambda: person.sees("undoFix") and person.see(QPushButton, "undoFix").isEnabled())


async def test_filter_and_order_are_by_the_user_s_own_cells(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 4")
    person.press("fixOne")
    await until(lambda: len(lines(person)) == 3)
    person.type_in("filter", "berg,ex")
    await until(lambda: person.model.rowCount() == 1)
    assert person.column(3) == ["berg.example"]


async def test_rows_that_need_a_look_are_shown_alone(person: Person, odd: Path) -> None:
    await shown(person, odd)
    person.press("onlyProblems")
    await until(lambda: person.model.rowCount() == 4)
    choose(person, "Row 4")
    person.press("fixOne")
    await until(lambda: person.model.rowCount() == 3)


async def test_every_control_has_a_name(person: Person, odd: Path) -> None:
    await shown(person, odd)
    choose(person, "Row 4")
    names = {part: person.see(QPushButton, part).accessibleName() for part in ("fixOne", "fixAll", "undoFix")}
    assert names == {"fixOne": "Fix: Use berg.example", "fixAll": "Fix all 1", "undoFix": "Undo"}


async def test_advice_concerns_the_searches_that_are_wanted(person: Person, odd: Path) -> None:
    await shown(person, odd)
    person.view.panel.find_card.choose(frozenset({Kind.VERIFY}))
    await until(lambda: not any("garbled" in line for line in lines(person)))


async def test_a_list_exported_here_before_says_so(person: Person, tmp_path: Path) -> None:
    headers = ("First name", "Last name", "Website", "Email", "Status", "Reason", "Answered on")
    rows = [
        ("Mira", "Okafor", "np.example", "mira@np.example", "found", "", "2026-03-02"),
        ("Peter", "Moss", "moss.example", "", "not found", "", "2026-03-02"),
    ]
    await person.open(write_xlsx(tmp_path / "ours.xlsx", rows, headers))
    said = "This list was exported here before: 1 of 2 rows have an email."
    assert person.message == f"{said} Only the rows still missing are looked up."
