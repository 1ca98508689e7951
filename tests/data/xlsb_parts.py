"""Writes .xlsb files record by record, the same bytes every time."""

from __future__ import annotations

import struct

from tests.data.book_parts import Book, packed

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)


def record(kind: int, body: bytes = b"") -> bytes:
    """Write one record."""
    return _number(kind) + _number(len(body)) + body


def _number(value: int) -> bytes:
    return bytes([value]) if value < 128 else bytes([value & 127 | 128, value >> 7])


def wide(text: str) -> bytes:
    """Write a text with its length before it."""
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def row(number: int, *cells: bytes, is_hidden: bool = False) -> bytes:
    """Write a row, counted from 0, and its cells."""
    flags = 0x10 if is_hidden else 0
    return record(0, struct.pack("<LLHBBBL", number, 0, 300, 0, flags, 0, 0)) + b"".join(cells)


def text(column: int, shown: str) -> bytes:
    """Write a cell with its text."""
    return record(6, struct.pack("<LL", column, 0) + wide(shown))


def number(column: int, value: float, style: int = 0) -> bytes:
    """Write a cell with a number."""
    return record(5, struct.pack("<LLd", column, style, value))


def error(column: int, code: int) -> bytes:
    """Write a cell with an error."""
    return record(3, struct.pack("<LLB", column, 0, code))


def xlsb(rows: bytes, formats: tuple[str, ...] = ()) -> bytes:
    """Write a workbook with one sheet named Leads; style 1 has the first of the formats."""
    sheet = (
        record(129)
        + record(148, struct.pack("<4L", 0, 1, 0, 1))
        + record(145)
        + rows
        + record(146)
        + record(130)
    )
    bundle = record(156, struct.pack("<LL", 0, 1) + wide("rId1") + wide("Leads"))
    workbook = record(131) + record(143) + bundle + record(144) + record(132)
    named = b"".join(
        record(44, struct.pack("<H", 164 + place) + wide(code)) for place, code in enumerate(formats)
    )
    numbers = (0, *(164 + place for place in range(len(formats))))
    cells = b"".join(record(47, struct.pack("<HH12x", 0, number)) for number in numbers)
    styles = (
        record(278)
        + record(615, struct.pack("<L", len(formats)))
        + named
        + record(616)
        + record(617, struct.pack("<L", len(numbers)))
        + cells
        + record(618)
        + record(279)
    )
    relations = Book().members()["xl/_rels/workbook.xml.rels"].replace(b".xml", b".bin")
    first = Book().members()["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    return packed(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": first,
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": styles,
        }
    )
