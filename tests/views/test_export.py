"""Export asks what, which rows and columns and where to; Return exports what is shown."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QLocale, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QRadioButton, QTableWidget

from gui.leads.export_choice import Form, Only, Part
from gui.system.settings import load_settings
from gui.views.dialogs.exporting import excel_separator
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.widgets.export.export_fields import ExportFields
from gui.views.widgets.export.export_forms import options
from tests.person import press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.person import Person

    ListOf = Callable[..., Path]


async def asked(person: Person, source: Path) -> QDialog:
    """The dialog, once a list was run and the rows are counted."""
    await person.open(source)
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    return await asked_again(person)


async def asked_again(person: Person) -> QDialog:
    person.press("export")
    await until(lambda: person.sees("exportDialog"))
    return person.see(QDialog, "exportDialog")


def choose(person: Person, words: str) -> None:
    forms = person.see(QListWidget, "exportForms")
    forms.setCurrentItem(forms.findItems(words, Qt.MatchFlag.MatchExactly)[0])


def target(person: Person) -> str:
    return person.see(QLineEdit, "exportTarget").text()


async def test_return_exports_the_workbook_beside_the_list(person: Person, list_of: ListOf) -> None:
    source = list_of(8)
    dialog = await asked(person, source)
    assert target(person).endswith("leads-enriched.xlsx")
    press_key(dialog, "\r", Qt.Key.Key_Return)
    await until(lambda: "Saved as leads-enriched.xlsx" in person.message)
    assert len(openpyxl.load_workbook(source.with_name("leads-enriched.xlsx"))["Prospects"]["A"]) == 9
    await asked_again(person)
    assert target(person).endswith("leads-enriched-2.xlsx")  # never over another file unasked
    person.press("cancelExport")


async def test_the_first_lines_of_the_file_are_shown(person: Person, list_of: ListOf) -> None:
    await asked(person, list_of(8))
    preview = person.see(QTableWidget, "exportPreview")

    def header() -> list[str]:
        items = [preview.horizontalHeaderItem(index) for index in range(preview.columnCount())]
        return [item.text() for item in items if item]

    assert header()[4:7] == ["Email", "Email (Enrow)", "Email verdict"]
    columns = person.see(QListWidget, "exportColumns")
    columns.item(0).setText("Work email")
    columns.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert header()[4:7] == ["Email", "Work email", "Status"]
    choose(person, "HubSpot")
    assert header() == ["Email", "First Name", "Last Name", "Company Name", "Website URL"]
    assert not person.sees("exportColumns")
    fields = person.see(ExportFields, "exportFields").words
    assert fields[0] == "Email: what was found, else your Email"
    assert {"First Name: your First name", "Phone Number: left out: not in your list"} <= set(fields)
    choose(person, "Lemlist")
    assert "left out" in person.read("exportTargetWords")
    person.press("cancelExport")


async def test_a_choice_is_exported_and_remembered(person: Person, list_of: ListOf, home: Path) -> None:
    source = list_of(12)
    await asked(person, source)
    choose(person, "CSV for a CRM")
    person.press("export_found")
    columns = person.see(QListWidget, "exportColumns")
    for row in range(1, columns.count()):
        columns.item(row).setCheckState(Qt.CheckState.Unchecked)
    columns.item(0).setText("Work email")
    person.press("exportNow")
    await until(lambda: "left out" in person.message)
    with source.with_name("leads-enriched.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(row["Work email"] for row in rows)
    kept = load_settings(home).export
    assert (kept.form, kept.only) == (Form.CSV_CRM, Only.FOUND)
    assert [(each.part, each.title) for each in kept.columns or ()] == [(Part.EMAIL, "Work email")]
    await asked_again(person)
    assert person.see(QListWidget, "exportForms").currentItem().text() == "CSV for a CRM"
    assert person.see(QListWidget, "exportColumns").item(0).text() == "Work email"
    person.press("cancelExport")


async def test_rows_are_counted(person: Person, list_of: ListOf) -> None:
    await asked(person, list_of(12))
    found = int(person.read("receiptFound").split()[0])
    await until(lambda: f"Found · {found}" in _texts(person))
    assert {"All rows · 12", f"Missing · {12 - found}", "Problems · 0"} <= _texts(person)
    person.press("cancelExport")


def _texts(person: Person) -> set[str]:
    return {part.text() for part in person.see(QDialog, "exportDialog").findChildren(QRadioButton)}


async def test_a_preset_of_ones_own_is_saved_and_deleted(person: Person, list_of: ListOf, home: Path) -> None:
    await asked(person, list_of(5))
    choose(person, "CSV for Excel")
    person.press("export_found")
    person.press("savePreset")
    await until(lambda: person.sees("presetName"))
    name = person.see(QLineEdit, "presetName")
    name.setText("HubSpot")
    assert "always there" in person.read("presetNameWords")
    name.setText("For the team")
    person.press("save")
    await until(lambda: "For the team" in load_settings(home).export_presets)
    assert load_settings(home).export_presets["For the team"].only is Only.FOUND
    assert person.see(QListWidget, "exportForms").currentItem().text() == "For the team"
    assert target(person).endswith("leads-for-the-team.csv")
    person.press("deletePreset")
    await until(lambda: not load_settings(home).export_presets)
    person.press("cancelExport")


async def test_a_place_is_asked_for_in_a_copy_alone(person: Person, list_of: ListOf) -> None:
    source = list_of(5)
    await asked(person, source)
    person.see(QComboBox, "exportPlace").setCurrentIndex(2)
    choose(person, "CSV for Excel")
    assert not person.sees("exportPlace")
    choose(person, "Your workbook, new columns")
    person.press("exportNow")
    await until(lambda: "Saved as" in person.message)
    assert len(openpyxl.load_workbook(source.with_name("leads-enriched.xlsx")).worksheets) == 2


async def test_a_file_that_is_there_is_named_before_it_is_replaced(
    person: Person, list_of: ListOf, tmp_path: Path
) -> None:
    await asked(person, list_of(5))
    line = person.see(QLineEdit, "exportTarget")
    line.setText(str(tmp_path / "leads.xlsx"))
    line.textEdited.emit(line.text())
    assert "replaced" in person.see(QLabel, "exportTargetWords").text()
    person.press("exportNow")
    await until(lambda: "your own list" in person.message)  # which is never changed
    person.press("messageAction")
    await until(lambda: person.sees("exportDialog"))
    person.press("cancelExport")


async def test_a_past_run_is_exported_from_its_page(person: Person, list_of: ListOf) -> None:
    source = list_of(5)
    await asked(person, source)
    person.press("cancelExport")
    person.window.show_page("runs")
    await until(lambda: person.sees("exportRun"))
    await until(lambda: person.window.runs.chosen is not None)
    person.press("exportRun")
    await until(lambda: person.sees("exportDialog"))
    person.press("exportNow")
    await until(lambda: "Saved as leads-enriched.xlsx" in person.message)


@pytest.mark.parametrize(("country", "separator"), [("en_US", ","), ("fr_FR", ";"), ("de_CH", ",")])
def test_cells_are_divided_as_the_country_does(country: str, separator: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(country))
    try:
        assert excel_separator() == separator
    finally:
        QLocale.setDefault(before)


async def test_pasted_cells_are_exported_to_the_documents(person: Person) -> None:
    QGuiApplication.clipboard().setText("First name\tLast name\tWebsite\nMira\tOkafor\tnorthpier.example\n")
    person.window.lists.incoming.paste()
    await person.priced()
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    await asked_again(person)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # Not in the workspace, where nobody looks.
    assert Path(target(person)).parent in {Path(documents), Path.home()}
    person.press("cancelExport")


@pytest.mark.parametrize(
    ("is_book", "is_text", "first"),
    [
        (True, False, "Your workbook, new columns"),
        (False, True, "Your file, new columns"),
        (False, False, "Excel workbook"),
    ],
)
def test_only_what_can_be_copied_is_offered_as_a_copy(is_book: bool, is_text: bool, first: str) -> None:
    assert options({}, is_book=is_book, is_text=is_text)[0][0].title == first


async def test_a_name_alone_is_enough(person: Person, list_of: ListOf) -> None:
    source = list_of(5)
    await asked(person, source)
    choose(person, "CSV for a CRM")
    person.see(QLineEdit, "exportTarget").selectAll()
    person.type_in("exportTarget", "for.mira")
    assert target(person) == "for.mira"  # nothing is written over what somebody types
    choose(person, "CSV for Excel")
    person.see(QLineEdit, "exportTarget").selectAll()
    person.type_in("exportTarget", "mine")
    person.press("exportNow")
    await until(lambda: "Saved as mine.csv" in person.message)
    assert source.with_name("mine.csv").exists()


async def test_a_whole_path_can_be_typed(person: Person, list_of: ListOf, tmp_path: Path) -> None:
    await asked(person, list_of(3))
    await person.write("exportTarget", f"{tmp_path / 'typed'}.csv")  # its first letter is a root alone
    assert target(person) == f"{tmp_path / 'typed'}.csv"
    person.press("cancelExport")
