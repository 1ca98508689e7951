"""A sheet's XML taken apart into its head, its rows and its tail, as a stream and without a parser.

The bytes are only ever cut, never rewritten, so what is not touched stays as it was. In XML a "<" within
text must be escaped, so the tags searched for cannot occur in a cell's text; where CDATA would allow it,
the sheet is refused.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gui.sheets import limits, opening
from gui.sheets.grid import column_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\s*(?:\s[^>]*?)?(/?)>")
_ROW_NUMBER = re.compile(rb"""\sr=["'](\d+)["']""")
_REFERENCE = re.compile(rb"""\sr=["']([A-Z]{1,3})\d+["']""")
_STYLE = re.compile(rb"""\ss=["'](\d+)["']""")
# A cell's tag as Excel and most programs write it; other orders of its attributes go the longer way.
_USUAL_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="\w+")?/?>')
_SLASH = ord("/")
_LONGEST_ROW = 64 * limits.MEGABYTE


@dataclass(frozen=True)
class Head:
    """Everything up to the first row; ``prefix`` is that of the sheet's namespace, "x:" or ""."""

    xml: bytes
    prefix: bytes


class Row(NamedTuple):
    """One row element.

    Attributes:
        before: what stood between it and the row before, mostly nothing.
        number: from 1.
        tag: its opening tag, never self-closing.
        body: its cells.
    """

    before: bytes
    number: int
    tag: bytes
    body: bytes


@dataclass(frozen=True)
class Tail:
    """Everything from the end of the rows on."""

    xml: bytes


class SheetReader:
    """Cuts the pieces of one sheet; ``path`` is only for what is said when it cannot."""

    def __init__(self, path: Path, pieces: Iterable[bytes]) -> None:
        self._path = path
        self._pieces = iter(pieces)
        self._buffer = b""

    def __iter__(self) -> Iterator[Head | Row | Tail]:
        match = self._find_sheet_data()
        head = self._buffer[: match.end()]
        self._check_head(head)
        prefix = match.group(1)
        position = match.end()
        if match.group(2):
            # No rows at all: open the element, so that rows can be put into it.
            open_tag, close_tag = b"<%bsheetData>" % prefix, b"</%bsheetData>" % prefix
            yield Head(head[: match.start()] + open_tag, prefix)
            yield Tail(close_tag + self._rest(position))
            return
        yield Head(head, prefix)
        yield from self._rows(prefix, position)

    def _find_sheet_data(self) -> re.Match[bytes]:
        while not (match := _SHEET_DATA.search(self._buffer)):
            if not self._more():
                raise opening.too_exotic(self._path, "its sheet is not written as usual")
        return match

    def _more(self) -> bool:
        if len(self._buffer) > _LONGEST_ROW:
            raise opening.too_exotic(self._path, "a part of its sheet is too long")
        for piece in self._pieces:
            if b"<![CDATA[" in piece or b"<![CDATA[" in self._buffer[-8:] + piece[:8]:
                raise opening.too_exotic(self._path, "its text is stored in an unusual way (CDATA)")
            self._buffer += piece
            return True
        return False

    def _check_head(self, head: bytes) -> None:
        if b"<!DOCTYPE" in head or re.search(rb"""encoding=["'](?!utf-?8)""", head[:200], re.IGNORECASE):
            raise opening.too_exotic(self._path, "its sheet is not written in UTF-8")

    def _rest(self, position: int) -> bytes:
        parts = [self._buffer[position:], *self._pieces]
        rest = b"".join(parts)
        if b"<![CDATA[" in rest:
            raise opening.too_exotic(self._path, "its text is stored in an unusual way (CDATA)")
        return rest

    def _rows(self, prefix: bytes, position: int) -> Iterator[Row | Tail]:
        start_mark, end_mark = b"<%brow" % prefix, b"</%brow>" % prefix
        closing = b"</%bsheetData" % prefix
        number = 0
        while True:
            buffer = self._buffer
            start = buffer.find(start_mark, position)
            between = buffer[position:start] if start >= 0 else buffer[position:]
            if closing in between:
                position += between.index(closing)
                yield Tail(self._rest(position))
                return
            tag_end, end = self._end_of_row(start, end_mark)
            if end < 0:
                self._buffer, position = buffer[position:], 0
                if not self._more():
                    raise opening.damaged(self._path, "the rows never end")
                continue
            row = self._cut(between, buffer[start:tag_end], buffer[tag_end : end - len(end_mark)], number)
            if row.number <= number:
                raise opening.too_exotic(self._path, "its rows are out of order")
            number = row.number
            position = end
            yield row

    def _end_of_row(self, start: int, end_mark: bytes) -> tuple[int, int]:
        """Give the ends of a row's opening tag and of the row; -1 where the buffer does not hold it whole."""
        tag_end = self._buffer.find(b">", start) + 1 if start >= 0 else 0
        if not tag_end:
            return -1, -1
        if self._buffer[tag_end - 2] == _SLASH:
            return tag_end, tag_end
        end = self._buffer.find(end_mark, tag_end)
        return tag_end, end + len(end_mark) if end >= 0 else -1

    def _cut(self, between: bytes, tag: bytes, body: bytes, last: int) -> Row:
        if between and b"<!--" in between:
            raise opening.too_exotic(self._path, "there are comments between its rows")
        if tag.endswith(b"/>"):
            tag, body = tag[:-2].rstrip() + b">", b""
        match = _ROW_NUMBER.search(tag)
        return Row(between, int(match[1]) if match else last + 1, tag, body)


class Cell(NamedTuple):
    """Where a cell lies in its row's body.

    Attributes:
        column: from 0.
        start: of its element.
        style: the index of its format, "" for none.
        is_filled: it holds a value or a formula.
    """

    column: int
    start: int
    style: str
    is_filled: bool


def cells_from_right(path: Path, row: Row, prefix: bytes) -> Iterator[Cell]:
    """Give a row's cells from the last to the first.

    Raises:
        TooExoticError: a cell does not say where it is.
    """
    body, mark = row.body, b"<%bc " % prefix
    if body.endswith(b"extLst>"):
        raise opening.too_exotic(path, "its rows hold extensions")
    end = len(body)
    while (start := body.rfind(mark, 0, end)) >= 0:
        usual = _USUAL_CELL.match(body, start)
        tag_end = usual.end() if usual else body.index(b">", start) + 1
        tag = b"" if usual else body[start:tag_end]
        reference = usual or _REFERENCE.search(tag)
        if reference is None:
            raise opening.too_exotic(path, "its cells do not say where they are")
        style = usual[2] if usual else _style(tag)
        is_filled = body[tag_end - 2] != _SLASH and not body.startswith(b"</", tag_end)
        yield Cell(_column(reference[1]), start, style.decode() if style else "", is_filled)
        end = start
    if body[:end].strip():
        raise opening.too_exotic(path, "its cells do not say where they are")


def _style(tag: bytes) -> bytes | None:
    match = _STYLE.search(tag)
    return match[1] if match else None


@functools.lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    return column_index(letters.decode())
