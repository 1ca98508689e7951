"""What the records of an .xls tell and calamine does not: formats, errors, what is hidden or merged.

Source of fact: Microsoft's [MS-XLS], Excel Binary File Format; section numbers stand beside the records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from gui.sheets import opening
from gui.sheets.formats.builtin_formats import BUILTIN_FORMATS
from gui.sheets.formats.cell_value import ERRORS
from gui.sheets.formats.number_format import GENERAL
from gui.sheets.workbooks.compound import CompoundFile, workbook_stream
from gui.sheets.workbooks.sheet_notes import Merge, SheetNotes
from gui.sheets.workbooks.sheet_scan import SheetScan
from gui.sheets.workbooks.styled_rows import StyledRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BOF, _EOF = 0x809, 0x0A  # 2.4.21, 2.4.103
_FILEPASS, _FORMAT, _XF, _BOUNDSHEET = 0x2F, 0x41E, 0xE0, 0x85  # 2.4.117, .126, .353, .28
_ROW, _COLINFO, _MERGED = 0x208, 0x7D, 0xE5  # 2.4.221, .53, .168
_NUMBER, _RK, _MULRK = 0x203, 0x27E, 0xBD  # 2.4.180, .220, .175
_FORMULA, _BOOLERR = 0x06, 0x205  # 2.4.127, .24
_STRING, _BETWEEN = 0x207, frozenset((0x4BC, 0x221, 0x236))  # 2.4.268; SHRFMLA, ARRAY, TABLE: .277, .4, .313
_TEXTS = frozenset((0xFD, 0x204, 0xD6))  # LABELSST, LABEL, RSTRING: 2.4.149, .148
_BIFF8 = 0x600
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x1
_ERROR = 2
_LAST_COLUMN = 255


def scan_xls(path: Path) -> dict[str, SheetScan]:
    """Run over the records of every sheet.

    Raises:
        ListFileError: encrypted or damaged.
    """
    stream = workbook_stream(path, CompoundFile(path))
    try:
        return _scan(path, stream)
    except (struct.error, IndexError) as error:
        raise opening.damaged(path, repr(error)) from error


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of one part of the stream, those of charts within it left out."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, start)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


def _scan(path: Path, stream: bytes) -> dict[str, SheetScan]:
    formats: dict[int, str] = {}
    cell_formats: list[int] = []
    places: dict[str, int] = {}
    is_biff8 = True
    for kind, body in _records(stream, 0):
        if kind == _BOF:
            is_biff8 = struct.unpack_from("<H", body)[0] == _BIFF8
        elif kind == _FILEPASS:
            raise opening.password(path)
        elif kind == _FORMAT:
            (index,) = struct.unpack_from("<H", body)
            formats[index] = _text(body[2:], 2 if is_biff8 else 1, is_biff8=is_biff8)
        elif kind == _XF:
            cell_formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET and len(body) > 6:
            places[_text(body[6:], 1, is_biff8=is_biff8)] = struct.unpack_from("<L", body)[0]
    codes = [formats.get(number) or BUILTIN_FORMATS.get(number, GENERAL) for number in cell_formats]
    return {name: _Sheet(codes, is_biff8=is_biff8).read(stream, place) for name, place in places.items()}


def _text(body: bytes, length_bytes: int, *, is_biff8: bool) -> str:
    count = int.from_bytes(body[:length_bytes], "little")
    if not is_biff8:
        return body[length_bytes : length_bytes + count].decode("cp1252", "replace")
    is_wide = body[length_bytes] & 1
    raw = body[length_bytes + 1 : length_bytes + 1 + (count * 2 if is_wide else count)]
    return raw.decode("utf-16-le" if is_wide else "latin-1", "replace")


class _Sheet:
    """One sheet while its records pass."""

    def __init__(self, codes: list[str], *, is_biff8: bool) -> None:
        self._codes = codes
        self._is_biff8 = is_biff8
        self._styled = StyledRows()
        self._overlay: dict[int, dict[int, str]] = {}
        self._hidden: set[int] = set()
        self._filled: set[int] = set()
        self._hidden_columns = 0
        self._merges: list[Merge] = []
        self._last = (0, 0)
        self._is_apart = False

    def read(self, stream: bytes, place: int) -> SheetScan:
        """Run over the sheet that begins at a place."""
        see: dict[int, Callable[[int, bytes], None]] = {
            **dict.fromkeys((_NUMBER, _RK, _FORMULA, _BOOLERR), self._see_cell),
            **dict.fromkeys(_TEXTS, self._see_text),
            **dict.fromkeys(_BETWEEN, self._see_between),
            _MULRK: self._see_many,
            _ROW: self._see_row,
            _COLINFO: self._see_columns,
            _MERGED: self._see_merged,
            _STRING: self._see_result,
        }
        for kind, body in _records(stream, place):
            if kind in see:
                see[kind](kind, body)
        notes = SheetNotes(len(self._hidden & self._filled), self._hidden_columns, merges=tuple(self._merges))
        last = max(self._filled, default=-1) + 1
        return SheetScan(
            len(self._filled), last, 256, self._styled.formats(self._codes), self._overlay, notes
        )

    def _see_text(self, _: int, body: bytes) -> None:
        self._filled.add(struct.unpack_from("<H", body)[0])

    def _see_between(self, *_: object) -> None:
        self._is_apart = True

    def _see_row(self, _: int, body: bytes) -> None:
        row, flags = struct.unpack_from("<H10xH", body)
        if flags & _HIDDEN_ROW:
            self._hidden.add(row)

    def _see_columns(self, _: int, body: bytes) -> None:
        first, last, flags = struct.unpack_from("<2H4xH", body)
        if flags & _HIDDEN_COLUMN and last < _LAST_COLUMN:
            self._hidden_columns += max(last - first + 1, 0)

    def _see_cell(self, kind: int, body: bytes) -> None:
        row, column, style = struct.unpack_from("<3H", body)
        self._filled.add(row)
        self._last, self._is_apart = (row + 1, column), False
        error: int | None = None
        if kind == _BOOLERR and body[7]:
            error = body[6]
        elif kind == _FORMULA and body[12:14] == b"\xff\xff":
            error = body[8] if body[6] == _ERROR else None
        elif kind != _BOOLERR:
            self._styled.add(row + 1, column, style)
        if error is not None:
            self._overlay.setdefault(row + 1, {})[column] = ERRORS.get(error, "#N/A")

    def _see_result(self, _: int, body: bytes) -> None:
        """Keep a formula's text that does not follow it at once: calamine does not find it then."""
        if self._is_apart:
            self._overlay.setdefault(self._last[0], {})[self._last[1]] = _text(
                body, 2, is_biff8=self._is_biff8
            )

    def _see_many(self, _: int, body: bytes) -> None:
        row, column = struct.unpack_from("<2H", body)
        self._filled.add(row)
        for start in range(4, len(body) - 2, 6):
            (style,) = struct.unpack_from("<H", body, start)
            self._styled.add(row + 1, column, style)
            column += 1

    def _see_merged(self, _: int, body: bytes) -> None:
        (count,) = struct.unpack_from("<H", body)
        for number in range(count):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + number * 8)
            self._merges.append(Merge(top + 1, left, bottom + 1, right))
