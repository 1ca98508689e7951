"""The run over a sheet's XML sees what calamine does not give, and both readers then agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.sheets import limits
from gui.sheets.grid import SheetRow
from gui.sheets.probe import probe
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.workbooks.book_grid import BookGrid
from gui.sheets.workbooks.package import Package
from gui.sheets.workbooks.sheet_scan import SheetScan, scan_sheet
from gui.sheets.workbooks.stream_grid import StreamGrid
from tests.data.book_parts import SHEET_PART, Book, rows_of, text_cell
from tests.data.books_cells import CELL_FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.data.awkward import AwkwardFile

FIRST = ReadOptions(header_row=1)
FORMATS = ("00000", "dd/mm/yyyy", "0.00")


def scanned(folder: Path, rows: str, **parts: str) -> SheetScan:
    path = folder / "book.xlsx"
    path.write_bytes(Book(rows, formats=FORMATS, **parts).write())  # type: ignore[arg-type]
    with Package(path) as package:
        return scan_sheet(package, SHEET_PART)


def zips(count: int, style: str) -> str:
    return "".join(f'<row r="{row}"><c r="A{row}"{style}><v>7</v></c></row>' for row in range(1, count + 1))


def test_reach(tmp_path: Path) -> None:
    scan = scanned(tmp_path, rows_of(("Name", "Zip"), ("Mira", "1")) + '<row r="90"><c r="AB90"/></row>')
    assert (scan.rows, scan.last_row, scan.columns) == (3, 90, 28)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" s="1"><v>7</v></c>',
        '<c r="B2" s="1" t="n"><v>7</v></c>',
        '<c r="B2" t="n" s="1"><v>7</v></c>',
        '<c s="1" r="B2"><v>7</v></c>',
        "<c r='B2' s='1'><v>7</v></c>",
        '<c r="B2" s="1"><f>A1</f><v>7</v></c>',
        '<c r="B2" s="1" cm="1"><v>7</v></c>',
        '<c  r="B2"\n s="1" >\n<v>7</v></c>',
    ],
)
def test_a_format_is_seen_however_the_cell_is_written(tmp_path: Path, cell: str) -> None:
    rows = f'<row r="1">{text_cell("A1", "Name")}{text_cell("B1", "Zip")}</row><row r="2">{cell}</row>'
    assert scanned(tmp_path, rows).formats.number_code(2, 1) == "00000"
    with open_list(tmp_path / "book.xlsx", FIRST) as source:
        assert [row.texts for row in source.rows()] == [("", "00007")]


@pytest.mark.parametrize(("usual", "other"), [("", ' s="1"'), (' s="1"', ""), (' s="3"', ' s="1"')])
def test_a_late_cell_of_another_format_is_an_exception(tmp_path: Path, usual: str, other: str) -> None:
    rows = zips(40_000, usual) + f'<row r="40001"><c r="A40001"{other}><v>7</v></c></row>'
    formats = scanned(tmp_path, rows).formats
    assert set(formats.exceptions) == {(40_001, 0)}
    with open_list(tmp_path / "book.xlsx", FIRST) as source:
        texts = [row.texts[0] for row in source.rows()]
    assert texts[-1] == ("00007" if other else "7")
    assert set(texts[:-1]) == {{"": "7", ' s="1"': "00007", ' s="3"': "7.00"}[usual]}


def test_too_varied_a_sheet_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NOTED_CELLS", 3)
    rows = zips(40_000, "") + "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>7</v></c></row>' for row in range(40_001, 40_010)
    )
    assert scanned(tmp_path, rows).is_varied
    with open_list(tmp_path / "book.xlsx", FIRST) as source:
        assert [row.texts[0] for row in source.rows()][-9:] == ["00007"] * 9


def test_what_is_hidden_merged_or_unvalued_is_counted(tmp_path: Path) -> None:
    rows = (
        rows_of(("Name", "Zip"))
        + f'<row r="2" hidden="1">{text_cell("A2", "Mira")}</row><row r="3" hidden="true"/>'
        + '<row r="4" hidden="1" ><c r="A4" s="1"/></row><row r="5"><c r="A5"><f>B1</f></c></row>'
    )
    columns = '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/></cols>'
    tail = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'
    notes = scanned(tmp_path, rows, before=columns, after=tail).notes
    assert (notes.hidden_rows, notes.hidden_columns, notes.unvalued, len(notes.merges)) == (1, 2, 1, 2)
    assert notes.remarks(2) == (
        "1 row is hidden in Excel; it is part of the list.",
        "2 columns are hidden in Excel; they are part of the list.",
        "1 formula has no result in the file and reads as empty. Open it in Excel, save it, choose it again.",
        "1 group of cells is merged; the value is in the first cell of each, the others are empty.",
    )


def _filled_up(row: SheetRow, width: int) -> SheetRow:
    texts = row.texts + ("",) * (width - len(row.texts))
    return SheetRow(row.row, texts, row.natives + (None,) * (width - len(row.natives)))


@pytest.mark.parametrize("file", CELL_FILES, ids=lambda file: file.name)
def test_both_readers_agree(file: AwkwardFile, tmp_path: Path) -> None:
    path = tmp_path / file.name
    file.write(path)
    whole = BookGrid(path, "Leads", probe(path).sheets[0].scan)
    streamed = StreamGrid(path, "Leads")
    width = whole.width
    assert [_filled_up(row, width) for row in streamed.rows()] == [
        _filled_up(row, width) for row in whole.rows()
    ]
    whole.close()
    streamed.close()
