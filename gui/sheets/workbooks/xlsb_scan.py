"""What the records of an .xlsb tell and calamine does not: its reach, formats, errors, what is hidden.

Source of fact: Microsoft's [MS-XLSB], Excel (.xlsb) Binary File Format, 2.1.4 (records) and 2.4.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from gui.sheets import opening
from gui.sheets.formats.cell_value import ERRORS
from gui.sheets.workbooks.package import Package
from gui.sheets.workbooks.sheet_formats import code_of
from gui.sheets.workbooks.sheet_notes import Merge, SheetNotes
from gui.sheets.workbooks.sheet_scan import SheetScan
from gui.sheets.workbooks.styled_rows import StyledRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ROW, _BLANK, _NUMBERS, _ERRORS, _LAST_CELL = 0, 1, frozenset((2, 5, 9)), frozenset((3, 11)), 11
_FORMAT, _CELL_FORMAT, _COLUMN, _SHEET, _MERGED = 44, 47, 60, 156, 176
_BEGIN_CELL_FORMATS, _END_CELL_FORMATS = 617, 618
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x1
_MORE = 0x80
_LAST_COLUMN = 16_383
_LONGEST_RECORD = 16 * 1024 * 1024


def scan_xlsb(path: Path) -> dict[str, SheetScan]:
    """Run over the records of every sheet; those that are not sheets of cells are left out.

    Raises:
        ListFileError: damaged, or unpacking beyond what is allowed.
    """
    with Package(path) as package:
        workbook = package.workbook_part()
        relations = package.relations(workbook)
        try:
            codes = _codes(package, next((part for kind, part in relations.values() if kind == "styles"), ""))
            found = {}
            for kind, body in _records(path, package.unpack(workbook)):
                if kind == _SHEET:
                    relation, rest = _text(body, 8)
                    part = relations.get(relation, ("", ""))
                    if part[0] == "worksheet" and package.has(part[1]):
                        found[_text(body, rest)[0]] = _scan(path, package.unpack(part[1]), codes)
        except (struct.error, IndexError) as error:
            raise opening.damaged(path, repr(error)) from error
    return found


def _records(path: Path, pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give a part's records: their kind, and what they hold."""
    buffer, position = b"", 0
    for piece in pieces:
        buffer, position = buffer[position:] + piece, 0
        while (head := _head(buffer, position)) is not None:
            kind, size, start = head
            if size > _LONGEST_RECORD:
                raise opening.damaged(path, f"a record of {size} bytes")
            if start + size > len(buffer):
                break
            yield kind, buffer[start : start + size]
            position = start + size


def _head(buffer: bytes, position: int) -> tuple[int, int, int] | None:
    """Read a record's kind and size and where it starts; None where the buffer ends before."""
    numbers = []
    for most in (2, 4):
        number = 0
        for place in range(most):
            if position >= len(buffer):
                return None
            byte = buffer[position]
            position += 1
            number |= (byte & ~_MORE) << 7 * place
            if not byte & _MORE:
                break
        numbers.append(number)
    return numbers[0], numbers[1], position


def _text(body: bytes, start: int) -> tuple[str, int]:
    """Read a text and where it ends."""
    (count,) = struct.unpack_from("<L", body, start)
    end = start + 4 + (count * 2 if count < len(body) else 0)
    return body[start + 4 : end].decode("utf-16-le", "replace"), end


def _codes(package: Package, part: str) -> list[str]:
    if not package.has(part):
        return []
    named: dict[str, str] = {}
    numbers: list[int] = []
    is_inside = False
    for kind, body in _records(package.path, package.unpack(part)):
        if kind == _FORMAT:
            named[str(struct.unpack_from("<H", body)[0])] = _text(body, 2)[0]
        elif kind in {_BEGIN_CELL_FORMATS, _END_CELL_FORMATS}:
            is_inside = kind == _BEGIN_CELL_FORMATS
        elif kind == _CELL_FORMAT and is_inside:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
    return [code_of(str(number), named) for number in numbers]


def _scan(path: Path, pieces: Iterable[bytes], codes: list[str]) -> SheetScan:
    styled, overlay = StyledRows(), dict[int, dict[int, str]]()
    rows = last_row = columns = hidden_rows = hidden_columns = row = 0
    merges: list[Merge] = []
    is_hidden = is_filled = False
    for kind, body in _records(path, pieces):
        if kind == _ROW:
            row = struct.unpack_from("<L", body)[0] + 1
            is_hidden, is_filled = bool(body[11] & _HIDDEN_ROW), False
        elif _BLANK < kind <= _LAST_CELL:
            column, style = struct.unpack_from("<2L", body)
            if kind in _NUMBERS:
                styled.add(row, column, style & 0xFFFFFF)
            elif kind in _ERRORS:
                overlay.setdefault(row, {})[column] = ERRORS.get(body[8], "#N/A")
            if not is_filled:
                rows, hidden_rows, is_filled = rows + 1, hidden_rows + is_hidden, True
            last_row, columns = max(last_row, row), max(columns, column + 1)
        elif kind == _COLUMN:
            first, last, flags = struct.unpack_from("<2L8xH", body)
            if flags & _HIDDEN_COLUMN and last < _LAST_COLUMN:
                hidden_columns += max(last - first + 1, 0)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4L", body)
            merges.append(Merge(top + 1, left, bottom + 1, right))
    notes = SheetNotes(hidden_rows, hidden_columns, merges=tuple(merges))
    return SheetScan(rows, last_row, columns, styled.formats(codes), overlay, notes)
