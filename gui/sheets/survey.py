"""What must be known of a sheet before columns are added: where they go, how their neighbours look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.grid import column_index
from gui.sheets.sheet_xml import Head, Row, SheetReader, Tail, cells_from_right

if TYPE_CHECKING:
    from gui.sheets.package import Package

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z0-9:]+)["']""")


@dataclass(frozen=True)
class Area:
    """A rectangle of cells; rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, reference: str) -> Area | None:
        """Read "A1:L20" or "A1"; None for anything else."""
        match = RANGE.fullmatch(reference)
        if match is None:
            return None
        left, top, right, bottom = match.groups()
        return cls(int(top), column_index(left), int(bottom or top), column_index(right or left))


@dataclass(frozen=True)
class Survey:
    """Where the new columns go.

    Attributes:
        prefix: of the sheet's namespace.
        neighbour: the last used column of the header, from 0; the new cells take their look from it.
        first: the first new column, from 0.
        styles: the formats of the neighbour's cells below the header.
        last_row: the last row element.
    """

    prefix: bytes
    neighbour: int
    first: int
    styles: frozenset[str] = field(default_factory=frozenset)
    last_row: int = 0


@dataclass
class _Reach:
    header: int = -1
    used: int = -1
    last_row: int = 0
    styles: set[str] = field(default_factory=set)


def survey_sheet(package: Package, part: str, header_row: int, count: int, taken: list[Area]) -> Survey:
    """Find the free columns right of a list.

    Args:
        package: the workbook.
        part: the sheet's member.
        header_row: from 1; 0 when there is none.
        count: how many columns are wanted.
        taken: areas that must stay as they are: tables beside the list.

    Raises:
        TooExoticError: the sheet cannot be extended, or has no room.
    """
    reach, prefix, areas = _Reach(), b"", list(taken)
    for item in SheetReader(package.path, package.unpack(part)):
        if isinstance(item, Head):
            prefix = item.prefix
        elif isinstance(item, Row):
            _see(package, item, prefix, reach, header_row)
        elif isinstance(item, Tail):
            found = (Area.parse(match.decode()) for match in _MERGED.findall(item.xml))
            areas += [area for area in found if area]
    beside = [area.right for area in areas if area.bottom >= header_row and area.left <= reach.used + count]
    used = max([reach.used, *beside])
    neighbour = reach.header if header_row else used
    if neighbour < 0:
        raise opening.too_exotic(package.path, f"row {header_row} is not the header that was read")
    first = max(neighbour, used) + 1
    if first + count > limits.SHEET_COLUMNS:
        raise opening.too_exotic(package.path, "there is no room right of the list")
    return Survey(prefix, neighbour, first, frozenset(reach.styles), reach.last_row)


def _see(package: Package, row: Row, prefix: bytes, reach: _Reach, header_row: int) -> None:
    reach.last_row = row.number
    style = ""
    is_seen = False
    for cell in cells_from_right(package.path, row, prefix):
        if cell.is_filled and not is_seen:
            is_seen = True
            reach.used = max(reach.used, cell.column)
            if row.number == header_row:
                reach.header = cell.column
        if cell.column == reach.header:
            style = cell.style
        if cell.column <= reach.header or (is_seen and not header_row):
            break
    if row.number > header_row:
        reach.styles.add(style)
