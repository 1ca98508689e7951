"""The new cells of a copy: noted while they are written, and found again in the copy before it is used.

What was paid for must not be lost in a file without a word, whatever is odd in the user's workbook. That the
sheet is well-formed, and that nothing in it can hide a cell, is seen to while it is written; here its packed
bytes are unpacked again, held to their checksum, and searched for the new columns' cells.
"""

from __future__ import annotations

import hashlib
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets.output.cell_xml import clean_text
from gui.sheets.workbooks.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

CellRow = tuple[int, "Sequence[str]"]
_TEXT_MARK = b' t="inlineStr"'
_QUOTE = b'"'
_TWO_BYTES = 0xFFFF


class AddedCells:
    """The new cells of one sheet: how many texts were given, and where and how they were written.

    Args:
        prefix: of the sheet's namespace.
    """

    def __init__(self, prefix: str = "") -> None:
        self._start = len(f'<{prefix}c r="')
        self._row_end = f"</{prefix}row>".encode()
        self._given = self._texts = 0
        # Of each row with new cells: how its first one begins, and how long all are. There are a million,
        # so rows are kept as spans, and lengths beyond two bytes apart.
        self._spans: list[list[int]] = []
        self._columns: dict[bytes, int] = {}
        self._firsts = array("H")
        self._lengths = array("H")
        self._long: dict[int, int] = {}
        self._digest = hashlib.sha256()

    def passing(self, cells: Iterable[CellRow]) -> Iterator[CellRow]:
        """The same cells, their texts counted."""
        for cell in cells:
            texts = cell[1]
            if not "".join(texts).isprintable():
                texts = [clean_text(text) for text in texts]
            self._given += len(texts) - texts.count("")
            yield cell

    def written(self, row: int, xml: bytes) -> None:
        """Note the cells of a row as they go into the sheet."""
        if not xml:
            return
        start = xml[: xml.index(_QUOTE, self._start) - len(str(row))]
        if self._spans and self._spans[-1][1] == row - 1:
            self._spans[-1][1] = row
        else:
            self._spans.append([row, row])
        self._firsts.append(self._columns.setdefault(start, len(self._columns)))
        length = len(xml)
        if length > _TWO_BYTES:
            self._long[row] = length
            length = 0
        self._lengths.append(length)
        self._digest.update(xml)
        self._texts += xml.count(_TEXT_MARK)

    def check(self, path: Path, part: str) -> None:
        """See that the cells stand in a written workbook.

        Args:
            path: of the workbook.
            part: the sheet's member.

        Raises:
            ListFileError: they do not; the user's workbook is too damaged to be copied.
        """
        digest = hashlib.sha256()
        with Package(path) as package:
            missing = self._find(package.unpack(part), digest)
        if missing or digest.digest() != self._digest.digest() or self._texts != self._given:
            raise ListFileError(
                say("A copy of your workbook could not be made: it is damaged inside."),
                detail=f"row {missing}, {self._texts} texts of {self._given}",
            )

    def _find(self, pieces: Iterator[bytes], digest: hashlib._Hash) -> int:
        """Read the cells again in the order they were written; gives the first row without them, or 0."""
        starts = list(self._columns)
        window, position = b"", 0
        rows = chain.from_iterable(range(first, last + 1) for first, last in self._spans)
        for row, first, short in zip(rows, self._firsts, self._lengths, strict=True):
            length = short or self._long[row]
            mark = b'%b%d"' % (starts[first], row)
            while (place := window.find(mark, position)) < 0 or len(window) < place + length:
                piece = next(pieces, None)
                if piece is None:
                    return row
                # What was passed over holds no start of the cells, but perhaps the beginning of one.
                kept = place if place >= 0 else max(position, window.rfind(self._row_end))
                window, position = window[kept:] + piece, 0
            digest.update(window[place : place + length])
            position = place + length
        for _ in pieces:
            pass  # to its end, so that the checksum is held against all of it
        return 0
