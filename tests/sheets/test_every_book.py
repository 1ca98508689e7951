"""Seventy kinds of workbook, four places: new cells where they belong, everything else byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import python_calamine

from gui.sheets.grid import column_letters
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.writing import NewColumn, Place, Written, write_copy
from tests.sheets.books import NAMES, openpyxl_books
from tests.sheets.hand_made import hand_made_books
from tests.sheets.packages import differences
from tests.sheets.strictness import complaints
from tests.sheets.zips import zipped_books

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets.books import Book

BOOKS = {**dict(openpyxl_books()), **dict(hand_made_books()), **dict(zipped_books())}
PLACES = ("beside", "end", "tab", "AB")
COLUMNS = [NewColumn("Email", 30), NewColumn("Name"), NewColumn("Status")]
# openpyxl does not know the strict namespaces, and asks more of parts than that they are there.
NOT_FOR_OPENPYXL = {
    "strict",
    "alternative formats",
    "externalLink",
    "pivotTable",
    "pivotCacheDefinition",
    "vmlDrawing",
    "fonts",
}


def texts(row: int) -> tuple[str, str, str]:
    return (f"p{row}@northpier.example", "=1+1" if row % 2 else "", "+33 & <6>")


def copied(folder: Path, book: Book, place: str) -> tuple[Path, Path, Written]:
    source, out = folder / f"book{book.ending}", folder / f"out{book.copy_ending}"
    book.make(source)
    cells = [(row, texts(row)) for row in book.rows]
    written = write_copy(source, "Leads", book.header_row, COLUMNS, cells, out, place=Place.parse(place))
    return source, out, written


def place_of(written: Written, book: Book, row: int) -> tuple[int, int]:
    """The row and the first column of a list's row in a copy, both from 0."""
    return (row - 1 if written.sheet == "Leads" else row - book.header_row), written.first


def test_there_are_many() -> None:
    assert len(BOOKS) >= 60


@pytest.mark.filterwarnings("ignore:.*extension is not supported")  # which openpyxl says of sparklines
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", BOOKS)
def test_a_copy(name: str, place: str, tmp_path: Path) -> None:
    book = BOOKS[name]
    source, out, written = copied(tmp_path, book, place)
    assert differences(source, out, written) == []
    assert complaints(out) <= complaints(source)
    calamine = python_calamine.load_workbook(out)
    rows = calamine.get_sheet_by_name(written.sheet).to_python(skip_empty_area=False)
    for row in book.rows:
        line, first = place_of(written, book, row)
        assert tuple(rows[line][first : first + 3]) == texts(row)
    if written.sheet == "Leads" and name != "last row":
        with open_list(out, ReadOptions("Leads", book.header_row)) as copy:
            assert [row.texts[written.first : written.first + 3] for row in copy.rows()][:8] == [
                texts(row) for row in book.rows
            ]
    if name not in NOT_FOR_OPENPYXL:
        sheet = openpyxl.load_workbook(out)[written.sheet]
        for row in book.rows:
            line, first = place_of(written, book, row)
            cells = [sheet.cell(line + 1, first + 1 + number) for number in range(3)]
            assert tuple(cell.value or "" for cell in cells) == texts(row)
            assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize(
    ("name", "place", "letters"),
    [
        ("nothing", "beside", "D"),
        ("two_tables", "beside", "G"),
        ("narrow_table", "beside", "F"),
        ("chart", "beside", "D"),
        ("picture", "end", "K"),
        ("note above", "beside", "D"),
        ("note above", "end", "I"),
        ("merged title", "beside", "D"),
        ("merged title", "end", "L"),
        ("merged_header", "beside", "F"),
        ("no header", "beside", "D"),
        ("nothing", "AB", "AB"),
        ("nothing", "tab", "B"),
    ],
)
def test_where_the_columns_are(name: str, place: str, letters: str, tmp_path: Path) -> None:
    assert column_letters(copied(tmp_path, BOOKS[name], place)[2].first) == letters


def test_the_names_are_still_there(tmp_path: Path) -> None:
    _, out, _ = copied(tmp_path, BOOKS["nothing"], "tab")
    with open_list(out, ReadOptions("Enrow", 1)) as tab:
        assert tab.headers == ["Row", "Email", "Name", "Status"]
        assert [row.texts[0] for row in tab.rows()] == [str(row) for row in BOOKS["nothing"].rows]
    with open_list(out, ReadOptions("Leads", 1)) as own:
        assert tuple(row.texts[0] for row in own.rows()) == NAMES
