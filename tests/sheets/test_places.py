"""Where new columns go in a copy: beside the list, after everything, at a named column, on a tab."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.errors import ListFileError, OutputError, UsageError
from gui.sheets.output.added_cells import AddedCells
from gui.sheets.workbooks.place import BESIDE, Place, Where
from gui.sheets.writing import NewColumn, Written, write_copy
from tests.sheets.test_every_book import BOOKS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("beside", BESIDE),
        (" End ", Place(Where.END)),
        ("tab", Place(Where.TAB)),
        ("k", Place(Where.COLUMN, "K")),
        ("XFD", Place(Where.COLUMN, "XFD")),
    ],
)
def test_a_place_is_named_in_a_word(words: str, place: Place) -> None:
    assert Place.parse(words) == place
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("words", ["", "K7", "XFE", "ABCD", "é", "1"])
def test_no_place(words: str) -> None:
    with pytest.raises(UsageError, match="no place for new columns"):
        Place.parse(words)


def written(folder: Path, name: str, place: str, titles: tuple[str, ...] = ("Email", "Phone")) -> Written:
    book = BOOKS[name]
    source, out = folder / f"source{book.ending}", folder / f"out{book.copy_ending}"
    book.make(source)
    columns = [NewColumn(title) for title in titles]
    cells = [(row, [f"{title} {row}" for title in titles]) for row in book.rows]
    return write_copy(source, "Leads", book.header_row, columns, cells, out, place=Place.parse(place))


@pytest.mark.parametrize(
    ("name", "place", "taken"),
    [
        ("nothing", "C", "C1"),
        ("nothing", "B", "B1"),
        ("narrow_table", "D", "E5"),
        ("two_tables", "E", "F1"),
        ("merged_header", "D", "C1"),
    ],
)
def test_a_named_column_has_to_be_free(tmp_path: Path, name: str, place: str, taken: str) -> None:
    with pytest.raises(OutputError, match=f"not free: something stands at {taken}"):
        written(tmp_path, name, place)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_named_column_between_others(tmp_path: Path) -> None:
    assert written(tmp_path, "two_tables", "D").first == 3
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Leads"]
    assert [cell.value for cell in sheet[2]][3:] == ["Email 2", "Phone 2", "France"]
    assert sheet.tables["People"].ref == "A1:E9"
    assert sheet.tables["Countries"].ref == "F1:F2"


@pytest.mark.parametrize(
    ("name", "place", "note"),
    [
        ("protected", "beside", "The sheet is protected"),
        ("protected", "tab", ""),
        ("locked", "beside", ""),
        ("locked", "tab", "The tabs of your workbook are protected"),
    ],
)
def test_what_is_protected_is_said(tmp_path: Path, name: str, place: str, note: str) -> None:
    assert written(tmp_path, name, place).note.startswith(note)
    assert bool(written(tmp_path, name, place).note) is bool(note)


def test_a_tab_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert written(tmp_path, "enrow_tab", "tab").sheet == "Enrow (2)"


def test_a_template_becomes_a_workbook(tmp_path: Path) -> None:
    written(tmp_path, "macro template", "tab")
    with zipfile.ZipFile(tmp_path / "out.xlsm") as package:
        types = package.read("[Content_Types].xml")
        assert package.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0"
    assert b"ms-excel.sheet.macroEnabled" in types
    assert b"template" not in types


def test_banded_rows_continue(tmp_path: Path) -> None:
    written(tmp_path, "banded", "beside")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Leads"]
    for row in sheet.iter_rows(min_row=2, min_col=3, max_col=5):
        neighbour, *new = row
        for cell in new:
            assert (cell.fill.fgColor.rgb, cell.border.bottom.style) == (neighbour.fill.fgColor.rgb, "thin")
            assert (cell.alignment.horizontal, cell.number_format) == ("left", "@")


@pytest.mark.parametrize("change", ["lost", "other", "uncounted"])
def test_cells_that_are_not_in_the_copy_are_missed(tmp_path: Path, change: str) -> None:
    written(tmp_path, "nothing", "beside")
    added = AddedCells()
    texts = [(2, ("Email 2", "Phone 2")), (3, ("Email 3", "Phone 3"))]
    assert list(added.passing(texts)) == texts
    cell = '<c r="{}" s="5" t="inlineStr"><is><t>{}</t></is></c>'
    with zipfile.ZipFile(tmp_path / "out.xlsx") as package:
        style = package.read("xl/worksheets/sheet1.xml").partition(b'<c r="D2" s="')[2].partition(b'"')[0]
    cell = cell.replace('s="5"', f's="{style.decode()}"')
    for row in (2, 3):
        there = cell.format(f"D{row}", f"Email {row}") + cell.format(f"E{row}", f"Phone {row}")
        added.written(row, there.encode())
    added.check(tmp_path / "out.xlsx", "xl/worksheets/sheet1.xml")
    if change == "uncounted":
        list(added.passing([(4, ("one more",))]))
    else:
        added.written(40 if change == "lost" else 4, cell.format("D4", "nobody").encode())
    with pytest.raises(ListFileError, match="damaged inside"):
        added.check(tmp_path / "out.xlsx", "xl/worksheets/sheet1.xml")
