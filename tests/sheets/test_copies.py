"""Copies of the user's workbook: new cells in their places, everything else the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import python_calamine
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from gui.sheets.writing import NewColumn, TooExoticError, write_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
EMAIL = [NewColumn("Email"), NewColumn("Verdict", width=20)]
CELLS = [(2, ("mira@northpier.example", "valid")), (3, ("", "")), (4, ("=1+1", " +33612345678 "))]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a styled list, a filter, another sheet, a comment, a formula and a defined name."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Leads"
    sheet.append(["Name", "Met"])
    for name in ("Mira", "Jonas", "Amara"):
        sheet.append([name, dt.date(2024, 3, 5)])
    sheet["B1"].font, sheet["B1"].fill = Font(bold=True), PatternFill("solid", fgColor="FFCC00")
    sheet["A2"].comment = Comment("met twice", "Jo")
    sheet.auto_filter.ref = "A1:B4"
    sheet.freeze_panes = "A2"
    other = made.create_sheet("Sums")
    other["A1"] = "=COUNTA(Leads!A2:A4)"
    path = tmp_path / "book.xlsx"
    made.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Rewrite one part of a package in place."""
    content = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, xml in content.items():
            package.writestr(part, change(xml) if part == name else xml)
    return path


def table_of(path: Path, sheet: str = "Leads") -> list[list[object]]:
    """Read a sheet with a library that did not write it."""
    return [list(row) for row in python_calamine.load_workbook(path).get_sheet_by_name(sheet).to_python()]


def copy(book: Path) -> Path:
    out = book.with_name("out.xlsx")
    write_copy(book, "Leads", 1, EMAIL, CELLS, out)
    return out


def test_new_cells_stand_beside_the_list(book: Path) -> None:
    assert table_of(copy(book)) == [
        ["Name", "Met", "Email", "Verdict"],
        ["Mira", dt.date(2024, 3, 5), "mira@northpier.example", "valid"],
        ["Jonas", dt.date(2024, 3, 5), "", ""],
        ["Amara", dt.date(2024, 3, 5), "=1+1", " +33612345678 "],
    ]


def test_only_three_parts_change(book: Path) -> None:
    before, after = parts(book), parts(copy(book))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        SHEET,
        "xl/styles.xml",
        "xl/workbook.xml",
    }


def test_untouched_parts_keep_their_packed_bytes(book: Path) -> None:
    def packed(path: Path) -> dict[str, tuple[int, int]]:
        with zipfile.ZipFile(path) as package:
            return {member.filename: (member.CRC, member.compress_size) for member in package.infolist()}

    before, after = packed(book), packed(copy(book))
    same = set(before) - {SHEET, "xl/styles.xml", "xl/workbook.xml"}
    assert {name: before[name] for name in same} == {name: after[name] for name in same}


def test_the_source_stays_as_it_was(book: Path) -> None:
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    copy(book)
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before


def test_text_is_never_a_formula(book: Path) -> None:
    xml = parts(copy(book))[SHEET]
    assert b"<f>" not in xml
    cell = openpyxl.load_workbook(book.with_name("out.xlsx"))["Leads"]["C4"]
    assert (cell.number_format, cell.data_type) == ("@", "s")


def test_new_cells_look_like_their_neighbours(book: Path) -> None:
    sheet = openpyxl.load_workbook(copy(book))["Leads"]
    assert sheet["C1"].font.bold
    assert sheet["D1"].fill.fgColor.rgb == "00FFCC00"
    assert sheet.column_dimensions["D"].width == 20
    assert sheet["B2"].number_format == "yyyy-mm-dd"


def test_ranges_grow(book: Path) -> None:
    sheet = openpyxl.load_workbook(copy(book))["Leads"]
    assert sheet.auto_filter.ref == "A1:D4"
    assert sheet.dimensions == "A1:D4"
    assert sheet.freeze_panes == "A2"
    assert b"$A$1:$D$4" in parts(book.with_name("out.xlsx"))["xl/workbook.xml"]


def test_tables_grow_and_names_stay_distinct(book: Path) -> None:
    made = openpyxl.load_workbook(book)
    made["Leads"].auto_filter.ref = None
    made["Leads"]["B1"] = "Email"
    made["Leads"].add_table(Table(displayName="People", ref="A1:B4"))
    made.save(book)
    sheet = openpyxl.load_workbook(copy(book))["Leads"]
    table = sheet.tables["People"]
    assert (table.ref, table.column_names) == ("A1:D4", ["Name", "Email", "Email (2)", "Verdict"])
    assert [cell.value for cell in sheet[1]] == table.column_names
    assert table.autoFilter is None or table.autoFilter.ref == "A1:D4"


def test_what_stands_beside_the_list_is_not_overwritten(book: Path) -> None:
    made = openpyxl.load_workbook(book)
    made["Leads"]["E3"] = "a note"
    made.save(book)
    rows = table_of(copy(book))
    assert rows[0] == ["Name", "Met", "", "", "", "Email", "Verdict"]
    assert rows[2][4] == "a note"


def test_merged_cells_are_not_covered(book: Path) -> None:
    made = openpyxl.load_workbook(book)
    made["Leads"].merge_cells("B3:D3")
    made.save(book)
    assert table_of(copy(book))[0] == ["Name", "Met", "", "", "Email", "Verdict"]


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="3"/>',
        b'<row r="3" ht="20" customHeight="1"/>',
        b"",
        b'<row r="3"></row>',
        b"<row r='3' />",
    ],
)
def test_rows_without_cells(book: Path, row: bytes) -> None:
    changed(book, SHEET, lambda xml: re.sub(rb'<row r="3".*?</row>', row, xml))
    out = book.with_name("out.xlsx")
    write_copy(book, "Leads", 1, EMAIL, [(3, ("new", "")), (9, ("far", "down"))], out)
    rows = table_of(out)
    assert rows[2] == ["", "", "new", ""]
    assert rows[8] == ["", "", "far", "down"]


def test_empty_styled_cells_give_way(book: Path) -> None:
    styled = b'<c r="C2" s="1"/><c r="D2" s="1"/><c r="F2" s="1"/></row><row r="3"'
    changed(book, SHEET, lambda xml: xml.replace(b'</row><row r="3"', styled, 1))
    xml = parts(copy(book))[SHEET]
    assert [xml.count(reference) for reference in (b'r="C2"', b'r="D2"', b'r="F2"')] == [1, 1, 1]
    assert xml.index(b'r="D2"') < xml.index(b'r="F2"')


def test_stated_columns_are_cut_around_the_new_ones(book: Path) -> None:
    cols = b'<cols><col min="1" max="16384" width="9" hidden="1"/></cols><sheetData>'
    changed(book, SHEET, lambda xml: re.sub(rb"<sheetData>", cols, xml))
    xml = parts(copy(book))[SHEET]
    found = re.findall(rb'min="(\d+)" max="(\d+)"', xml)
    assert found == [(b"1", b"2"), (b"3", b"3"), (b"4", b"4"), (b"5", b"16384")]


def test_a_prefixed_namespace(book: Path) -> None:
    def prefixed(xml: bytes) -> bytes:
        xml = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml)
        return xml.replace(b"xmlns=", b"xmlns:x=", 1)

    changed(book, SHEET, prefixed)
    sheet = openpyxl.load_workbook(copy(book))["Leads"]
    assert sheet["C2"].value == "mira@northpier.example"


def test_cells_that_do_not_say_where_they_are(book: Path) -> None:
    changed(book, SHEET, lambda xml: re.sub(rb'(<c|<row) r="[A-Z]*\d+"', rb"\1", xml))
    assert table_of(copy(book))[1] == ["Mira", dt.date(2024, 3, 5), "mira@northpier.example", "valid"]


def test_text_that_xml_or_excel_cannot_hold(book: Path) -> None:
    out = book.with_name("out.xlsx")
    texts = ["a\x00b\x1fc", "x" * 40_000]
    write_copy(
        book, "Leads", 1, EMAIL, [(2, texts), (3, ["<&>\"'", "two\nlines"]), (4, ["_x0041_", "\ud800z"])], out
    )
    sheet = openpyxl.load_workbook(out)["Leads"]
    assert (sheet["C2"].value, len(sheet["D2"].value)) == ("abc", 32_767)
    assert (sheet["C3"].value, sheet["D3"].value) == ("<&>\"'", "two\nlines")
    assert sheet["D4"].value == "z"


def test_no_header(book: Path) -> None:
    out = book.with_name("out.xlsx")
    write_copy(book, "Leads", 0, EMAIL, [(1, ("first", "row"))], out)
    assert table_of(out)[0] == ["Name", "Met", "first", "row"]


def test_another_sheet(book: Path) -> None:
    out = book.with_name("out.xlsx")
    write_copy(book, "Sums", 1, EMAIL, [(2, ("a", "b"))], out)
    assert parts(out)[SHEET] == parts(book)[SHEET]
    assert table_of(out, "Sums")[1][-2:] == ["a", "b"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda xml: xml.replace(b"<sheetData>", b"<sheetData><!-- CDATA --><![CDATA[ ]]>"), "CDATA"),
        (
            lambda xml: re.sub(rb'(<c) r="[A-Z]+\d+"(.*?</c>)(?=</row>)', rb"\1\2<c/><c/><c/><c/>", xml),
            "do not say where they are",
        ),
        (lambda xml: xml.replace(b'<row r="3"', b'<row r="2"'), "out of order"),
    ],
)
def test_sheets_that_are_too_exotic(book: Path, change: Callable[[bytes], bytes], why: str) -> None:
    changed(book, SHEET, change)
    with pytest.raises(TooExoticError, match=why):
        copy(book)
    assert not book.with_name("out.xlsx").exists()


def test_signed_and_doubled_packages_are_refused(book: Path) -> None:
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    with pytest.raises(TooExoticError, match="signed"):
        copy(book)


def test_another_kind_of_file_is_refused(book: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"Name\nMira\n")
    with pytest.raises(TooExoticError, match=r"is an \.csv file"):
        write_copy(tmp_path / "list.csv", "", 1, EMAIL, [], tmp_path / "out.xlsx")
    with pytest.raises(TooExoticError, match=r"must be called \.xlsx"):
        write_copy(book, "Leads", 1, EMAIL, [], tmp_path / "out.csv")
