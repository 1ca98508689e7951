"""Text files as people have them: every delimiter, encoding and oddity, with the cells expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.sheets.probe import probe
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.text.delimiter import detect_delimiter

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = ReadOptions(header_row=1)
LIST = "Prénom;Société\r\nÉlodie;Café Soleil\r\nZoë;Brücke\r\n"


def read(path: Path, content: bytes, options: ReadOptions = PLAIN) -> tuple[list[str], list[list[str]]]:
    path.write_bytes(content)
    with open_list(path, options) as source:
        return source.headers, [list(row.texts) for row in source.rows()]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850", "utf-32"],
)
def test_western_text_in_many_encodings(tmp_path: Path, encoding: str) -> None:
    headers, rows = read(tmp_path / "list.csv", LIST.encode(encoding))
    assert headers == ["Prénom", "Société"]
    assert rows == [["Élodie", "Café Soleil"], ["Zoë", "Brücke"]]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Имя;Компания\nИван Петров;Северный причал\nАнна Смирнова;Ясная вода\n" * 8),
        ("shift_jis", "名前;会社\n山田太郎;北の桟橋株式会社\n鈴木花子;明るい水\n" * 8),
        ("gb18030", "姓名;公司\n王小明;北京有限公司\n李小红;上海有限公司\n" * 8),
        ("cp1253", "Όνομα;Εταιρεία\nΓιώργος;Βόρεια Προβλήτα\nΜαρία;Καθαρό Νερό\n" * 8),
    ],
)
def test_other_alphabets(tmp_path: Path, encoding: str, text: str) -> None:
    headers, rows = read(tmp_path / "list.csv", text.encode(encoding))
    expected = [line.split(";") for line in text.splitlines()]
    assert [headers, *rows] == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    lines = [["Name", "Company", "Note"], ["Mira Okafor", "Northpier", "met in Lyon"], ["Jonas", "Fjord", ""]]
    content = "\n".join(delimiter.join(line) for line in lines).encode()
    headers, rows = read(tmp_path / "list.txt", content)
    assert [headers, *rows] == lines
    assert probe(tmp_path / "list.txt").delimiter == delimiter


def test_commas_inside_cells_do_not_win() -> None:
    lines = ["Name;Deal;Company\n", "Okafor, Mira;12,50;Northpier, Ltd\n", "Bakker, Jo;7,00;Fjord, AS\n"]
    assert detect_delimiter(lines).character == ";"


@pytest.mark.parametrize(
    ("content", "headers", "rows"),
    [
        (b"sep=;\nName;Company\nMira;Northpier, Inc\n", ["Name", "Company"], [["Mira", "Northpier, Inc"]]),
        (b"Name\nMira\nJonas\n", ["Name"], [["Mira"], ["Jonas"]]),
        (b'Name,Note\n"Mira","two\nlines"\n', ["Name", "Note"], [["Mira", "two\nlines"]]),
        (b'Name,Note\nMira,"say ""hi"""\n', ["Name", "Note"], [["Mira", 'say "hi"']]),
        (b"A,B\n1\n1,2\n1,2,3\n", ["A", "B", "Column C"], [["1", "", ""], ["1", "2", ""], ["1", "2", "3"]]),
        (b"A,B,,,\n1,2,,,\n", ["A", "B"], [["1", "2"]]),
        (b"A,A,,a\n1,2,3,4\n", ["A", "A (2)", "Column C", "a (3)"], [["1", "2", "3", "4"]]),
        (b"A,B\rMira,1\rJonas,2\r", ["A", "B"], [["Mira", "1"], ["Jonas", "2"]]),
        (b"A,B\nMi\x00ra,1\n", ["A", "B"], [["Mira", "1"]]),
        (b"A,B\n00123,+15705550123\n", ["A", "B"], [["00123", "+15705550123"]]),
    ],
)
def test_oddities(tmp_path: Path, content: bytes, headers: list[str], rows: list[list[str]]) -> None:
    assert read(tmp_path / "list.csv", content) == (headers, rows)


def test_rows_keep_their_numbers_across_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Title\n\nName,Company\n\nMira,Northpier\n,\nJonas,Fjord\n")
    with open_list(path, ReadOptions(header_row=3)) as source:
        assert [(row.row, row.texts[0]) for row in source.rows()] == [(5, "Mira"), (7, "Jonas")]
        assert source.row_total == 2


def test_no_header(tmp_path: Path) -> None:
    headers, rows = read(tmp_path / "list.csv", b"Mira,Northpier\nJonas,Fjord\n", ReadOptions(header_row=0))
    assert headers == ["Column A", "Column B"]
    assert len(rows) == 2


def test_an_unclosed_quote_swallows_nothing_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b'Name,Note\nMira,"open\nJonas,b\nAmara,c\n')
    with open_list(path, PLAIN) as source:
        assert [row.texts for row in source.rows()] == [("Mira", '"open'), ("Jonas", "b"), ("Amara", "c")]
        assert source.remarks == (
            "A quotation mark opened in row 2 is never closed; that row was read as it stands.",
        )


def test_options_overrule_what_was_found(tmp_path: Path) -> None:
    options = ReadOptions(header_row=1, encoding="cp1250", delimiter="|")
    assert read(tmp_path / "list.csv", b"A;B\n\xb3;1\n", options) == (["A;B"], [["ł;1"]])


def test_what_is_certain_is_told_from_what_is_likely(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.encode("utf-8"))
    assert (probe(path).encoding_sure, probe(path).delimiter_sure) == (True, True)
    path.write_bytes(LIST.encode("cp1252"))
    assert not probe(path).encoding_sure
