"""What is written opens in LibreOffice and says there what it should; run by ``make office``.

Excel itself is not at hand: ``strictness`` looks for what it would have to repair.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import python_calamine

from gui.sheets.writing import NewColumn, Place, Written, write_copy, write_new
from tests.sheets.test_every_book import BOOKS, COLUMNS, texts

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.grid import Native

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]
OFFICE = shutil.which("soffice") or ""
PLACES = ("beside", "tab")
# LibreOffice takes minutes for a sheet that reaches the last row.
NOT_FOR_LIBREOFFICE = {"last row"}
FORMAT = "xlsx:Calc MS Excel 2007 XML"


def opened(folder: Path, files: list[Path]) -> Path:
    """Have LibreOffice open workbooks and save them again; gives the folder they are in."""
    if not OFFICE:
        pytest.fail("LibreOffice is not installed (Debian: apt-get install libreoffice-calc).")
    out = folder / "opened"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", FORMAT, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return out


def cells(path: Path, written: Written) -> list[list[Any]]:
    sheet = python_calamine.load_workbook(path).get_sheet_by_name(written.sheet)
    return [row[written.first :] for row in sheet.to_python(skip_empty_area=False)]


@pytest.mark.parametrize("place", PLACES)
def test_copies_of_every_book(place: str, tmp_path: Path) -> None:
    copies: dict[str, tuple[Path, Written]] = {}
    for number, name in enumerate(sorted(set(BOOKS) - NOT_FOR_LIBREOFFICE)):
        book = BOOKS[name]
        source, out = tmp_path / f"source{book.ending}", tmp_path / f"{number}{book.copy_ending}"
        book.make(source)
        rows = [(row, texts(row)) for row in book.rows]
        written = write_copy(source, "Leads", book.header_row, COLUMNS, rows, out, place=Place.parse(place))
        copies[name] = out, written
    folder = opened(tmp_path, [out for out, _ in copies.values()])
    for name, (out, written) in copies.items():
        book = BOOKS[name]
        first = book.header_row if written.sheet == "Leads" else 1
        found = cells(folder / f"{out.stem}.xlsx", written)[first : first + len(book.rows)]
        assert [tuple(row[:3]) for row in found] == [texts(row) for row in book.rows], name


def test_a_new_workbook(tmp_path: Path) -> None:
    out = tmp_path / "new.xlsx"
    rows: list[list[Native]] = [["=1+1", 7, "00123", None], ["Zoë & <Co>", 1.5, "+33 6", "two\nlines"]]
    write_new(out, ["Name", "Number", "Code", "Note"], rows, new_from=2)
    again = (
        python_calamine.load_workbook(opened(tmp_path, [out]) / "new.xlsx").get_sheet_by_index(0).to_python()
    )
    assert again[1:] == [["=1+1", 7, "00123", ""], ["Zoë & <Co>", 1.5, "+33 6", "two\nlines"]]


def test_titles_of_a_table(tmp_path: Path) -> None:
    source, out = tmp_path / "source.xlsx", tmp_path / "out.xlsx"
    BOOKS["table"].make(source)
    columns = [NewColumn("Name"), NewColumn("two\nlines"), NewColumn("a_x0041_ & <b>")]
    write_copy(source, "Leads", 1, columns, [], out)
    head = (
        python_calamine.load_workbook(opened(tmp_path, [out]) / "out.xlsx")
        .get_sheet_by_index(0)
        .to_python()[0]
    )
    assert head[3:] == ["Name (2)", "two\nlines", "a_x0041_ & <b>"]
