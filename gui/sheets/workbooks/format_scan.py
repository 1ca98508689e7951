"""The number formats of a sheet's cells, piece by piece: the usual one of a column, and exceptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.sheets.formats.number_format import GENERAL, is_date_format
from gui.sheets.grid import column_index, column_letters
from gui.sheets.workbooks.scan_patterns import plain_number, scan_patterns
from gui.sheets.workbooks.sheet_formats import Place, SheetFormats

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d+)["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")


class FormatScan:
    """Learns from the first piece what is usual, and notes in all others what is not.

    Attributes:
        formats: what was learned so far.
    """

    def __init__(self, codes: Sequence[str], prefix: bytes) -> None:
        self.formats = SheetFormats()
        self._codes = codes
        self._prefix = prefix
        self._patterns = scan_patterns(prefix)
        self._is_odd: bool | None = None
        self._shaped: list[tuple[bytes, int]] = []

    def see(self, block: bytes) -> None:
        """Look at the next rows."""
        if self._is_odd is None:
            self._see_first(block)
            return
        if self._is_odd:
            self._note(self._placed(self._patterns.odd_number.findall(block)))
            return
        patterns = self._patterns
        found = patterns.styled.findall(block) if patterns.has_style.search(block) else []
        usual = {
            (letters, style)
            for letters, style in {(letters, style) for letters, _, style in found}
            if self.formats.is_usual(column_index(letters.decode()), self._code(style))
        }
        self._note(
            {
                (int(row), column_index(letters.decode())): self._code(style)
                for letters, row, style in found
                if (letters, style) not in usual
            }
        )
        for letters, column in self._shaped:
            rows = plain_number(self._prefix, letters).findall(block)
            self._note({(int(row), column): self._code(b"") for row in rows})

    def _see_first(self, block: bytes) -> None:
        cells = {
            (int(row), column_index(letters.decode())): self._code(style)
            for letters, row, style in self._patterns.number.findall(block)
        }
        tags = self._patterns.odd_number.findall(block)
        if not tags:
            return
        self._is_odd = len(tags) > len(cells)
        self.formats.learn(self._placed(tags) if self._is_odd else cells)
        default = self._code(b"")
        self._shaped = [
            (column_letters(column).encode(), column)
            for column, code in self.formats.numbers.items()
            if code != default
        ]

    def _note(self, cells: dict[Place, str]) -> None:
        formats = self.formats
        for place, code in cells.items():
            column = place[1]
            if is_date_format(code):
                formats.dates.setdefault(column, code)
            if code != formats.dates.get(column) and code != formats.numbers.get(column, GENERAL):
                formats.exceptions[place] = code

    def _placed(self, tags: list[bytes]) -> dict[Place, str]:
        """Give the formats of number cells, whatever the order of their attributes."""
        found = {}
        for tag in tags:
            if place := place_of(tag):
                style = _STYLE.search(tag)
                found[place] = self._code(style[1] if style else b"")
        return found

    def _code(self, style: bytes) -> str:
        index = int(style) if style.isdigit() else 0
        return self._codes[index] if index < len(self._codes) else GENERAL


def place_of(tag: bytes) -> Place | None:
    """Read where a cell is from the attributes of its tag: row from 1, column from 0."""
    match = _REFERENCE.search(tag)
    return (int(match[2]), column_index(match[1].decode().upper())) if match else None
