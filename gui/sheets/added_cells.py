"""The new cells of a copy: noted while they are written, and found again in the copy before it is used.

What was paid for must not be lost in a file without a word, whatever is odd in the user's workbook. That the
sheet is well-formed, and that nothing in it can hide a cell, is seen to while it is written; here its packed
bytes are unpacked again, held to their checksum, and searched for the new columns' cells.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets.cell_xml import clean_text
from gui.sheets.grid import column_letters
from gui.sheets.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

CellRow = tuple[int, "Sequence[str]"]
_TEXT_MARK = b' t="inlineStr"'


class AddedCells:
    """The new cells of one sheet: how many texts were given, and what was written of them.

    Args:
        first: the first new column, from 0.
        count: of the new columns.
        prefix: of the sheet's namespace.
    """

    def __init__(self, first: int, count: int, prefix: str = "") -> None:
        self._first = first
        self._count = count
        self._prefix = prefix
        self._given = 0
        self._rows = array("L")
        self._digest = hashlib.sha256()

    def passing(self, cells: Iterable[CellRow]) -> Iterator[CellRow]:
        """The same cells, their texts counted."""
        for cell in cells:
            for text in cell[1]:
                if text and (text.isprintable() or clean_text(text)):
                    self._given += 1
            yield cell

    def written(self, row: int, xml: bytes) -> None:
        """Note the cells of a row as they go into the sheet."""
        if xml:
            self._rows.append(row)
            self._digest.update(xml)

    def check(self, path: Path, part: str) -> None:
        """See that the cells stand in a written workbook.

        Args:
            path: of the workbook.
            part: the sheet's member.

        Raises:
            ListFileError: they do not; the user's workbook is too damaged to be copied.
        """
        digest = hashlib.sha256()
        rows = iter(self._rows)
        wanted = next(rows, 0)
        texts = 0
        with Package(path) as package:
            for match in self._cells(package.unpack(part)):
                # What stands there in other rows, above the header, is the user's own.
                if int(match[1]) == wanted:
                    digest.update(match[0])
                    texts += match[0].count(_TEXT_MARK)
                    wanted = next(rows, 0)
        if wanted or digest.digest() != self._digest.digest() or texts != self._given:
            raise ListFileError(
                "A copy of your workbook could not be made: it is damaged inside.",
                detail=f"row {wanted}, {texts} texts of {self._given}",
            )

    def _cells(self, pieces: Iterable[bytes]) -> Iterator[re.Match[bytes]]:
        """Find the cells in the new columns, a row's together; the first group is the row's number."""
        letters = "|".join(column_letters(self._first + place) for place in range(self._count))
        end = rf"[^>]*?(?:/>|>.*?</{self._prefix}c>)"
        cell = rf'<{self._prefix}c r="(?:{letters})'
        cells = re.compile(rf"{cell}(\d+)\"{end}(?:{cell}\d+\"{end})*".encode(), re.DOTALL)
        row_end = f"</{self._prefix}row>".encode()
        left = b""
        for piece in pieces:
            window = left + piece
            whole = window.rfind(row_end) + 1
            yield from cells.finditer(window, 0, whole)
            left = window[whole:]
        yield from cells.finditer(left)
