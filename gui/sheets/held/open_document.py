"""OpenDocument spreadsheets, packed (.ods) or flat (.fods): their cells hold the text that is shown.

Source of fact: OpenDocument 1.3 part 3, chapter 9 (tables) and 19.387 (office:value-type).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.formats import date_format
from gui.sheets.formats.moment_text import parse_duration, parse_moment
from gui.sheets.formats.number_format import plain_number
from gui.sheets.held.held_grid import CellBudget, HeldSheet, SheetBuilder
from gui.sheets.workbooks import xml_stream
from gui.sheets.workbooks.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.sheets.formats.date_format import Moment
    from gui.sheets.grid import Native

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
# What lies over or beside the cells: comments, drawings, earlier states, readings of characters.
_ASIDE = frozenset(
    ("annotation", "frame", "custom-shape", "shapes", "forms", "tracked-changes", "ruby-text", "control", "g")
)
_NUMBERS = frozenset(("float", "percentage", "currency"))


def read_ods(path: Path) -> list[HeldSheet]:
    """Read a packed spreadsheet; raises ListFileError."""
    with Package(path) as package:
        if package.has(_MANIFEST) and b"encryption-data" in package.read(_MANIFEST):
            raise opening.password(path)
        return _read(path, package.unpack(_CONTENT))


def read_fods(path: Path) -> list[HeldSheet]:
    """Read a flat spreadsheet; raises ListFileError."""
    return _read(path, opening.pieces(path))


def _read(path: Path, xml: Iterable[bytes]) -> list[HeldSheet]:
    reader = _Reader(path)
    for _ in xml_stream.parse(path, xml, reader):
        pass
    return [sheet.build() for sheet in reader.sheets]


class _Reader:
    """Gathers the tables of a document."""

    def __init__(self, path: Path) -> None:
        self.sheets: list[SheetBuilder] = []
        self._budget = CellBudget(path)
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._aside = self._tables = 0
        self._row = self._repeated_rows = self._column = 0
        self._is_hidden = False
        self._cells: dict[int, tuple[str, Native]] = {}
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._paragraphs = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "table":
            self._start_table(attributes)
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif self._tables == 1:
            self._start_in_table(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif name == "table":
            self._tables -= 1
        elif self._tables != 1:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    def text(self, text: str) -> None:
        """Characters within an element."""
        if self._paragraphs and self._cell is not None and not self._aside:
            self._text.append(" ".join(text.split("\n")))

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._tables += 1
        if self._tables == 1:
            sheet = SheetBuilder(attributes.get("table:name", f"Table {len(self.sheets) + 1}"), self._budget)
            sheet.hidden = attributes.get("table:style-name", "") in self._hidden_styles
            self.sheets.append(sheet)
            self._row = 0

    def _start_in_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            self._repeated_rows = _count(attributes, "table:number-rows-repeated")
            self._is_hidden = attributes.get("table:visibility", "visible") != "visible"
            self._column, self._cells = 0, {}
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell = {**attributes, "is-covered": "1"} if name == "covered-table-cell" else attributes
            self._text, self._paragraphs = [], 0
        elif name in {"p", "h"}:
            if self._paragraphs:
                self._text.append("\n")
            self._paragraphs += 1
        elif name == "s":
            self._text.append(" " * min(_count(attributes, "text:c"), limits.CELL_CHARACTERS))
        elif name in {"tab", "line-break"}:
            self._text.append("\t" if name == "tab" else "\n")
        elif name == "table-column" and attributes.get("table:visibility", "visible") != "visible":
            count = _count(attributes, "table:number-columns-repeated")
            self.sheets[-1].hidden_columns += count if count < limits.COLUMNS else 0

    def _end_cell(self) -> None:
        attributes = self._cell or {}
        count = _count(attributes, "table:number-columns-repeated")
        text, native = ("", None) if "is-covered" in attributes else _shown(attributes, "".join(self._text))
        if text:
            for column in range(self._column, min(self._column + count, limits.SHEET_COLUMNS)):
                self._cells[column] = text, native
        elif "table:formula" in attributes and "office:value-type" not in attributes:
            self.sheets[-1].unvalued += 1
        self._column += count
        self._cell = None

    def _end_row(self) -> None:
        if self._cells:
            last = min(self._row + self._repeated_rows, limits.SHEET_ROWS)
            for number in range(self._row + 1, last + 1):
                self.sheets[-1].add_row(number, self._cells, is_hidden=self._is_hidden)
        self._row += self._repeated_rows


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _shown(attributes: dict[str, str], text: str) -> tuple[str, Native]:
    kind = attributes.get("office:value-type", "")
    if kind in _NUMBERS:
        try:
            value = float(attributes.get("office:value", ""))
            return text or plain_number(value), (
                int(value) if value == value // 1 and abs(value) < 1e15 else value
            )
        except (ValueError, OverflowError):
            return text, None
    moment: Moment | None = None
    if kind == "date":
        moment = parse_moment(attributes.get("office:date-value", ""))
    elif kind == "time":
        moment = parse_duration(attributes.get("office:time-value", ""))
    if moment is not None:
        return text or date_format.iso(moment), date_format.iso(moment)
    if kind == "boolean" and not text:
        return attributes.get("office:boolean-value", "").upper(), None
    return text or attributes.get("office:string-value", ""), None
