"""Which rows have which cell format in a column, two numbers a cell: the formats of binary workbooks."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from gui.sheets import limits
from gui.sheets.formats.number_format import GENERAL, is_date_format
from gui.sheets.workbooks.sheet_formats import SheetFormats

if TYPE_CHECKING:
    from collections.abc import Sequence


class StyledRows:
    """Gathers the formats of number cells."""

    def __init__(self) -> None:
        self._rows: defaultdict[tuple[int, int], array[int]] = defaultdict(lambda: array("L"))

    def add(self, row: int, column: int, style: int) -> None:
        """Note a cell: row from 1, column from 0, and the index of its format."""
        self._rows[column, style].append(row)

    def formats(self, codes: Sequence[str]) -> SheetFormats:
        """Give the usual format of each column and the cells that have another.

        Args:
            codes: the number format of each cell format.
        """
        found = SheetFormats()
        noted = 0
        for (column, style), rows in sorted(self._rows.items(), key=lambda item: -len(item[1])):
            code = codes[style] if style < len(codes) else GENERAL
            usual = found.dates if is_date_format(code) else found.numbers
            usual.setdefault(column, code)
            if not found.is_usual(column, code) and (noted := noted + len(rows)) < limits.NOTED_CELLS:
                found.exceptions.update(dict.fromkeys(((row, column) for row in rows), code))
        return found
