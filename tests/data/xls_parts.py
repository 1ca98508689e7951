"""Writes .xls files record by record, and their container, the same bytes every time."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(streams: dict[str, bytes]) -> bytes:
    """Put streams into a container; each is filled up to 4,096 bytes, so that it has sectors of its own."""
    content = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    table = [_TABLE, _END]
    body = b""
    starts = []
    for data in content.values():
        count = -(-len(data) // _SECTOR)
        first = len(table)
        starts.append(first)
        table += [*range(first + 1, first + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
    if len(table) > _SECTOR // 4 or len(content) > 3:
        raise ValueError("the tests' containers have one sector of table and one of names")
    names = [_entry("Root Entry", 5, 1, _END, 0)]
    for number, (name, data) in enumerate(content.items(), start=1):
        right = number + 1 if number < len(content) else _FREE
        names.append(_entry(name, 2, _FREE, starts[number - 1], len(data), right))
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = struct.pack("<8s16x5H6x8L", _MARK, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END)
    header += struct.pack("<L", 0) + struct.pack("<109L", 0, *[_FREE] * 108)
    directory = b"".join(names).ljust(_SECTOR, b"\0")
    return header + struct.pack("<128L", *table) + directory + body


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    spelt = name.encode("utf-16-le").ljust(64, b"\0")
    return spelt + struct.pack(
        "<HBBLLL36xLLL", len(name) * 2 + 2, kind, 1, _FREE, right, child, start, size, 0
    )


def record(kind: int, body: bytes) -> bytes:
    """Write one record."""
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    """Write a cell with its text."""
    body = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
    return record(0x204, body)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """Write a cell with a number; ``style`` 1 has the first format given to ``xls``."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def error(row: int, column: int, code: int) -> bytes:
    """Write a cell with an error."""
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def hidden_row(row: int) -> bytes:
    """Write that a row is not shown."""
    return record(0x208, struct.pack("<HHHHHHL", row, 0, 9, 255, 0, 0, 0x20 | 0x100))


def xls(cells: bytes, formats: tuple[str, ...] = (), *, before: bytes = b"") -> bytes:
    """Write a workbook with one sheet named Leads.

    Args:
        cells: the records of its sheet.
        formats: number formats; style 1 has the first.
        before: further records of the workbook.
    """
    begin = record(0x809, struct.pack("<HHHHLL", 0x600, 0x5, 0xDBB, 0x7CC, 0, 6))
    named = b"".join(
        record(0x41E, struct.pack("<HHB", 164 + place, len(code), 1) + code.encode("utf-16-le"))
        for place, code in enumerate(formats)
    )
    styles = b"".join(
        record(0xE0, struct.pack("<HH16x", 0, 164 + place if place >= 0 else 0))
        for place in range(-1, len(formats))
    )
    head = begin + before + named + styles
    sheet = struct.pack("<LBBBB", len(head) + 4 + 8 + 5 + 4, 0, 0, 5, 0) + b"Leads"
    globals_ = head + record(0x85, sheet) + record(0x0A, b"")
    begin_sheet = record(0x809, struct.pack("<HHHHLL", 0x600, 0x10, 0xDBB, 0x7CC, 0, 6))
    return compound({"Workbook": globals_ + begin_sheet + cells + record(0x0A, b"")})
