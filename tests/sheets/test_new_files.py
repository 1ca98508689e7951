"""New workbooks and text files, and how any of them is saved."""

from __future__ import annotations

import contextlib
import csv
import errno
import os
from typing import TYPE_CHECKING

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.leads.errors import OutputError
from gui.sheets.output.new_text import neutralise
from gui.sheets.output.safe_save import safe_save
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.writing import export_value, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.sheets.grid import Native

HEADERS = ["Name", "Zip", "Email"]
ROWS: list[list[Native]] = [
    ["Mira", "00123", "mira@northpier.example"],
    ["=cmd()", 7, None],
    ["Zoë", 1.5, "+33612345678"],
]


def test_new_workbook(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    write_new(out, HEADERS, ROWS, new_from=2)
    book = python_calamine.load_workbook(out)
    assert book.get_sheet_by_name("Leads").to_python() == [
        HEADERS,
        ["Mira", "00123", "mira@northpier.example"],
        ["=cmd()", 7, ""],
        ["Zoë", 1.5, "+33612345678"],
    ]


def test_a_new_workbook_is_whole_for_who_believes_the_size_it_names(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    write_new(out, [*HEADERS, "Phone"], [[*row, "1"] for row in ROWS], new_from=2)
    with contextlib.closing(openpyxl.load_workbook(out, read_only=True)) as book:
        read = [row[3] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert read == ["Phone", "1", "1", "1"]


def test_how_a_new_workbook_looks(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    write_new(out, HEADERS, ROWS, new_from=2)
    sheet = openpyxl.load_workbook(out)["Leads"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet["A1"].fill.fgColor.rgb != sheet["C1"].fill.fgColor.rgb
    assert sheet["B2"].number_format == sheet["C4"].number_format == "@"
    assert sheet["A3"].data_type == "s"
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["A"].width


def test_a_list_with_a_header_only(tmp_path: Path) -> None:
    write_new(tmp_path / "out.xlsx", HEADERS, [], new_from=1)
    assert python_calamine.load_workbook(tmp_path / "out.xlsx").get_sheet_by_index(0).to_python() == [HEADERS]


def test_more_rows_than_excel_holds(tmp_path: Path) -> None:
    rows: Iterator[list[str]] = (["x"] for _ in range(1_048_576))
    with pytest.raises(OutputError, match="more rows than an Excel sheet can hold"):
        write_new(tmp_path / "out.xlsx", ["Name"], rows, new_from=1)
    assert list(tmp_path.iterdir()) == []


def test_csv_for_excel(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write_new(out, HEADERS, ROWS, new_from=2)
    assert out.read_bytes().startswith(b"\xef\xbb\xbfName,Zip,Email\r\n")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["Mira", "00123", "mira@northpier.example"],
            ["'=cmd()", "7", ""],
            ["Zoë", "1.5", "+33612345678"],
        ]


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("cp1252", "Élodie", b"\xc9lodie"),
        ("cp1252", "Łukasz", "Łukasz".encode()),
        ("utf-8", "É", "É".encode()),
    ],
)
def test_a_text_file_keeps_its_encoding_where_it_can(
    tmp_path: Path, encoding: str, text: str, expected: bytes
) -> None:
    out = tmp_path / "out.csv"
    write_new(out, ["Name", "Note"], [[text, ""]], new_from=1, delimiter=";", encoding=encoding)
    assert out.read_bytes().removeprefix(b"\xef\xbb\xbf") == b"Name;Note\r\n" + expected + b";\r\n"
    assert list(tmp_path.iterdir()) == [out]


def test_tsv(tmp_path: Path) -> None:
    write_new(tmp_path / "out.tsv", ["A", "B"], [["1", "2"]], new_from=1)
    assert (tmp_path / "out.tsv").read_bytes() == b"\xef\xbb\xbfA\tB\r\n1\t2\r\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "@sum", "\t=1", "\r=1", "+1-1", "-x", "+cmd|'/c'!A1", "-1+1", " =1", "+" * 9]
)
def test_formulas_are_neutralised(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "+33612345678",
        "+33 6 12 34 56 78",
        "-12",
        "+4.5",
        "-12,5",
        "-5%",
        "-",
        "Mira",
        "",
        "00123",
        "a=b",
        " x",
    ],
)
def test_phones_and_numbers_stay_intact(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize(
    ("text", "native", "expected"),
    [
        ("7", 7, 7),
        ("00123", 123, "00123"),
        ("25%", 0.25, "25%"),
        ("Mira", None, "Mira"),
    ],
)
def test_a_number_is_exported_when_it_shows_the_same(
    text: str, native: float | None, expected: object
) -> None:
    assert export_value(text, native) == expected


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_is_written_is_read_again(tmp_path: Path, rows: list[list[str]]) -> None:
    rows = [["row", *row] for row in rows]
    for name in ("round.xlsx", "round.csv"):
        write_new(tmp_path / name, ["Key", "A", "B", "C"], rows, new_from=4)
        with open_list(tmp_path / name, ReadOptions(header_row=1)) as source:
            read = [list(row.texts) for row in source.rows()]
        is_text = name.endswith(".csv")
        assert read == [[neutralise(cell) if is_text else cell for cell in row] for row in rows]


def test_nothing_is_left_after_an_error(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"before")

    def rows() -> Iterator[list[str]]:
        yield ["Mira"]
        raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError):
        write_new(out, ["Name"], rows(), new_from=1)
    assert (out.read_bytes(), list(tmp_path.iterdir())) == (b"before", [out])


def test_the_source_is_never_the_target(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(b"Name\nMira\n")
    (tmp_path / "soft.csv").symlink_to(source)
    (tmp_path / "hard.csv").hardlink_to(source)
    for name in ("list.csv", "soft.csv", "hard.csv", "../" + tmp_path.name + "/list.csv"):
        with pytest.raises(OutputError, match="your own list, which is never changed"):
            write_new(tmp_path / name, ["Name"], [], new_from=1, source=source)
    assert source.read_bytes() == b"Name\nMira\n"


@pytest.mark.parametrize(
    ("out", "sentence"),
    [("folder", "is a folder"), ("none/out.csv", "There is no folder"), ("out.pdf", "should end in .xlsx")],
)
def test_places_that_cannot_be_written(tmp_path: Path, out: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OutputError, match=sentence):
        write_new(tmp_path / (out if out != "folder" else "folder.csv"), ["Name"], [], new_from=1)


def test_a_read_only_target_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"before")
    out.chmod(0o444)
    with pytest.raises(OutputError, match="is read-only"):
        write_new(out, ["Name"], [], new_from=1)
    assert out.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "open in another program"),
        (errno.EROFS, "is read-only"),
    ],
)
def test_what_the_system_refuses_is_said(tmp_path: Path, code: int, sentence: str) -> None:
    with pytest.raises(OutputError, match=sentence), safe_save(tmp_path / "out.csv"):
        raise OSError(code, os.strerror(code))
    assert list(tmp_path.iterdir()) == []
