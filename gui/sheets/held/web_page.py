"""Web pages as lists: what a program exports as ".xls" is very often an HTML table. Each table is a sheet.

Source of fact: the HTML standard, 4.9 (tabular data) and 13.1.2.4 (end tags that may be left out).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.held.held_grid import CellBudget, HeldSheet, SheetBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.sheets.grid import Native

_SILENT = frozenset(("script", "style", "noscript", "template", "title", "select", "textarea"))
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article"))
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f]+")
_PENDING = limits.FIELD_CHARACTERS
_DEEPEST = 50


def read_page(path: Path, html: Iterable[str], named: str = "") -> list[HeldSheet]:
    """Read the tables of a page, the one with the most cells first.

    Args:
        path: of the user's file, for the sentence.
        html: the page in pieces.
        named: what its one table is called; several are numbered.

    Raises:
        ListFileError: too many cells, or markup that never ends.
    """
    parser = _PageParser(path)
    for piece in html:
        parser.feed(piece)
        if len(parser.rawdata) > _PENDING:
            raise opening.damaged(path, "a tag that never ends")
    parser.close()
    sheets = [sheet.build() for sheet in parser.finish()]
    filled = sorted((sheet for sheet in sheets if sheet.rows), key=lambda sheet: -sheet.filled)
    if len(filled) == 1 and named:
        only = filled[0]
        return [HeldSheet(named, only.hidden, only.rows, only.width, only.notes)]
    return filled


class _Table:
    """A table while its rows come; cells that reach down are remembered by column."""

    def __init__(self, sheet: SheetBuilder, budget: CellBudget) -> None:
        self.sheet = sheet
        self._budget = budget
        self.number = 0
        self.cells: dict[int, tuple[str, Native]] = {}
        self.is_in_row = self.is_in_cell = self.is_hidden = False
        self.column = 0
        self.text: list[str] = []
        self._taken: dict[int, int] = {}
        self._span = 1

    def start_row(self, *, is_hidden: bool) -> None:
        """Begin a row; the one before ends."""
        self.end_row()
        self.is_in_row, self.is_hidden = True, is_hidden
        self.number += 1
        self.cells, self.column = {}, 0

    def start_cell(self, columns: int, rows: int) -> None:
        """Begin a cell at the next free column."""
        if not self.is_in_row:
            self.start_row(is_hidden=False)
        self.end_cell()
        while self._taken.get(self.column, 0) >= self.number:
            self.column += 1
        self.is_in_cell, self.text, self._span = True, [], columns
        if rows > 1:
            self._budget.take(columns)
            last = self.number + rows - 1
            self._taken.update(dict.fromkeys(range(self.column, self.column + columns), last))

    def end_cell(self) -> None:
        """Take the cell's text."""
        if self.is_in_cell:
            self.is_in_cell = False
            if text := shown_text("".join(self.text)):
                self.cells[self.column] = text, None
            self.column += self._span

    def end_row(self) -> None:
        """Take the row."""
        self.end_cell()
        if self.is_in_row:
            self.is_in_row = False
            self.sheet.add_row(self.number, self.cells, is_hidden=self.is_hidden)
            self.cells = {}


class _PageParser(HTMLParser):
    """Follows the tables of a page, nested ones too."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self._budget = CellBudget(path)
        self._sheets: list[SheetBuilder] = []
        self._open: list[_Table] = []
        self._silent = 0

    def finish(self) -> list[SheetBuilder]:
        """Close what was left open and give the tables in the order of the page."""
        while self._open:
            self._open.pop().end_row()
        return self._sheets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table" and len(self._open) < _DEEPEST:
            self._sheets.append(SheetBuilder(f"Table {len(self._sheets) + 1}", self._budget))
            self._open.append(_Table(self._sheets[-1], self._budget))
        elif self._open:
            self._start_in_table(self._open[-1], tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif not self._open:
            return
        elif tag == "table":
            self._open.pop().end_row()
        elif tag in {"td", "th"}:
            self._open[-1].end_cell()
        elif tag == "tr" or tag in _PARTS:
            self._open[-1].end_row()
        elif tag in _BLOCKS:
            self._open[-1].text.append("\n")

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._open and not self._silent and self._open[-1].is_in_cell:
            self._open[-1].text.append(_BLANK.sub(" ", data))

    def _start_in_table(self, table: _Table, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            table.start_row(is_hidden=bool(_HIDDEN.search(attributes.get("style") or "")))
        elif tag in {"td", "th"}:
            columns = _span(attributes.get("colspan"), limits.SHEET_COLUMNS)
            table.start_cell(columns, _span(attributes.get("rowspan"), limits.SHEET_ROWS))
            if table.column > limits.SHEET_COLUMNS:
                raise opening.too_wide(self._budget.path, table.column)
        elif tag in _PARTS:
            table.end_row()
        elif tag == "br" or tag in _BLOCKS:
            table.text.append("\n")


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return max(min(int(digits), most), 1) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1


def shown_text(text: str) -> str:
    """Trim the lines of a cell as a browser does; empty ones at its ends are dropped."""
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n \xa0")
