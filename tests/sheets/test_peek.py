"""The first rows of a list, the same as when the whole is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import ListFileError
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.peek import peek_list
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.writing import write_new

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.grid import Native

HEADERS = ["First name", "Zip", "Company", "Note"]


@pytest.mark.parametrize(("name", "count"), [("list.csv", 30), ("list.xlsx", 30), ("list.xlsx", 25_000)])
def test_the_top_is_what_the_whole_begins_with(tmp_path: Path, name: str, count: int) -> None:
    path = tmp_path / name
    rows: list[list[Native]] = [
        [f"Mira{number}", number, "Northpier", "a note of some length " * 9] for number in range(count)
    ]
    write_new(path, HEADERS, rows, new_from=4)
    peek = peek_list(path, detect_kind(path), ReadOptions(), count=20)
    assert peek is not None
    with open_list(path) as source:
        assert [row[:2] for row in peek.rows] == [row[:2] for row in source.first_rows(20)]
        assert (peek.headers, peek.header_row, peek.sheet) == (tuple(HEADERS), 1, source.sheet)


def test_empty_tails_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name,Company,,\nMira,Northpier,,\n")
    peek = peek_list(path, FileKind.CSV, ReadOptions(header_row=1))
    assert peek is not None
    assert (peek.headers, peek.rows[0].texts) == (("Name", "Company"), ("Mira", "Northpier"))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"\n")
    with pytest.raises(ListFileError, match="is empty"):
        peek_list(tmp_path / "list.csv", FileKind.CSV, ReadOptions())
