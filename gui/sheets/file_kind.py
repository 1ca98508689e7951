"""Which kind of spreadsheet a file is, told from its content and never from its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.sentences import say
from gui.sheets import opening, packed_file
from gui.sheets.text.encoding import wide_encoding
from gui.sheets.workbooks import compound
from gui.sheets.workbooks.package import plain_name

if TYPE_CHECKING:
    from pathlib import Path


class FileKind(StrEnum):
    """A kind of file that can be read.

    ``CSV`` is every text file of rows, whatever divides its cells; ``XML`` is Excel's of 2003; ``PACKED`` is
    a gzip or zip file with one list in it.
    """

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    FODS = "fods"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    PACKED = "packed"
    CSV = "csv"


_HEAD_BYTES = 8192
_UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError)
_SIGNATURES = (
    (b"%PDF", say("a PDF")),
    (b"\x89PNG", say("a picture")),
    (b"\xff\xd8\xff", say("a picture")),
    (b"GIF8", say("a picture")),
    (b"7z\xbc\xaf", say("a 7-Zip archive")),
    (b"Rar!", say("a RAR archive")),
    (b"{\\rtf", say("a text document (RTF)")),
    (b"SQLite format 3", say("a database")),
    (b"PAR1", say("a Parquet file")),
)
_CONTENT_TYPES = (
    ("ms-excel.sheet.binary.macroenabled.main", FileKind.XLSB),
    ("ms-excel.sheet.macroenabled.main", FileKind.XLSM),
    ("ms-excel.template.macroenabled.main", FileKind.XLSM),
    ("spreadsheetml.sheet.main", FileKind.XLSX),
    ("spreadsheetml.template.main", FileKind.XLSX),
)
_OTHER_PACKAGES = (
    ("word/", say("a Word document")),
    ("ppt/", say("a PowerPoint file")),
    ("index/document.iwa", say("an Apple Numbers file (in Numbers: File, Export To, Excel)")),
    ("index.zip", say("an Apple Numbers file (in Numbers: File, Export To, Excel)")),
)
_OTHER_STREAMS = (
    ("worddocument", say("a Word document")),
    ("powerpoint document", say("a PowerPoint file")),
    ("__properties_version1.0", say("an e-mail of Outlook")),
)
_PAGE = re.compile(
    r"\s*<(!doctype\s+html|html|table|thead|tbody|tr|head|body|meta|style|title)\b", re.IGNORECASE
)
_MARKUP = re.compile(r"\s*<(!doctype|\?xml|!--|!\[|[a-z][\w:]*[\s>])", re.IGNORECASE)
_ARCHIVE = re.compile(r"\s*(mime-version|content-type|from|subject|date):", re.IGNORECASE)
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


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
    if head.startswith(compound.MARK):
        return _ole_kind(path)
    if head.startswith(packed_file.GZIP):
        return FileKind.PACKED
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            raise opening.not_a_spreadsheet(path, name)
    return _markup_kind(path, head) or _text_kind(path, head)


def _package_kind(path: Path) -> FileKind:
    with opening.reading_errors(path):
        try:
            with zipfile.ZipFile(path) as package:
                members = {plain_name(name): name for name in package.namelist()}
                mime = _short_member(package, members.get("mimetype"))
                types = _short_member(package, members.get("[content_types].xml")).lower()
        except _UNZIP_ERRORS as error:
            raise opening.damaged(path, repr(error)) from error
    for word, kind in _CONTENT_TYPES:
        if word in types:
            return kind
    if "xl/workbook.xml" in members:
        return FileKind.XLSX
    if "opendocument.spreadsheet" in mime:
        return FileKind.ODS
    for prefix, name in _OTHER_PACKAGES:
        if any(member.startswith(prefix) for member in members):
            raise opening.not_a_spreadsheet(path, name)
    lists = packed_file.spreadsheets_in(members.values())
    if len(lists) > 1:
        raise packed_file.several(path, lists)
    if lists:
        return FileKind.PACKED
    raise opening.not_a_spreadsheet(path, say("a zip archive"))


def _short_member(package: zipfile.ZipFile, name: str | None) -> str:
    if name is None:
        return ""
    with package.open(name) as member:
        return member.read(1024 * 1024).decode("utf-8", "replace")


def _ole_kind(path: Path) -> FileKind:
    streams = {name.lower() for name in compound.CompoundFile(path).streams()}
    if "encryptedpackage" in streams:
        raise opening.password(path)
    if streams & {"workbook", "book"}:
        return FileKind.XLS
    for stream, name in _OTHER_STREAMS:
        if stream in streams:
            raise opening.not_a_spreadsheet(path, name)
    raise opening.not_a_spreadsheet(path)


def _markup_kind(path: Path, head: bytes) -> FileKind | None:
    """Tell web pages and the kinds of XML; None for what is no markup."""
    text = _decoded(head)
    if _ARCHIVE.match(text) and "multipart/related" in text.lower():
        return FileKind.MHTML
    if _PAGE.match(text):
        return FileKind.HTML
    if not _MARKUP.match(text):
        return None
    if _XML_2003 in text:
        return FileKind.XML
    if _OPEN_DOCUMENT in text:
        return FileKind.FODS
    if re.search(r"<(html|table|body)\b", text, re.IGNORECASE):
        return FileKind.HTML
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        raise opening.not_a_spreadsheet(path, say("XML of another kind"))
    return None


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head[:2] == b"<\0":
        return head.decode("utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _text_kind(path: Path, head: bytes) -> FileKind:
    body = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or body.count(0) > len(body) // 5 or wide_encoding(head):
        return FileKind.CSV  # UTF-16; the reader of encodings looks closer
    controls = sum(body.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if controls > len(body) // 100 + 1:
        raise opening.not_a_spreadsheet(path)
    return FileKind.CSV
