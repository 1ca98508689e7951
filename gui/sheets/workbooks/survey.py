"""What must be known of a sheet before columns are added: where they go, how their neighbours look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError
from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.grid import column_index, column_letters
from gui.sheets.workbooks.drawings import drawn_columns
from gui.sheets.workbooks.place import Place, Where
from gui.sheets.workbooks.row_cells import column_of, last_filled_cell, row_cells, style_of
from gui.sheets.workbooks.sheet_xml import Head, Row, SheetReader, Tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.sheets.workbooks.package import Package

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z0-9:]+)["']""")
_PROTECTED = re.compile(rb"""<(?:\w+:)?sheetProtection\s[^>]*?\bsheet=["'](?:1|true)["']""")


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
        is_protected: the sheet may not be edited in Excel without its password.
        only_style: the format of every neighbour below the header, where each row ends with it or before it
            and no row needs a closer look; None otherwise.
    """

    prefix: bytes
    neighbour: int
    first: int
    styles: frozenset[str] = field(default_factory=frozenset)
    last_row: int = 0
    is_protected: bool = False
    only_style: str | None = None


@dataclass
class _Reach:
    """How far a sheet's cells reach, gathered row by row; columns from 0.

    Attributes:
        wanted: the columns that were named; empty when none were.
        header: the last filled cell of the header's row.
        used: the last filled cell from the header on.
        above: the last filled cell above the header.
        last_row: the last row element.
        taken: the first cell that stands in the wanted columns, "" for none.
        styles: of the neighbour's cells below the header.
        is_plain: every row below the header ends with a filled cell, written as usual.
    """

    wanted: range
    header: int = -1
    used: int = -1
    above: int = -1
    last_row: int = 0
    taken: str = ""
    styles: set[str] = field(default_factory=set)
    is_plain: bool = True


def survey_sheet(
    package: Package, part: str, header_row: int, count: int, tables: Sequence[Area], place: Place
) -> Survey:
    """Find the place of the new columns.

    Args:
        package: the workbook.
        part: the sheet's member.
        header_row: from 1; 0 when there is none.
        count: how many columns are wanted.
        tables: of the sheet; they must stay as they are.
        place: where the columns are wanted.

    Raises:
        TooExoticError: the sheet cannot be extended, or has no room.
        OutputError: the named columns are not free.
    """
    start = column_index(place.letters) if place.where is Where.COLUMN else -1
    reach, prefix, tail = _Reach(range(start, start + count) if start >= 0 else range(0)), b"", b""
    for item in SheetReader(package.path, package.unpack(part)):
        if isinstance(item, Row):
            _see(item, prefix, reach, header_row)
        elif isinstance(item, Head):
            prefix = item.prefix
        elif isinstance(item, Tail):
            tail = item.xml
    found = (Area.parse(match.decode()) for match in _MERGED.findall(tail))
    merged = [area for area in found if area]
    neighbour = reach.header if header_row else reach.used
    if neighbour < 0:
        raise opening.too_exotic(
            package.path, say("row {row} is not the header that was read", row=str(header_row))
        )
    if place.where is Where.COLUMN:
        first = _named(reach, header_row, [*tables, *merged])
    elif place.where is Where.END:
        ends = [area.right for area in (*tables, *merged)]
        first = max([reach.used, reach.above, drawn_columns(package, part) - 1, *ends]) + 1
    else:
        first = _beside(reach, header_row, count, [*tables, *merged])
    if first + count > limits.SHEET_COLUMNS:
        raise opening.too_exotic(package.path, say("there is no room right of the list"))
    is_protected = bool(_PROTECTED.search(tail))
    is_uniform = reach.is_plain and len(reach.styles) == 1 and neighbour < first
    only_style = next(iter(reach.styles)) if is_uniform else None
    return Survey(prefix, neighbour, first, frozenset(reach.styles), reach.last_row, is_protected, only_style)


def _beside(reach: _Reach, header_row: int, count: int, areas: list[Area]) -> int:
    beside = [area.right for area in areas if area.bottom >= header_row and area.left <= reach.used + count]
    return max([reach.used, *beside]) + 1


def _named(reach: _Reach, header_row: int, areas: list[Area]) -> int:
    first, last = reach.wanted.start, reach.wanted.stop - 1
    taken = reach.taken
    for area in areas:
        if area.bottom >= header_row and area.left <= last and area.right >= first:
            taken = taken or f"{column_letters(area.left)}{area.top}"
    if taken:
        free = max([reach.used, *(area.right for area in areas)]) + 1
        raise OutputError(
            say(
                "Columns {first} to {last} are not free: something stands at "
                "{taken}. Nothing was written. From {free} on they would be.",
                first=column_letters(first),
                last=column_letters(last),
                taken=taken,
                free=column_letters(free),
            )
        )
    return first


def _see(row: Row, prefix: bytes, reach: _Reach, header_row: int) -> None:
    number = reach.last_row = row.number
    last = None if prefix else last_filled_cell(row.body)
    if last and number != header_row:
        column = column_of(last[1])
        if number < header_row:
            reach.above = max(reach.above, column)
            return
        is_left = not reach.wanted or column < reach.wanted.start
        if is_left and (column <= reach.header or not header_row):
            reach.used = max(reach.used, column)
            reach.styles.add(style_of(last[2]) if column == reach.header or not header_row else "")
            return
    _see_all(row, prefix, reach, header_row)


def _see_all(row: Row, prefix: bytes, reach: _Reach, header_row: int) -> None:
    cells = row_cells(row, prefix)
    filled = [cell for cell in cells if cell.is_filled]
    used = filled[-1].column if filled else -1
    if row.number < header_row:
        reach.above = max(reach.above, used)
        return
    reach.used = max(reach.used, used)
    if row.number == header_row:
        reach.header = used
    else:
        sought = reach.header if header_row else used
        reach.styles.add(next((cell.style for cell in cells if cell.column == sought), ""))
        reach.is_plain = False
    if reach.wanted and not reach.taken:
        columns = (cell.column for cell in filled if cell.column in reach.wanted)
        reach.taken = next((f"{column_letters(column)}{row.number}" for column in columns), "")
