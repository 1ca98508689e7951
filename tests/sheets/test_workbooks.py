"""Workbooks in: what is read is what Excel shows, on the sheet that was chosen."""

from __future__ import annotations

import contextlib
import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.errors import ListFileError
from gui.sheets.file_kind import FileKind
from gui.sheets.probe import SheetInfo, choose_sheet, probe
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.workbooks.stream_grid import StreamGrid

if TYPE_CHECKING:
    from pathlib import Path

FIRST = ReadOptions(header_row=1)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a list, a hidden sheet, and cells of every type."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Leads"
    sheet.append(["Name", "Zip", "Share", "Met", "Phone", "Vip", "Gone"])
    sheet.append(["Mira", 123, 0.25, dt.date(2024, 3, 5), 15705550123, True, "=1/0"])
    sheet["B2"].number_format, sheet["C2"].number_format, sheet["D2"].number_format = (
        "00000",
        "0%",
        "dd/mm/yyyy",
    )
    sheet.append([])
    sheet.append(["  Jonas ", "00456", None, None, "+33612345678"])
    hidden = made.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden.append(["Name"])
    hidden.append(["Amara"])
    path = tmp_path / "book.xlsx"
    made.save(path)
    return path


def test_probe(book: Path) -> None:
    looked = probe(book)
    assert looked.file_kind is FileKind.XLSX
    assert [(sheet.name, sheet.hidden, sheet.rows) for sheet in looked.sheets] == [
        ("Leads", False, 3),
        ("Old", True, 2),
    ]


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [((1, 3), 1), ((0, 1, 2), 2), ((0, 1, 0), 1), ((2, 3), 0)],
    ids=["title", "blank and title", "lone row", "first"],
)
def test_a_cover_is_passed_over(tmp_path: Path, rows: tuple[int, ...], chosen: int) -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, count in enumerate(rows):
        sheet = made.create_sheet(f"S{number}")
        for _ in range(count):
            sheet.append(["Report"])
    made.save(tmp_path / "b.xlsx")
    with contextlib.suppress(ListFileError), open_list(tmp_path / "b.xlsx", FIRST) as source:
        assert source.sheet == f"S{chosen}"
    parts = probe(tmp_path / "b.xlsx").sheets
    assert choose_sheet(tmp_path / "b.xlsx", parts, None) == f"S{chosen}"


def test_cells_as_excel_shows_them(book: Path) -> None:
    with open_list(book, FIRST) as source:
        first, second = source.rows()
    assert first.texts == ("Mira", "00123", "25%", "05/03/2024", "15705550123", "TRUE", "")
    assert first.natives == (None, 123, 0.25, "2024-03-05", 15705550123, None, None)
    assert (second.row, second.texts[:2]) == (4, ("  Jonas ", "00456"))
    assert len(second.texts) == 7


def test_both_readers_agree(book: Path) -> None:
    grid = StreamGrid(book, "Leads")
    with open_list(book, FIRST) as source:
        expected = [(row.row, row.texts[0], row.natives[:3]) for row in source.rows()]
    rows = [row for row in grid.rows() if row.row > 1]
    assert [(row.row, row.texts[0], (*row.natives, None)[:3]) for row in rows] == expected
    grid.close()


def test_a_wrong_dimension_hides_nothing(book: Path, tmp_path: Path) -> None:
    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(lying, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:G4"', b'<dimension ref="A1:A1"'))
    grid = StreamGrid(lying, "Leads")
    assert (grid.width, grid.row_total) == (7, 3)
    grid.close()


def test_the_sheet_is_a_choice(book: Path) -> None:
    with open_list(book, ReadOptions(sheet="Old", header_row=1)) as source:
        assert source.sheet == "Old"
        assert [row.texts for row in source.rows()] == [("Amara",)]


def test_the_first_sheet_that_shows_something_is_taken(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.create_sheet("Hidden").append(["no"])
    made.worksheets[1].sheet_state = "hidden"
    made.create_sheet("List").append(["Name"])
    made.worksheets[2].append(["Mira"])
    made.save(tmp_path / "book.xlsx")
    with open_list(tmp_path / "book.xlsx", FIRST) as source:
        assert source.sheet == "List"


def test_a_sheet_that_is_not_there(book: Path) -> None:
    with pytest.raises(ListFileError, match=r"has no sheet named “Nope”\. It has: Leads, Old"):
        open_list(book, ReadOptions(sheet="Nope"))


def test_a_list_that_begins_further_down_and_right(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.worksheets[0]["C5"], made.worksheets[0]["C6"] = "Name", "Mira"
    made.save(tmp_path / "book.xlsx")
    with open_list(tmp_path / "book.xlsx", ReadOptions(header_row=5)) as source:
        assert source.headers == ["Column A", "Column B", "Name"]
        assert [(row.row, row.texts) for row in source.rows()] == [(6, ("", "", "Mira"))]
        assert source.row_total == 1


def test_the_content_decides_and_not_the_name(book: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "leads.csv"
    renamed.write_bytes(book.read_bytes())
    assert probe(renamed).file_kind is FileKind.XLSX
    text = tmp_path / "leads.xls"
    text.write_bytes("Name\tCompany\nMira\tNorthpier\n".encode("utf-16"))
    looked = probe(text)
    assert (looked.file_kind, looked.encoding, looked.delimiter) == (FileKind.CSV, "utf-16", "\t")
    assert looked.sheets == (SheetInfo(""),)
