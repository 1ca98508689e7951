"""Reads a written copy back: every row must have the answers it was given, or the copy is not used.

What was paid for must not be lost in a file without a word, whatever is odd in the user's workbook.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Cells = tuple[int, list[str]]


class CopyCheck:
    """Remembers what was written as it passes, and compares it with what can be read."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = titles
        self._written = hashlib.sha256()

    def passing(self, cells: Iterable[Cells]) -> Iterator[Cells]:
        """The same cells, remembered."""
        for row, texts in cells:
            _add(self._written, row, texts)
            yield row, texts

    def verify(self, out: Path, sheet: str, header_row: int) -> None:
        """Read the new columns back.

        Raises:
            ListFileError: they are not what was written; the user's file is too damaged to be copied.
        """
        options = reading.ReadOptions(sheet=sheet, header_row=header_row)
        seen = hashlib.sha256()
        with reading.open_list(out, options) as copy:
            columns = self._columns(copy.headers, header_row)
            for row in copy.rows():
                _add(seen, row.row, [row.texts[column] for column in columns])
        if seen.digest() != self._written.digest():
            raise ListFileError(f"{out.name} could not be made as a copy: your workbook is damaged inside.")

    def _columns(self, headers: Sequence[str], header_row: int) -> list[int]:
        if header_row and all(title in headers for title in self._titles):
            return [headers.index(title) for title in self._titles]
        return list(range(len(headers) - len(self._titles), len(headers)))


def _add(digest: hashlib._Hash, row: int, texts: Sequence[str]) -> None:
    digest.update("\x1f".join([str(row), *(text.strip() for text in texts)]).encode())
