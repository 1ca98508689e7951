"""Awkward workbooks of the corpus: packages and sheets written otherwise than Excel writes them."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from gui.sheets.reading import ReadOptions
from tests.data.awkward import AwkwardFile
from tests.data.book_parts import DOCUMENT, MAIN, SHEET_PART, Book, packed, rows_of, text_cell
from tests.data.books_cells import FIRST, HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PEOPLE = rows_of(("Name", "Company"), ("Mira", "Northpier"), ("Jonas", "Fjordline"))
SHOWN = (("Mira", "Northpier"), ("Jonas", "Fjordline"))
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    DOCUMENT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _put(make: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(make())


def case(
    name: str,
    make: Callable[[], bytes],
    rows: tuple[tuple[str, ...], ...] = SHOWN,
    headers: tuple[str, ...] = ("Name", "Company"),
    *,
    remarks: tuple[str, ...] = (),
    options: ReadOptions = FIRST,
) -> AwkwardFile:
    """A workbook of two people, unless told otherwise."""
    return AwkwardFile(
        name,
        partial(_put, make),
        headers,
        rows,
        header_row=options.header_row,
        remarks=remarks,
        options=options,
    )


def changed(change: Callable[[str, bytes], tuple[str, bytes]], rows: str = PEOPLE) -> bytes:
    """Give the usual workbook with each of its parts changed."""
    return packed(dict(change(name, content) for name, content in Book(rows).members().items()))


def _in_sheet(old: str, new: str) -> bytes:
    return changed(
        lambda name, xml: (name, xml.replace(old.encode(), new.encode()) if name == SHEET_PART else xml)
    )


def _prefixed() -> bytes:
    xml = Book(PEOPLE).members()[SHEET_PART].decode()
    for tag in ("worksheet", "sheetData", "row", "c", "is", "t"):
        for before, after in (("<", "<x:"), ("</", "</x:")):
            for end in (" ", ">"):
                xml = xml.replace(f"{before}{tag}{end}", f"{after}{tag}{end}")
    return Book(PEOPLE, parts={SHEET_PART: xml.replace("xmlns=", "xmlns:x=").encode()}).write()


def _strict(name: str, xml: bytes) -> tuple[str, bytes]:
    for transitional, strict in _STRICT.items():
        xml = xml.replace(transitional.encode(), strict.encode())
    return name, xml


def _wide(name: str, xml: bytes) -> tuple[str, bytes]:
    if name != SHEET_PART:
        return name, xml
    return name, xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def _streamed() -> bytes:
    """Members whose sizes come after them, as programs write that stream."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    result = Pipe()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in Book(PEOPLE).members().items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _with_targets(old: str, new: str) -> bytes:
    return changed(
        lambda name, xml: (name, xml.replace(old.encode(), new.encode()) if name == _RELATIONS else xml)
    )


def _sheets(*others: tuple[str, str], state: str = "visible") -> bytes:
    empty = tuple((name, kind, rows_of(("Note",), ("no",))) for name, kind in others)
    return Book(PEOPLE, sheets=empty, state=state).write()


def _hidden(*, is_row: bool) -> bytes:
    if is_row:
        return Book(PEOPLE.replace('<row r="2">', '<row r="2" hidden="1">')).write()
    return Book(PEOPLE, before='<cols><col min="2" max="2" hidden="1"/></cols>').write()


def _late_zip(count: int = 30_000) -> bytes:
    cells = [HEADER]
    for row in range(2, count):
        style = ' s="1"' if row == count - 1 else ""
        cells.append(
            f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"{style}><v>123</v></c></row>'
        )
    return Book("".join(cells), formats=("00000",)).write()


def _packages() -> tuple[AwkwardFile, ...]:
    backslashes = partial(changed, lambda name, xml: (name.replace("/", "\\"), xml))
    return (
        case("package-usual.xlsx", Book(PEOPLE).write),
        case("package-stored.xlsx", Book(PEOPLE, packing=zipfile.ZIP_STORED).write),
        case("package-streamed.xlsx", _streamed),
        case("package-backslashes.xlsx", backslashes),
        case("package-lower-case.xlsx", partial(changed, lambda name, xml: (name.lower(), xml))),
        case("package-upper-case-sheet.xlsx", partial(changed, _upper_sheet)),
        case("package-no-styles.xlsx", Book(PEOPLE, parts={"xl/styles.xml": None}).write),
        case("package-no-first-relations.xlsx", Book(PEOPLE, parts={"_rels/.rels": None}).write),
        case("package-broken-first-relations.xlsx", Book(PEOPLE, parts={"_rels/.rels": b"<oops"}).write),
        case("targets-absolute.xlsx", partial(_with_targets, 'Target="work', 'Target="/xl/work')),
        case("targets-with-dots.xlsx", partial(_with_targets, 'Target="work', 'Target="../xl/./work')),
        case("targets-backslashes.xlsx", partial(_with_targets, "worksheets/", "worksheets\\")),
        case("names-strict.xlsx", partial(changed, _strict)),
        case("names-prefixed.xlsx", _prefixed),
        case("part-utf-16.xlsx", partial(changed, _wide)),
        case("part-utf-8-mark.xlsx", partial(changed, lambda name, xml: (name, b"\xef\xbb\xbf" + xml))),
        case("named-as-old-excel.xls", Book(PEOPLE).write),
        case("named-as-text.csv", Book(PEOPLE).write),
    )


def _upper_sheet(name: str, xml: bytes) -> tuple[str, bytes]:
    return name.replace("sheet1.xml", "Sheet1.XML"), xml


def _rows() -> tuple[AwkwardFile, ...]:
    bare = PEOPLE
    for row in range(1, 4):
        for column in "AB":
            bare = bare.replace(f' r="{column}{row}"', "")
        bare = bare.replace(f' r="{row}"', "")
    told = ("1 row is hidden in Excel; it is part of the list",)
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    title = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    titled = rows_of(("My leads", ""), ("Name", "Company"), ("Mira", "Northpier"))
    tail = f'{PEOPLE}<row r="9"><c r="A9" s="0"/></row>'
    late = tuple((str(row), "00123" if row == 29_999 else "123") for row in range(2, 30_000))
    return (
        case("rows-without-numbers.xlsx", Book(bare).write),
        case("rows-apostrophes.xlsx", Book(PEOPLE.replace('"', "'")).write),
        case("rows-empty-tail.xlsx", Book(tail).write),
        case("rows-wrong-dimension.xlsx", Book(PEOPLE, before='<dimension ref="A1"/>').write),
        case("rows-hidden.xlsx", partial(_hidden, is_row=True), remarks=told),
        case("columns-hidden.xlsx", partial(_hidden, is_row=False), remarks=("1 column is hidden",)),
        case("cells-merged.xlsx", Book(PEOPLE, after=merged).write, remarks=("1 group of cells is merged",)),
        case(
            "title-merged.xlsx", Book(titled, after=title).write, SHOWN[:1], options=ReadOptions(header_row=2)
        ),
        case("format-late.xlsx", _late_zip, late, ("Name", "Value")),
        case("spans-odd.xlsx", partial(_in_sheet, '<row r="2">', '<row r="2" spans="1:1">')),
    )


def _choices() -> tuple[AwkwardFile, ...]:
    chart: dict[str, bytes | None] = {"xl/chartsheets/sheet1.xml": b"<chartsheet/>"}
    return (
        case("sheets-hidden-first.xlsx", partial(_sheets, ("Old", "hidden"))),
        case("sheets-very-hidden.xlsx", partial(_sheets, ("Old", "veryHidden"))),
        case("sheets-all-hidden.xlsx", partial(_sheets, state="hidden")),
        case("sheets-with-chart.xlsx", Book(PEOPLE, parts=chart).write),
        case(
            "sheets-chosen.xlsx",
            partial(_sheets, ("Old & <odd>", "visible")),
            (("no",),),
            ("Note",),
            options=ReadOptions(sheet="Old & <odd>", header_row=1),
        ),
        case(
            "sheets-one-damaged.xlsx",
            Book(
                PEOPLE,
                sheets=(("Bad", "visible", ""),),
                parts={"xl/worksheets/sheet2.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'},
            ).write,
        ),
        case(
            "cells-without-list.xlsx",
            Book(
                f'<row r="1">{text_cell("A1", "Name")}</row><row r="2">{text_cell("A2", "Zoë")}</row>'
            ).write,
            (("Zoë",),),
            ("Name",),
        ),
    )


SHAPE_FILES = (*_packages(), *_rows(), *_choices())
