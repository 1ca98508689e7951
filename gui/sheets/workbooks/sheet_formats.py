"""Which number format the cells of a sheet have: read from the package, since calamine does not tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from gui.leads.errors import ListFileError
from gui.sheets import limits
from gui.sheets.formats import number_format
from gui.sheets.formats.builtin_formats import BUILTIN_FORMATS
from gui.sheets.workbooks.package import Package, local_name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_KNOWN: WeakKeyDictionary[Package, list[str]] = WeakKeyDictionary()
#: A cell: row from 1, column from 0.
Place = tuple[int, int]


@dataclass(frozen=True)
class SheetFormats:
    """The formats of a sheet's numeric cells.

    Attributes:
        numbers: the usual number format of a column, where it has one.
        dates: the usual date format of a column.
        exceptions: (row from 1, column from 0) -> format of a cell unlike its column.
    """

    numbers: dict[int, str] = field(default_factory=dict)
    dates: dict[int, str] = field(default_factory=dict)
    exceptions: dict[Place, str] = field(default_factory=dict)

    def number_code(self, row: int, column: int) -> str:
        """The format for a number in a cell."""
        return self.exceptions.get((row, column)) or self.numbers.get(column, number_format.GENERAL)

    def date_code(self, row: int, column: int) -> str:
        """The format for a date in a cell."""
        return self.exceptions.get((row, column)) or self.dates.get(column, "")

    def styled_columns(self) -> Container[int]:
        """The columns with numbers that may not be shown as they are: all, where single cells differ."""
        if self.exceptions:
            return range(limits.SHEET_COLUMNS)
        return {column for column, code in self.numbers.items() if code != number_format.GENERAL}

    def is_usual(self, column: int, code: str) -> bool:
        """Say whether a column's cells mostly have that format."""
        return code == self.numbers.get(column) or code == self.dates.get(column)

    def learn(self, cells: Mapping[Place, str]) -> None:
        """Take in the formats of further cells; what a column's first many have becomes its usual one."""
        seen: dict[bool, dict[int, Counter[str]]] = {True: {}, False: {}}
        for (_, column), code in cells.items():
            groups = seen[number_format.is_date_format(code)]
            groups.setdefault(column, Counter())[code] += 1
        for is_date, usual in ((False, self.numbers), (True, self.dates)):
            for column, counts in seen[is_date].items():
                usual.setdefault(column, counts.most_common(1)[0][0])
        for place, code in cells.items():
            if not self.is_usual(place[1], code):
                self.exceptions[place] = code


def style_codes(package: Package) -> list[str]:
    """Give the format code of every cell format, by its index; none where the styles cannot be read.

    They are read once for all sheets of an opened package.
    """
    if package not in _KNOWN:
        _KNOWN[package] = _read_codes(package)
    return _KNOWN[package]


def _read_codes(package: Package) -> list[str]:
    try:
        relations = package.relations(package.workbook_part()).values()
        part = next((name for kind, name in relations if kind == "styles"), "")
        if not part or not package.has(part):
            return []
        tree = package.tree(part)
    except ListFileError:
        return []
    named = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in tree.iter()
        if local_name(element.tag) == "numFmt"
    }
    formats = next((element for element in tree if local_name(element.tag) == "cellXfs"), None)
    return [code_of(xf.get("numFmtId", "0"), named) for xf in (formats if formats is not None else ())]


def code_of(number: str, named: Mapping[str, str]) -> str:
    """Give the code behind a format's number: the workbook's own, or one of those that every Excel has."""
    builtin = BUILTIN_FORMATS.get(int(number)) if number.isdigit() else None
    return named.get(number) or builtin or number_format.GENERAL
