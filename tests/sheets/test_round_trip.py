"""Any text, written into a copy or a new workbook, reads back as it was and is never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gui.sheets.output.cell_xml import clean_text
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.writing import NewColumn, Place, write_copy, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

BEGINNINGS = ["", "=", "+", "-", "@", "\t", "\r", "\n", "'", " ", "<", "&", '"', "]]>", "_x000D_", "\ufeff"]
TEXTS: SearchStrategy[str] = st.builds(
    str.__add__, st.sampled_from(BEGINNINGS), st.text(st.characters(codec=None), max_size=20)
)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5)
NASTY = [
    ("=1+1", "=cmd|'/c calc'!A1"),
    ("+33 6 12", "-1+1"),
    ("@SUM(A1)", "\t=1"),
    ("\r=1", "a\r\nb\rc"),
    ("\x00\x01\x1f\x7f", "\ud800\udfff x"),
    ("_x000D_", "_x005F_x000D_ _x41_"),
    ("\ufffe\uffff", "𝒳 \u2028 \x85"),
    (" ", "\n"),
    ("x" * 32_767, "y" * 40_000),
]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("round") / "source.xlsx"
    write_new(path, ["Key"], [[f"row {number}"] for number in range(2, 20)], new_from=1)
    return path


def check(path: Path, sheet: str, first: int, rows: list[tuple[str, str]]) -> None:
    """See that three readers agree on what was to be written."""
    wanted = [[clean_text(text) for text in row] for row in rows]
    with open_list(path, ReadOptions(sheet, 1)) as read:
        assert [list(row.texts[first : first + 2]) for row in read.rows()][: len(rows)] == wanted
    cells = python_calamine.load_workbook(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    assert [list(row[first : first + 2]) for row in cells[1 : len(rows) + 1]] == wanted
    opened = openpyxl.load_workbook(path)[sheet]
    for number, row in enumerate(wanted, start=2):
        for place, text in enumerate(row, start=first + 1):
            cell = opened.cell(number, place)
            assert cell.data_type in {"s", "n"}
            # openpyxl leaves the escapes of Excel as they are, and XML knows one line end.
            assert str(cell.value or "").replace("_x005F_", "_") == text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
@example(rows=NASTY)
def test_texts_in_a_copy(source: Path, tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    columns = [NewColumn("One"), NewColumn("Two")]
    for place in ("beside", "tab"):
        cells = enumerate(rows, start=2)
        written = write_copy(
            source, "Leads", 1, columns, cells, tmp_path / "copy.xlsx", place=Place.parse(place)
        )
        check(tmp_path / "copy.xlsx", written.sheet, written.first, rows)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
@example(rows=NASTY)
def test_texts_in_a_new_workbook(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    write_new(
        tmp_path / "new.xlsx",
        ["Key", "One", "Two"],
        [["row", *row] for row in rows],
        new_from=1,
    )
    check(tmp_path / "new.xlsx", "Leads", 1, rows)
