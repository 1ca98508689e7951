"""A sheet's XML taken apart into its head, its rows and its tail, as a stream and without a parser.

The bytes are only ever cut, never rewritten, so what is not touched stays as it was. In XML a "<" within
text must be escaped, so the tags searched for cannot occur in a cell's text; where comments or CDATA would
allow it, the sheet is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gui.leads.sentences import say
from gui.sheets import limits, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\s*(?:\s[^>]*?)?(/?)>")
_ROW_NUMBER = re.compile(rb"""\sr=["'](\d+)["']""")
# A row's tag as nearly every program writes it.
_USUAL_ROW = re.compile(rb'<row r="(\d+)"[^>]*>')
_HIDING_PLACES = (b"<!", b"<?")
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
        tag: its opening tag, self-closing for a row without cells.
        body: its cells, and an extension list if it has one.
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
                raise opening.too_exotic(self._path, say("its sheet is not written as usual"))
        return match

    def _more(self) -> bool:
        if len(self._buffer) > _LONGEST_ROW:
            raise opening.too_exotic(self._path, say("a part of its sheet is too long"))
        for piece in self._pieces:
            self._buffer += piece
            return True
        return False

    def _check_head(self, head: bytes) -> None:
        if b"<!DOCTYPE" in head or re.search(rb"""encoding=["'](?!utf-?8)""", head[:200], re.IGNORECASE):
            raise opening.too_exotic(self._path, "its sheet is not written in UTF-8")
        if b"<![CDATA[" in head or b"<!--" in head:
            raise opening.too_exotic(self._path, say("there are comments in its sheet"))

    def _rest(self, position: int) -> bytes:
        return b"".join([self._buffer[position:], *self._pieces])

    def _check_rows(self, start: int, closing: bytes) -> None:
        """See that nothing from ``start`` on can hide a tag: a comment, CDATA, an instruction."""
        for mark in _HIDING_PLACES:
            place = self._buffer.find(mark, max(start, 0))
            if place >= 0:
                end = self._buffer.find(closing)
                if end < 0 or place < end:
                    raise opening.too_exotic(self._path, say("there are comments or CDATA among its cells"))

    def _rows(self, prefix: bytes, position: int) -> Iterator[Row | Tail]:
        row_mark, end_mark, closing = b"<%brow" % prefix, b"</%brow>" % prefix, b"</%bsheetData" % prefix
        self._check_rows(position, closing)
        number = 0
        while True:
            found = None if prefix else self._usual_row(end_mark, position)
            row, end = found or self._odd_row(row_mark, end_mark, position, number)
            if row is not None:
                if row.number <= number:
                    raise opening.too_exotic(self._path, say("its rows are out of order"))
                number, position = row.number, end
                yield row
                continue
            last = self._buffer.find(closing, position)
            if last >= 0 and self._buffer.find(row_mark, position, last) < 0:
                yield Tail(self._rest(position))
                return
            self._buffer, position = self._buffer[position:], 0
            seen = len(self._buffer)
            if last >= 0 or not self._more():
                raise opening.damaged(self._path, "the rows never end")
            self._check_rows(seen - 1, closing)

    def _usual_row(self, end_mark: bytes, position: int) -> tuple[Row, int] | None:
        """Cut the row that begins at a place, and give its end; None where none does, or not all of it."""
        buffer = self._buffer
        usual = _USUAL_ROW.match(buffer, position)
        if usual is None:
            return None
        tag_end = usual.end()
        if buffer[tag_end - 2] == _SLASH:
            return Row(b"", int(usual[1]), usual[0], b""), tag_end
        end = buffer.find(end_mark, tag_end)
        if end < 0:
            return None
        return Row(b"", int(usual[1]), usual[0], buffer[tag_end:end]), end + len(end_mark)

    def _odd_row(self, row_mark: bytes, end_mark: bytes, position: int, last: int) -> tuple[Row | None, int]:
        buffer = self._buffer
        start = buffer.find(row_mark, position)
        tag_end = buffer.find(b">", start) + 1 if start >= 0 else 0
        if not tag_end or b"</" in buffer[position:start]:
            return None, -1
        before, tag = buffer[position:start], buffer[start:tag_end]
        match = _ROW_NUMBER.search(tag)
        number = int(match[1]) if match else last + 1
        if tag.endswith(b"/>"):
            return Row(before, number, tag, b""), tag_end
        end = buffer.find(end_mark, tag_end)
        if end < 0:
            return None, -1
        return Row(before, number, tag, buffer[tag_end:end]), end + len(end_mark)
