"""Single lines whose quotation marks do not fit together, read as what was probably meant."""

from __future__ import annotations

import csv
import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gui.sheets.text.delimiter import Delimiter

_LONGEST_MENDED_LINE = 4_000
_MOST_TRIALS = 8


class BrokenQuotes:
    """Reads lines, strictly or not, as one way of dividing cells has it."""

    def __init__(self, divided: Delimiter) -> None:
        self._divided = divided
        self._cell = _cell_pattern(re.escape(divided.character))
        self._is_plain = not (divided.has_escapes or divided.is_spaced or divided.character == " ")

    def reader(self, lines: Iterable[str], *, strict: bool = True) -> Iterator[list[str]]:
        """Make a csv reader; a strict one raises ``csv.Error`` for quotes that do not fit together."""
        return csv.reader(
            lines,
            delimiter=self._divided.character,
            escapechar="\\" if self._divided.has_escapes else None,
            skipinitialspace=self._divided.is_spaced,
            strict=strict,
        )

    def loose(self, line: str) -> list[str]:
        """Read a refused line: backslashes as escapes if it then fits, else quotes as they were meant.

        A quote within quotes, as in ``"5" pipe",Lyon``, ends the cell only before a delimiter or the line's
        end. Where that does not fit either, the line is read as the csv module does.
        """
        if '\\"' in line and not self._divided.has_escapes:
            doubled = self._closed_cells(line.replace('\\"', '""'))
            if doubled is not None:
                return doubled
        if (
            self._is_plain
            and len(line) <= _LONGEST_MENDED_LINE
            and (cells := self._meant(line.rstrip("\r\n")))
        ):
            return cells
        if self._is_plain and '"' not in line:
            line = line.rstrip("\r\n")
            return line.split(self._divided.character) if line else []
        try:
            cells = next(self.reader([line], strict=False), [])
        except csv.Error:
            return line.rstrip("\r\n").split(self._divided.character)
        is_open = bool(cells) and cells[-1].endswith(("\n", "\r"))
        return self.as_it_stands(line) if is_open else cells

    def _meant(self, line: str) -> list[str]:
        """Divide a line by the quotes that stand before delimiters; nothing when others stay open."""
        found = self._cell.findall(line)
        if any(opened for _, _, opened in found):
            return []
        return [quoted.replace('""', '"') if quoted else bare for quoted, bare, _ in found]

    def as_it_stands(self, line: str) -> list[str]:
        """Read a line with an unclosed quote: from there on without regard to quotes."""
        line = line.rstrip("\r\n")
        if self._is_plain and line.count('"') == 1:
            return line.split(self._divided.character)
        for start in itertools.islice(self._quoted_starts(line), _MOST_TRIALS):
            before = self._closed_cells(line[: start - 1]) if start else []
            if before is not None and self._closed_cells(line[start:]) is None:
                head = before or ([""] if start else [])
                return head + line[start:].split(self._divided.character)
        return line.split(self._divided.character)

    def _quoted_starts(self, line: str) -> Iterator[int]:
        """Where cells begin with a quote, in a line short enough to be tried at each of them."""
        if len(line) > _LONGEST_MENDED_LINE:
            return
        if line.startswith('"'):
            yield 0
        opened = self._divided.character + '"'
        place = line.find(opened)
        while place >= 0:
            yield place + 1
            place = line.find(opened, place + 1)

    def _closed_cells(self, text: str) -> list[str] | None:
        try:
            return next(self.reader([text]), [])
        except csv.Error:
            return None


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Find a line's cells: what stands between quotes, what stands as it is, or a quote that fits nowhere.

    Behind a stray quote no delimiter belongs to the cell any more. A quote at the start of a cell is never
    stray: the quote before it was not closed, and stands as it is.
    """
    end = f" *(?:{delimiter}|$)"
    stray = f'(?<!{delimiter})"[^"{delimiter}][^{delimiter}]*'
    quoted = rf'"((?:[^"]|"")*+(?:{stray})?)"(?={end}) *'
    bare = rf'((?!")[^{delimiter}]*|"[^"{delimiter}]*(?={delimiter}|$))'
    return re.compile(rf'(?:^|{delimiter})(?:{quoted}|{bare}|("))')
