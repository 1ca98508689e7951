"""The cells of one row of a sheet's XML: where each lies, whether it holds anything, which format it has."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from gui.sheets.grid import column_index

if TYPE_CHECKING:
    from gui.sheets.workbooks.sheet_xml import Row

_REFERENCE = re.compile(rb"""\sr=["']([A-Z]{1,3})\d+["']""")
_STYLE = re.compile(rb"""\ss=["'](\d+)["']""")
# A cell's tag as Excel and most programs write it; other orders of its attributes go the longer way.
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="\w+")?/?>')
_CELL_END = b"</c>"
_SLASH = ord("/")


class Cell(NamedTuple):
    """Where a cell lies in its row's body.

    Attributes:
        column: from 0.
        start: of its element.
        style: the index of its format, "" for none.
        is_filled: it holds a value or a formula.
        is_placed: it says where it is; others follow the cell before them.
    """

    column: int
    start: int
    style: str
    is_filled: bool
    is_placed: bool = True


def last_filled_cell(body: bytes) -> re.Match[bytes] | None:
    """Match the tag of a row's last cell, quickly, if that holds something and is written as usual.

    The groups are the letters of its column and the index of its format, which may be None.
    """
    start = body.rfind(b'<c r="')
    usual = _USUAL_CELL.match(body, start) if start >= 0 else None
    if usual is None:
        return None
    end = usual.end()
    is_filled = end < len(body) and not body.startswith(_CELL_END, end) and body.endswith(_CELL_END)
    return usual if is_filled else None


def row_cells(row: Row, prefix: bytes) -> list[Cell]:
    """Give all cells of a row from the first to the last."""
    cells = []
    body = row.body
    column = -1
    for match in _cell_tag(prefix).finditer(body):
        tag = match[0]
        reference, style = _REFERENCE.search(tag), _STYLE.search(tag)
        column = column_of(reference[1]) if reference else column + 1
        is_filled = body[match.end() - 2] != _SLASH and not body.startswith(b"</", match.end())
        style_text = style_of(style[1]) if style else ""
        cells.append(Cell(column, match.start(), style_text, is_filled, reference is not None))
    return cells


def end_of_cells(row: Row, prefix: bytes) -> int:
    """Say where a row's cells end: before its extension list, if there is one."""
    if row.body.endswith(b"extLst>"):
        # A cell's own list ends before the cell does, so the last one that begins is the row's.
        return max(row.body.rfind(b"<%bextLst" % prefix), 0)
    return len(row.body)


@functools.lru_cache(maxsize=1024)
def column_of(letters: bytes) -> int:
    """Number a column, from 0."""
    return column_index(letters.decode())


@functools.lru_cache(maxsize=1024)
def style_of(style: bytes | None) -> str:
    """Give the index of a format as text, "" for none."""
    return style.decode() if style else ""


@functools.lru_cache(maxsize=16)
def _cell_tag(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<%bc(?=[\s/>])[^>]*>" % prefix)
