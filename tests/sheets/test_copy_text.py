"""The user's text file continued line by line: what was not touched is byte for byte what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import ListFileError
from gui.sheets import reading
from gui.sheets.output.copy_text import TextDialect, write_text_copy

if TYPE_CHECKING:
    from pathlib import Path


def continued(tmp_path: Path, content: bytes, *, header_row: int | None = 1, keep: str = "") -> bytes:
    """The file with a column of n2, n3 ... by the rows' numbers; ``keep`` leaves the others out."""
    source, out = tmp_path / "list.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    with reading.open_list(source, reading.ReadOptions(header_row=header_row)) as opened:
        rows = [(row.texts, [f"n{row.row}"] if keep in row.texts[0] else None) for row in opened.rows()]
        dialect = TextDialect(opened.encoding or "", opened.delimiter or "", opened.header_row)
    write_text_copy(source, dialect, ["New"], rows, out, is_whole=not keep)
    return out.read_bytes()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Name,City\nMira,Lyon\n", b"Name,City,New\nMira,Lyon,n2\n"),
        (b"Name;City\r\nMira;Lyon", b"Name;City;New\r\nMira;Lyon;n2"),  # no line end at its end
        (b"Name\tCity\rMira\tLyon\r", b"Name\tCity\tNew\rMira\tLyon\tn2\r"),
        (b"\xef\xbb\xbfName,City\nZo\xc3\xab,Lyon\n", b"\xef\xbb\xbfName,City,New\nZo\xc3\xab,Lyon,n2\n"),
        (b"sep=;\r\nName;City\r\nMira;Lyon\r\n", b"sep=;\r\nName;City;New\r\nMira;Lyon;n2\r\n"),
        (b'"Name","City"\n"Mira","Lyon"\n', b'"Name","City","New"\n"Mira","Lyon","n2"\n'),
        (b'Name,City\n"Mira", "Lyon"\n', b'Name,City,New\n"Mira", "Lyon",n2\n'),  # needless quotes stay
        (b"Name,City\nMira\nTom,Lyon\n", b"Name,City,New\nMira,,n2\nTom,Lyon,n3\n"),  # ragged
        (b"Name,City,,\nMira,Lyon,,\n", b"Name,City,,,New\nMira,Lyon,,,n2\n"),  # blank tails
        (b"Name,City\nMira,Lyon\n\n,\nTom,Ulm\n", b"Name,City,New\nMira,Lyon,n2\n\n,\nTom,Ulm,n5\n"),
        (b'Name,Note\nMira,"a\nb"\n', b'Name,Note,New\nMira,"a\nb",n2\n'),  # a line end in a cell
        ("Name;Ort\nJörg;Köln\n".encode("cp1252"), "Name;Ort;New\nJörg;Köln;n2\n".encode("cp1252")),
        (
            "\ufeffName;Ort\nJörg;Köln\n".encode("utf-16-be"),
            "\ufeffName;Ort;New\nJörg;Köln;n2\n".encode("utf-16-be"),
        ),
        (b"Name,Tel\n=1+1,+33612345678\n", b"Name,Tel,New\n'=1+1,+33612345678,n2\n"),  # only what could run
        (b'Name,Zip\nMira,="01570"\n', b'Name,Zip,New\nMira,="01570",n2\n'),  # a text, whatever it looks like
        (b'Name,Zip\nMira,="=1+1"\n', b"Name,Zip,New\nMira,'=1+1,n2\n"),
        (b"Name,City\nMira,Lyon\n\t\t\nTom,Ulm\n", b"Name,City,New\nMira,Lyon,n2\n\t\t\nTom,Ulm,n4\n"),
        (b'Name,Note\n"=1",b\n"Tom",c\n', b'Name,Note,New\n\'=1,b,n2\n"Tom",c,n3\n'),
    ],
)
def test_a_text_file_is_continued(tmp_path: Path, content: bytes, expected: bytes) -> None:
    assert continued(tmp_path, content) == expected


def test_title_lines_above_the_header_stay(tmp_path: Path) -> None:
    content = b"Fair in Lyon\r\n\t\t\r\nName,City\r\nMira,Lyon\r\n"
    expected = b"Fair in Lyon\r\n\t\t\r\nName,City,New\r\nMira,Lyon,n4\r\n"
    assert continued(tmp_path, content, header_row=3) == expected


def test_a_list_without_a_header_gets_none(tmp_path: Path) -> None:
    assert continued(tmp_path, b"Mira,Lyon\nTom,Ulm\n", header_row=0) == b"Mira,Lyon,n1\nTom,Ulm,n2\n"


def test_rows_can_be_left_out(tmp_path: Path) -> None:
    content = b"Title\nName,City\nMira,Lyon\n\nTom,Ulm\nMira,Bern\n"
    expected = b"Title\nName,City,New\nMira,Lyon,n3\nMira,Bern,n6\n"
    assert continued(tmp_path, content, header_row=2, keep="Mira") == expected


def test_a_file_with_an_unclosed_quote_is_not_continued(tmp_path: Path) -> None:
    with pytest.raises(ListFileError, match="never closed"):
        continued(tmp_path, b'Name,City\n"Mira,Lyon\nTom,Ulm\n')


def test_a_file_that_is_another_one_is_not_continued(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(b"Name,City\nMira,Lyon\n")
    dialect = TextDialect("utf-8", ",", 1)
    for rows in ([(("Tom", "Ulm"), ["x"])], [(("Mira", "Lyon"), ["x"]), (("Tom", "Ulm"), ["y"])]):
        with pytest.raises(ListFileError, match="line by line"):
            write_text_copy(source, dialect, ["New"], rows, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_an_answer_that_the_encoding_lacks_is_not_lost(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes("Name;Ort\nJörg;Köln\n".encode("cp1252"))
    with pytest.raises(ListFileError, match="cp1252"):
        write_text_copy(
            source,
            TextDialect("cp1252", ";", 1),
            ["New"],
            [(("Jörg", "Köln"), ["Łódź"])],
            tmp_path / "out.csv",
        )
