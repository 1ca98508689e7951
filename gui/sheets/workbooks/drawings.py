"""How far pictures, shapes and charts reach over a sheet's columns.

Source of fact: ECMA-376 part 1, 20.5 (spreadsheet drawings): anchors with "from", "to" or a size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets.workbooks.package import local_name

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from gui.sheets.workbooks.package import Package

# A column of usual width: 64 pixels of 9,525 English Metric Units.
_EMU_OF_COLUMN = 64 * 9525


def drawn_columns(package: Package, sheet_part: str) -> int:
    """Count the columns, from the first, up to the last that something is drawn over; 0 for no drawing."""
    reach = 0
    for kind, part in package.relations(sheet_part).values():
        if kind == "drawing" and package.has(part):
            try:
                tree = package.tree(part)
            except ListFileError:
                continue
            reach = max([reach, *(_end(anchor) for anchor in tree)])
    return reach


def _end(anchor: ET.Element) -> int:
    """Give the number of the column an anchor ends in, from 1."""
    start = width = end = 0
    for element in anchor:
        name = local_name(element.tag)
        if name == "ext":
            width = _number(element.get("cx"))
        elif name in {"from", "to"}:
            column = next((_number(child.text) for child in element if local_name(child.tag) == "col"), 0)
            start, end = (column, end) if name == "from" else (start, column)
    return max(end, start + width // _EMU_OF_COLUMN) + 1


def _number(text: str | None) -> int:
    return int(text) if text and text.strip().isdigit() else 0
