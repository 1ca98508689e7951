"""Files made to hang a reader or to eat the machine's memory; each is small on disk."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

from tests.data.book_parts import MAIN, SHEET_PART, Book, packed, rows_of
from tests.data.xls_parts import compound, label, xls

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = rows_of(("Name", "Company"), ("Mira", "Northpier"))
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_ENTITIES = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'
_MEGA = 1_000_000


def _sheet(rows: str) -> bytes:
    return Book(rows).write()


def _far(reference: str) -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return _sheet(f'{PEOPLE}<row r="{row}"><c r="{reference}"><v>1</v></c></row>')


def _entities() -> bytes:
    xml = (
        f'<?xml version="1.0"?>{_ENTITIES}<worksheet xmlns="{MAIN}"><sheetData>&l11;</sheetData></worksheet>'
    )
    return Book(PEOPLE, parts={SHEET_PART: xml.encode()}).write()


def _shared_entities() -> bytes:
    xml = f'<?xml version="1.0"?>{_ENTITIES}<sst xmlns="{MAIN}"><si><t>&l11;</t></si></sst>'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    return Book(rows, shared=" ", parts={"xl/sharedStrings.xml": xml.encode()}).write()


def _old_entities() -> bytes:
    root = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    return f'<?xml version="1.0"?>{_ENTITIES}{root}&l11;</Workbook>'.encode()


def _long_string(cells: int) -> bytes:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, cells))
    return Book(rows, shared=f"<si><t>{'x' * _MEGA}</t></si>").write()


def _overlapping() -> bytes:
    """Many members of the list that are one member of the file."""
    whole = packed({"a": bytes(20 * _MEGA), "xl/workbook.xml": b"<workbook/>"})
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        first = package.getinfo("a")
    directory = whole.index(b"PK\x01\x02")
    entry_end = whole.index(b"PK\x01\x02", directory + 4)
    entry, end = whole[directory:entry_end], whole[whole.index(b"PK\x05\x06") :]
    count = 20_002
    many = entry * count
    size = len(many).to_bytes(4, "little") + directory.to_bytes(4, "little")
    stated = (count % 65536).to_bytes(2, "little") * 2
    assert first.header_offset == 0
    return whole[:directory] + many + end[:8] + stated + size + end[20:]


def _loop() -> bytes:
    """A container whose chain of sectors comes back to itself."""
    content = bytearray(compound({"Workbook": bytes(9_000)}))
    content[512 + 4 * 3 : 512 + 4 * 4] = (2).to_bytes(4, "little")
    return bytes(content)


def _huge_page() -> bytes:
    return b"<table>" + b"<tr><td colspan=99999999 rowspan=99999999>a" * 20_000 + b"</table>"


def _repeated() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>'
    return (
        '<?xml version="1.0"?><office:document'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t"'
        ' xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="L">'
        f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document>"
    ).encode()


def _nested() -> bytes:
    inner = packed({"leads.csv": bytes(140 * _MEGA)})
    return packed({"leads.csv.zip": inner, "leads.csv": bytes(140 * _MEGA)})


#: name -> what makes it, and words of the sentence that refuses it; "" where it may as well be read.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip-bomb.xlsx": (lambda: _sheet(PEOPLE + " " * 140 * _MEGA), "too large to be read safely"),
    "zip-overlapping.xlsx": (_overlapping, ""),
    "zip-nested.zip": (_nested, "too large"),
    "gzip-bomb.csv.gz": (lambda: gzip.compress(bytes(140 * _MEGA), mtime=0), "too large"),
    "entities.xlsx": (_entities, "is damaged"),
    "entities-shared.xlsx": (_shared_entities, "is damaged"),
    "entities.xml": (_old_entities, "is damaged"),
    "far-corner.xlsx": (lambda: _far("XFD1048576"), "16,384 columns"),
    "far-row.xlsx": (lambda: _far("A1048576"), ""),
    "far-column.xlsx": (lambda: _far("ZZZ9"), "is damaged"),
    "far-apostrophes.xlsx": (
        lambda: _sheet(PEOPLE + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        "16,384 columns",
    ),
    "far-small-letters.xlsx": (
        lambda: _sheet(f'{PEOPLE}<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>'),
        "",
    ),
    "long-cell.xlsx": (
        lambda: _sheet(
            f'{PEOPLE}<row r="3"><c r="A3" t="inlineStr"><is><t>{"x" * 100 * _MEGA}</t></is></c></row>'
        ),
        "too large",
    ),
    "long-string.xlsx": (lambda: _long_string(20_000), ""),
    "old-loop.xls": (_loop, "is damaged"),
    "old-cut.xls": (lambda: xls(label(0, 0, "Name"))[:1600], "is damaged"),
    "page-spans.xls": (_huge_page, "too large"),
    "page-comment.html": (lambda: b"<html><!--" + b"-" * 30 * _MEGA, "is damaged"),
    "page-deep.html": (lambda: b"<table><tr><td>" * 40_000, ""),
    "repeated.fods": (_repeated, "columns"),
}
