"""Which number format the cells of a sheet have: read from the package, since calamine does not tell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from gui.leads.errors import ListFileError
from gui.sheets import number_format
from gui.sheets.grid import column_index
from gui.sheets.package import Package, local_name

_LOOKED_AT_BYTES = 2 * 1024 * 1024
_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*)>')
_STYLE = re.compile(rb'\bs="(\d+)"')
_TEXT_TYPE = re.compile(rb'\bt="(?!n")')


@dataclass(frozen=True)
class SheetFormats:
    """The formats of a sheet's numeric cells.

    Attributes:
        numbers: the usual number format of a column, where it has one.
        dates: the usual date format of a column.
        exceptions: (row from 1, column from 0) -> format of a looked-at cell unlike its column.
    """

    numbers: dict[int, str] = field(default_factory=dict)
    dates: dict[int, str] = field(default_factory=dict)
    exceptions: dict[tuple[int, int], str] = field(default_factory=dict)

    def number_code(self, row: int, column: int) -> str:
        """The format for a number in a cell."""
        return self.exceptions.get((row, column)) or self.numbers.get(column, number_format.GENERAL)

    def date_code(self, row: int, column: int) -> str:
        """The format for a date in a cell."""
        return self.exceptions.get((row, column)) or self.dates.get(column, "")


def read_formats(package: Package, part: str, looked_at_bytes: int = _LOOKED_AT_BYTES) -> SheetFormats:
    """Read the formats of a sheet's first cells (2 MB of them); none when its styles cannot be read."""
    try:
        codes = _style_codes(package)
        head = bytearray()
        for piece in package.unpack(part):
            head += piece
            if len(head) >= looked_at_bytes:
                break
    except ListFileError:
        return SheetFormats()
    cells = {}
    for attributes, letters, row in _CELL.findall(bytes(head)):
        if not attributes.endswith(b"/") and not _TEXT_TYPE.search(attributes):
            style = _STYLE.search(attributes)
            code = codes.get(int(style[1]) if style else 0, number_format.GENERAL)
            cells[int(row), column_index(letters.decode())] = code
    return _usual(cells)


def _style_codes(package: Package) -> dict[int, str]:
    part = next(
        (name for kind, name in package.relations(package.workbook_part()).values() if kind == "styles"), ""
    )
    if not part or not package.has(part):
        return {}
    tree = package.tree(part)
    named = {
        int(element.get("numFmtId", "0")): element.get("formatCode", "")
        for element in tree.iter()
        if local_name(element.tag) == "numFmt"
    }
    formats = next((element for element in tree if local_name(element.tag) == "cellXfs"), None)
    codes = {}
    for index, xf in enumerate(formats if formats is not None else ()):
        number = int(xf.get("numFmtId", "0"))
        codes[index] = named.get(number) or BUILTIN_FORMATS.get(number, number_format.GENERAL)
    return codes


def _usual(cells: dict[tuple[int, int], str]) -> SheetFormats:
    numbers: dict[int, Counter[str]] = {}
    dates: dict[int, Counter[str]] = {}
    for (_, column), code in cells.items():
        group = dates if number_format.is_date_format(code) else numbers
        group.setdefault(column, Counter())[code] += 1
    usual_number = {column: counts.most_common(1)[0][0] for column, counts in numbers.items()}
    usual_date = {column: counts.most_common(1)[0][0] for column, counts in dates.items()}
    exceptions = {
        place: code
        for place, code in cells.items()
        if code not in {usual_number.get(place[1]), usual_date.get(place[1])}
    }
    return SheetFormats(usual_number, usual_date, exceptions)
