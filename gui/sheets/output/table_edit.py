"""Excel tables that grow by columns: their range, their filter and the list of their columns.

Source of fact: ECMA-376 part 1, 18.5.1. Excel repairs a table whose column names are not its header cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.sheets.grid import distinct_title
from gui.sheets.output import cell_xml
from gui.sheets.workbooks.package import Package, local_name
from gui.sheets.workbooks.survey import Area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from xml.etree import ElementTree as ET

_REF = re.compile(rb"""(<(?:\w+:)?(?:table|autoFilter)\s[^>]*?\bref=["'])([A-Z0-9:]+)(["'])""")
_COLUMNS = re.compile(rb"""(<(?:\w+:)?tableColumns\s[^>]*?count=["'])(\d+)(["'])""")
_END = re.compile(rb"</((?:\w+:)?)tableColumns\s*>")
_OWN_SOURCE = {"queryTable", "xml"}


@dataclass(frozen=True)
class Table:
    """A table on a sheet.

    Attributes:
        part: its member.
        area: header, body and totals.
        names: of its columns.
        highest_id: of its columns.
        can_grow: nothing but Excel itself feeds it.
        has_header: its first row holds the names.
    """

    part: str
    area: Area
    names: tuple[str, ...]
    highest_id: int
    can_grow: bool
    has_header: bool


def read_tables(package: Package, sheet_part: str) -> list[Table]:
    """Read the tables of a sheet; raises ListFileError when one is damaged."""
    found = []
    for kind, part in package.relations(sheet_part).values():
        if kind == "table" and package.has(part):
            tree = package.tree(part)
            area = Area.parse(tree.get("ref", ""))
            if area is not None:
                found.append(_table(part, tree, area))
    return found


def _table(part: str, tree: ET.Element, area: Area) -> Table:
    columns = [element for element in tree.iter() if local_name(element.tag) == "tableColumn"]
    return Table(
        part,
        area,
        tuple(element.get("name", "") for element in columns),
        max((int(element.get("id", "0")) for element in columns), default=0),
        tree.get("tableType", "worksheet") not in _OWN_SOURCE,
        tree.get("headerRowCount", "1") != "0",
    )


def distinct_titles(titles: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Make the new titles differ from the columns there are and from each other, as a table demands."""
    seen = {name.casefold() for name in taken}
    result = []
    for title in titles:
        fresh = distinct_title(cell_xml.clean_text(title) or "Column", seen)
        seen.add(fresh.casefold())
        result.append(fresh)
    return result


def grow_table(xml: bytes, table: Table, titles: Sequence[str], widen: Callable[[str], str]) -> bytes:
    """Let a table reach over the new columns."""
    xml = _REF.sub(lambda match: match[1] + widen(match[2].decode()).encode() + match[3], xml)
    xml = _COLUMNS.sub(
        lambda match: match[1] + b"%d" % (len(table.names) + len(titles)) + match[3], xml, count=1
    )
    end = _END.search(xml)
    if end is None:
        return xml
    columns = b"".join(
        b'<%btableColumn id="%d" name="%b"/>'
        % (end[1], table.highest_id + place, cell_xml.attribute(title).encode("utf-8", "replace"))
        for place, title in enumerate(titles, start=1)
    )
    return xml[: end.start()] + columns + xml[end.start() :]
