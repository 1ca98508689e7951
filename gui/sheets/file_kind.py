"""Which kind of spreadsheet a file is, told from its content and never from its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.sheets import opening
from gui.sheets.encoding import wide_encoding

if TYPE_CHECKING:
    from pathlib import Path


class FileKind(StrEnum):
    """A kind of file that can be read; ``CSV`` is every text file of rows, whatever divides its cells."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 8192
_UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
_CONTENT_TYPES = (
    ("ms-excel.sheet.binary.macroenabled.main", FileKind.XLSB),
    ("ms-excel.sheet.macroenabled.main", FileKind.XLSM),
    ("ms-excel.template.macroenabled.main", FileKind.XLSM),
    ("spreadsheetml.sheet.main", FileKind.XLSX),
    ("spreadsheetml.template.main", FileKind.XLSX),
)
_OTHER_PACKAGES = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
    ("index/document.iwa", "an Apple Numbers file (in Numbers: File, Export To, Excel)"),
    ("index.zip", "an Apple Numbers file (in Numbers: File, Export To, Excel)"),
)
_MARKUP = re.compile(rb"^\s*<(!doctype|html|\?xml|table|head|body|meta|style|workbook|!--)", re.IGNORECASE)


def detect_kind(path: Path) -> FileKind:
    """Tell a file's kind from its content.

    Raises:
        ListFileError: missing, empty, encrypted, damaged, or not a spreadsheet; the sentence says which.
    """
    opening.check_file(path)
    with opening.reading_errors(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return _package_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            raise opening.not_a_spreadsheet(path, name)
    _check_text(path, head)
    return FileKind.CSV


def _package_kind(path: Path) -> FileKind:
    with opening.reading_errors(path):
        try:
            with zipfile.ZipFile(path) as package:
                names = [name.lower() for name in package.namelist()]
                mime = _short_member(package, "mimetype")
                types = _short_member(package, "[Content_Types].xml").lower()
        except _UNZIP_ERRORS as error:
            raise opening.damaged(path, repr(error)) from error
    for word, kind in _CONTENT_TYPES:
        if word in types:
            return kind
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "opendocument.spreadsheet" in mime:
        return FileKind.ODS
    for prefix, name in _OTHER_PACKAGES:
        if any(member.startswith(prefix) for member in names):
            raise opening.not_a_spreadsheet(path, name)
    raise opening.not_a_spreadsheet(path, "a zip archive")


def _short_member(package: zipfile.ZipFile, name: str) -> str:
    try:
        with package.open(name) as member:
            return member.read(1024 * 1024).decode("utf-8", "replace")
    except KeyError:
        return ""


def _ole_kind(path: Path) -> FileKind:
    # The directory of names may lie anywhere in the file; they are spelt in UTF-16.
    with opening.reading_errors(path):
        content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise opening.password(path)
    if "WordDocument".encode("utf-16-le") in content:
        raise opening.not_a_spreadsheet(path, "a Word document")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return FileKind.XLS
    raise opening.not_a_spreadsheet(path)


def _check_text(path: Path, head: bytes) -> None:
    body = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(body):
        raise opening.not_a_spreadsheet(
            path, "a web page or XML (open it in Excel and save it as an Excel workbook)"
        )
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or body.count(0) > len(body) // 5 or wide_encoding(head):
        return  # UTF-16; the reader of encodings looks closer
    controls = sum(body.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if controls > len(body) // 100 + 1:
        raise opening.not_a_spreadsheet(path)
