"""One clear sentence for every file that is no list, and never a hang or a crash."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.errors import ListFileError, OutputError
from gui.sheets.file_kind import detect_kind
from gui.sheets.output.safe_save import check_output
from gui.sheets.reading import ReadOptions, open_list
from tests.data.xls_parts import compound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def book_bytes(*rows: list[str]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give a package with one of its parts changed."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return result.getvalue()


def zipped(**members: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return result.getvalue()


def scratched(content: bytes, name: str) -> bytes:
    """Give a package with some packed bytes of one part overwritten."""
    start = content.index(name.encode()) + len(name) + 40
    return content[:start] + bytes(20) + content[start + 20 :]


LEADS = book_bytes(["Name", "Company"], ["Mira", "Northpier"])
SHEET = "xl/worksheets/sheet1.xml"
FAR_CELL = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.csv", b"\xef\xbb\xbf", "is empty"),
        ("a.csv", b"\n\n,,\n", "is empty"),
        ("a.xlsx", book_bytes(), "is empty"),
        ("a.csv", b"Name,Company\n", "has a header and no rows below it"),
        ("a.xlsx", book_bytes(["Name", "Company"]), "has a header and no rows below it"),
        ("a.xlsx", b"%PDF-1.7 ...", "is a PDF, not a spreadsheet"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        ("a.xlsx", bytes(range(256)) * 8, "is not a spreadsheet"),
        ("a.xls", b"<html><table><tr><td>Name</td></tr></table></html>", "has a header and no rows"),
        ("a.xls", b"<html><p>Please log in</p></html>", "has no table in it"),
        ("a.xml", b"<?xml version='1.0'?><rss><item/></rss>", "is XML of another kind"),
        ("a.xlsx", LEADS[:-200], "is damaged or incomplete"),
        ("a.xlsx", scratched(LEADS, SHEET), "is damaged or incomplete"),
        ("a.xlsx", compound({"EncryptedPackage": b""}), "is protected by a password"),
        ("a.xls", compound({"WordDocument": b""}), "is a Word document"),
        ("a.xls", compound({"Workbook": b""}), "has no sheet with cells"),
        ("a.xls", OLE, "is damaged or incomplete"),
        ("a.msg", compound({"__properties_version1.0": b""}), "is an e-mail of Outlook"),
        ("a.xlsx", zipped(word__document_xml=b"<w/>"), "is a Word document"),
        ("a.numbers", zipped(Index__Document_iwa=b""), "is an Apple Numbers file"),
        ("a.xlsx", zipped(readme_md=b"hello"), "is a zip archive"),
        ("a.xlsx", with_part(LEADS, SHEET, lambda xml: xml[:200]), "is damaged or incomplete"),
        ("a.xlsx", with_part(LEADS, "xl/workbook.xml", lambda _: b"<oops"), "is damaged or incomplete"),
        (
            "a.xlsx",
            with_part(LEADS, "xl/workbook.xml", lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml),
            "is damaged or incomplete",
        ),
    ],
)
def test_refused_with_a_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ListFileError, match=re.escape(sentence)) as caught:
        open_list(path, ReadOptions(header_row=1))
    assert name in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ListFileError, match="There is no file"):
        open_list(tmp_path / "nope.xlsx")
    with pytest.raises(ListFileError, match="is a folder"):
        open_list(tmp_path)
    with pytest.raises(ListFileError, match="name is too long"):
        open_list(tmp_path / ("x" * 400))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ListFileError, match="not an ordinary file"):
        open_list(tmp_path / "pipe.csv")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    bomb = with_part(LEADS, SHEET, lambda xml: xml + b" " * 160_000_000)
    path.write_bytes(bomb)
    assert len(bomb) < 1_000_000
    with pytest.raises(ListFileError, match="too large to be read safely"):
        open_list(path)


def test_a_lone_far_cell_reserves_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    far = b'</row><row r="1048576">' + FAR_CELL
    path.write_bytes(with_part(LEADS, SHEET, lambda xml: xml.replace(b"</row></sheetData>", far)))
    with pytest.raises(ListFileError, match="16,384 columns"):
        open_list(path, ReadOptions(header_row=1))


def test_a_row_beyond_excels_last(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    far = b'</row><row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>'
    path.write_bytes(with_part(LEADS, SHEET, lambda xml: xml.replace(b"</row></sheetData>", far)))
    with pytest.raises(ListFileError, match="damaged"):
        open_list(path, ReadOptions(header_row=1))


def test_a_header_that_cannot_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name\nMira\n")
    with pytest.raises(ListFileError, match="has no row 9"):
        open_list(path, ReadOptions(header_row=9))


def test_an_unknown_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name\nMira\n")
    with pytest.raises(ListFileError, match="no encoding named"):
        open_list(path, ReadOptions(encoding="nonsense"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_with_damaged_letters(tmp_path: Path) -> None:
    """A list unpacked from an archive that was made in another encoding."""
    path = tmp_path / os.fsdecode(b"l\xe9ads.csv")
    path.write_text("First name\nMira\n")
    with pytest.raises(ListFileError, match=r"l\?ads\.csv holds letters that are damaged.*Rename it"):
        detect_kind(path)
    with pytest.raises(OutputError, match="damaged"):
        check_output(path)
