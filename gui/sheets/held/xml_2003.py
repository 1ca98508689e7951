"""Excel's XML of 2003 ("XML Spreadsheet 2003"), which many programs write and call .xls.

Source of fact: Microsoft's "XML Spreadsheet Reference" (Office 2003).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.formats.cell_value import show_number, show_value
from gui.sheets.formats.moment_text import parse_moment
from gui.sheets.formats.number_format import GENERAL
from gui.sheets.held.held_grid import CellBudget, HeldSheet, SheetBuilder
from gui.sheets.workbooks import xml_stream

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.grid import Native

# The formats that have names, as codes.
_NAMED = {
    "General": GENERAL,
    "General Number": GENERAL,
    "General Date": "m/d/yy h:mm",
    "Short Date": "mm-dd-yy",
    "Medium Date": "d-mmm-yy",
    "Long Date": "dddd, mmmm d, yyyy",
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss AM/PM",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Currency": "$#,##0.00",
    "Euro Currency": "[$€-2] #,##0.00",
    "True/False": '"TRUE";"TRUE";"FALSE"',
    "Yes/No": '"Yes";"Yes";"No"',
    "On/Off": '"On";"On";"Off"',
}


def read_xml_2003(path: Path) -> list[HeldSheet]:
    """Read a workbook; raises ListFileError."""
    reader = _Reader(path)
    for _ in xml_stream.parse(path, opening.pieces(path), reader):
        pass
    return [sheet.build() for sheet in reader.sheets]


class _Reader:
    """Gathers the worksheets of a workbook."""

    def __init__(self, path: Path) -> None:
        self.sheets: list[SheetBuilder] = []
        self._budget = CellBudget(path)
        self._codes: dict[str, str] = {}
        self._style = ""
        self._columns: dict[int, str] = {}
        self._next_column = 0
        self._row, self._row_style = 0, ""
        self._is_hidden = self._is_text = self._is_visibility = False
        self._column = -1
        self._beyond = 0
        self._cells: dict[int, tuple[str, Native]] = {}
        self._cell: dict[str, str] = {}
        self._type = "String"
        self._text: list[str] = []
        self._comments = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "Style":
            self._style = plain.get("ID", "")
        elif name == "NumberFormat":
            code = plain.get("Format", GENERAL)
            self._codes[self._style] = _NAMED.get(code, code)
        elif name == "Worksheet":
            self.sheets.append(SheetBuilder(plain.get("Name", f"Sheet{len(self.sheets) + 1}"), self._budget))
            self._row, self._columns, self._next_column = 0, {}, 0
        elif name == "Visible" and self.sheets:
            self._is_visibility = True
        elif self.sheets:
            self._start_in_sheet(name, plain)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "Data":
            self._is_text = False
        elif name == "Comment":
            self._comments -= 1
        elif name == "Visible":
            self._is_visibility = False
        elif name == "Cell" and self.sheets:
            self._end_cell()
        elif name == "Row" and self.sheets:
            self.sheets[-1].add_row(self._row, self._cells, is_hidden=self._is_hidden)

    def text(self, text: str) -> None:
        """Characters within an element."""
        if self._is_text:
            self._text.append(text)
        elif self._is_visibility and text.strip() in {"SheetHidden", "SheetVeryHidden"}:
            self.sheets[-1].hidden = True

    def _start_in_sheet(self, name: str, plain: dict[str, str]) -> None:
        if name == "Row":
            self._row = _number(plain, "Index", self._row + 1)
            self._row_style = plain.get("StyleID", "")
            self._is_hidden = plain.get("Hidden") == "1"
            self._column, self._beyond, self._cells = -1, 0, {}
            if self._row > limits.SHEET_ROWS:
                raise opening.damaged(self._budget.path, f"it reaches row {self._row}")
        elif name == "Cell":
            self._column = _number(plain, "Index", self._column + 2 + self._beyond) - 1
            self._beyond = _number(plain, "MergeAcross", 0)
            self._cell, self._text, self._type = plain, [], "String"
        elif name == "Data":
            self._type = plain.get("Type", "String")
            self._is_text = not self._comments
        elif name == "Comment":
            self._comments += 1
        elif name == "Column":
            self._start_column(plain)

    def _start_column(self, plain: dict[str, str]) -> None:
        first = _number(plain, "Index", self._next_column + 1) - 1
        span = min(_number(plain, "Span", 0), limits.SHEET_COLUMNS)
        self._next_column = first + span + 1
        if plain.get("Hidden") == "1" and span < limits.COLUMNS:
            self.sheets[-1].hidden_columns += span + 1
        if style := plain.get("StyleID"):
            self._columns.update(dict.fromkeys(range(first, first + span + 1), style))

    def _end_cell(self) -> None:
        text, native = self._shown("".join(self._text))
        if text:
            self._cells[self._column] = text, native
        elif "Formula" in self._cell and not self._text:
            self.sheets[-1].unvalued += 1

    def _shown(self, text: str) -> tuple[str, Native]:
        style = self._cell.get("StyleID") or self._row_style or self._columns.get(self._column, "Default")
        code = self._codes.get(style, GENERAL)
        if self._type == "Number":
            try:
                return show_number(float(text), code)
            except (ValueError, OverflowError):
                return text.strip(), None
        if self._type == "DateTime" and (moment := parse_moment(text)) is not None:
            return show_value(moment, code)
        if self._type == "Boolean":
            return ("TRUE" if text.strip() == "1" else "FALSE"), None
        return text, None


def _number(plain: dict[str, str], name: str, default: int) -> int:
    text = plain.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
