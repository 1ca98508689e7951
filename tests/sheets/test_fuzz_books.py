"""Workbooks that are mutated at random are read or refused, and those written at random read back as shown.

``make fuzz`` tries many more.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tempfile
import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.leads.errors import ListFileError
from gui.sheets.file_kind import detect_kind
from gui.sheets.peek import peek_list
from gui.sheets.reading import ReadOptions, open_list
from tests.data.book_parts import SHEET_PART, Book, packed, rows_of, text_cell
from tests.data.books_foreign import FOREIGN_FILES

EXAMPLES = int(os.environ.get("ENROW_FUZZ", "6"))
SECONDS = 20.0
FIRST = ReadOptions(header_row=1)
MANY = settings(
    max_examples=EXAMPLES * 4,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ODD_ROW = (
    f'<row r="3" hidden="1">{text_cell("A3", "Zoë")}<c r="B3" s="1"><v>123</v></c>'
    '<c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="s"><v>0</v></c><c r="E3"><f>A1</f></c></row>'
)
BOOK = Book(
    rows_of(("Name", "Zip"), ("Mira", "1")) + ODD_ROW,
    shared="<si><t>a_x000D_</t></si>",
    formats=("00000",),
    after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
)
MEMBERS = BOOK.members()
FOREIGN = [file for file in FOREIGN_FILES if not file.refusal]
CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6), st.integers(0, 12)), max_size=6)
PIECES = st.sampled_from(
    (
        b"",
        b"<",
        b">",
        b'"',
        b"&#0;",
        b"&x;",
        b"\xff",
        b"\0",
        b"-1",
        b"9" * 12,
        b"1e999",
        b"XFD9",
        b"<row>",
        b"</c>",
    )
)
EDITS = st.lists(st.tuples(st.integers(0, 10**6), PIECES, st.integers(0, 8)), min_size=1, max_size=5)


def mutated(content: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """Put other bytes at some places, instead of so many."""
    for wanted, other, count in changes:
        place = wanted % (len(content) + 1)
        content = content[:place] + other + content[place + count :]
    return content


def _peek(path: Path) -> None:
    peek_list(path, detect_kind(path), FIRST)


def _open(path: Path) -> None:
    with open_list(path, FIRST) as source:
        list(source.rows())
        assert all(source.remarks)


def try_to_read(content: bytes, name: str) -> None:
    """Read it, or be refused, within the time."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        for read in (_peek, _open):
            with contextlib.suppress(ListFileError):
                read(path)
    assert time.monotonic() - started < SECONDS


@MANY
@given(CHANGES)
def test_mutated_bytes(changes: list[tuple[int, bytes, int]]) -> None:
    try_to_read(mutated(BOOK.write(), changes), "a.xlsx")


@MANY
@given(st.sampled_from(sorted(MEMBERS)), EDITS)
def test_mutated_parts(name: str, edits: list[tuple[int, bytes, int]]) -> None:
    try_to_read(packed({**MEMBERS, name: mutated(MEMBERS[name], edits)}), "a.xlsx")


@MANY
@given(EDITS)
def test_mutated_sheets(edits: list[tuple[int, bytes, int]]) -> None:
    try_to_read(packed({**MEMBERS, SHEET_PART: mutated(MEMBERS[SHEET_PART], edits)}), "a.xlsx")


@MANY
@given(st.sampled_from(range(len(FOREIGN))), EDITS)
def test_mutated_foreign_files(index: int, edits: list[tuple[int, bytes, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        FOREIGN[index].write(path)
        content = path.read_bytes()
    try_to_read(mutated(content, edits), "a.xls")


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and not text.startswith("=")
)
WHOLE = st.integers(-(10**14), 10**14)
DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31))
TABLES = st.lists(st.tuples(TEXTS, WHOLE, st.integers(0, 99_999), DAYS), min_size=1, max_size=8)


@MANY
@given(TABLES)
def test_what_is_written_reads_back_as_shown(
    tmp_path: Path, table: list[tuple[str, int, int, dt.date]]
) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Name", "Number", "Zip", "Day"])
    for row in table:
        sheet.append(list(row))
        sheet.cell(sheet.max_row, 3).number_format = "00000"
        sheet.cell(sheet.max_row, 4).number_format = "dd/mm/yyyy"
    made.save(tmp_path / "book.xlsx")
    with open_list(tmp_path / "book.xlsx", FIRST) as source:
        assert [row.texts for row in source.rows()] == [
            (name, str(number), f"{code:05}", f"{day:%d/%m/%Y}") for name, number, code, day in table
        ]


@pytest.mark.parametrize("cut", range(0, 100, 9))
def test_a_workbook_cut_short(cut: int) -> None:
    content = BOOK.write()
    try_to_read(content[: len(content) * cut // 100], "a.xlsx")
