"""How far a sheet reaches, told by one run over its XML, before a reader reserves memory for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.grid import column_index

if TYPE_CHECKING:
    from gui.sheets.package import Package

# The literal beginnings make these quick: a sheet of 100,000 rows is 60 MB of XML.
_ROW = re.compile(rb'row r="(\d+)')
_ODD_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d+)""")
_FAR_CELL = re.compile(rb' r="([A-Z]{2,}|[A-Z](?=\d{7}))(\d+)')
_OVERLAP_BYTES = 512
_NEAR_COLUMNS = 26
_START_BYTES = 4096
_MANY_DIGITS = 7


@dataclass(frozen=True)
class SheetScan:
    """The reach of a sheet.

    Attributes:
        rows: the row elements in it.
        last_row: the highest row number.
        columns: at least as many as it has.
    """

    rows: int
    last_row: int
    columns: int

    @property
    def cells(self) -> int:
        """The rectangle that a reader which holds it densely must reserve."""
        return self.last_row * self.columns


def scan_sheet(package: Package, part: str) -> SheetScan:
    """Run over a sheet's XML.

    Raises:
        ListFileError: it is damaged, defines entities, or reaches beyond what Excel allows.
    """
    rows = last_row = 0
    columns = _NEAR_COLUMNS
    tail = b""
    pattern = _ROW
    for piece in package.unpack(part):
        window = tail + piece
        if not rows:
            _check_start(package, part, window)
            pattern = _ROW if _ROW.search(window) else _ODD_ROW
        numbers = pattern.findall(window)
        far = _FAR_CELL.findall(window)
        rows += len(numbers)
        columns = max(
            columns, *(column_index(letters.decode()) + 1 for letters in {cell[0] for cell in far}), 0
        )
        far_rows = (cell[1] for cell in far if len(cell[1]) >= _MANY_DIGITS)
        last_row = max(last_row, *map(int, numbers[-1:]), *map(int, far_rows), 0)
        tail = window[-_OVERLAP_BYTES:]
        rows -= len(pattern.findall(tail))
    if last_row > limits.SHEET_ROWS or columns > limits.SHEET_COLUMNS:
        raise opening.damaged(package.path, f"{part} reaches row {last_row}, column {columns}")
    return SheetScan(rows + len(pattern.findall(tail)), last_row, columns)


def _check_start(package: Package, part: str, window: bytes) -> None:
    if b"<!DOCTYPE" in window[:_START_BYTES]:
        raise opening.damaged(package.path, f"{part} defines entities")
