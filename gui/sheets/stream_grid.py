"""Workbooks through openpyxl's read-only mode: the fallback for what calamine cannot read or hold."""

from __future__ import annotations

import datetime as dt
import itertools
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from gui.sheets import limits, opening
from gui.sheets.book_grid import show_value
from gui.sheets.grid import Block, Native, SheetRow
from gui.sheets.sheet_formats import SheetFormats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What openpyxl lets through when a package is not as it expects.
_TROUBLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OverflowError,
    AssertionError,
)


class StreamGrid:
    """One sheet of an .xlsx, read as a stream."""

    def __init__(self, path: Path, sheet: str, formats: SheetFormats | None = None) -> None:
        self._path = path
        self._formats = formats or SheetFormats()
        with opening.reading_errors(path):
            try:
                self._book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            except _TROUBLE as error:
                raise opening.damaged(path, repr(error)) from error
        found = self._book[sheet] if sheet in self._book.sheetnames else None
        if not isinstance(found, ReadOnlyWorksheet):
            raise opening.no_such_sheet(path, sheet, self._book.sheetnames)
        # The dimension a file states is often wrong; without it openpyxl reads what is there.
        found.reset_dimensions()
        self._sheet = found
        self._measured: tuple[int, int] | None = None

    @property
    def width(self) -> int:
        """The columns up to the last one that holds a value."""
        return self._measure()[0]

    @property
    def row_total(self) -> int | None:
        """The rows that are not blank."""
        return self._measure()[1]

    @property
    def expected_rows(self) -> int | None:
        """Nothing is known beforehand."""
        return None if self._measured is None else self._measured[1]

    def _measure(self) -> tuple[int, int]:
        if self._measured is None:
            for _ in self.rows():
                pass
        return self._measured or (0, 0)

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank."""
        return list(itertools.islice(self.rows(), count))

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank, some at a time."""
        return Block.of(self.rows())

    def use_formats(self, formats: SheetFormats) -> None:
        """Show numbers and dates in these formats."""
        self._formats = formats

    def remarks(self) -> tuple[str, ...]:
        """Nothing strange is noticed here."""
        return ()

    def close(self) -> None:
        """Let the workbook go."""
        self._book.close()

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank, without their empty tails."""
        width = total = 0
        for row in self._shown_rows():
            total += 1
            width = max(width, len(row.texts))
            if width > limits.COLUMNS:
                raise opening.too_large(
                    self._path, f"the sheet has {width:,} columns, and {limits.COLUMNS:,} is the most"
                )
            yield row
        self._measured = width, total

    def _shown_rows(self) -> Iterator[SheetRow]:
        try:
            for number, cells in enumerate(self._sheet.iter_rows(), start=1):
                shown = [
                    self._show(number, cell.column - 1, cell.data_type, cell.value)
                    for cell in cells
                    if cell.value is not None
                ]
                yield from _row(number, shown)
        except _TROUBLE as error:
            raise opening.damaged(self._path, repr(error)) from error

    def _show(self, row: int, column: int, kind: str, value: object) -> tuple[int, str, Native]:
        if kind == "e":
            return column, "", None
        if isinstance(value, str | bool | int | float | dt.date | dt.time | dt.timedelta):
            return column, *show_value(value, self._formats, row, column)
        return column, str(value), None


def _row(number: int, shown: list[tuple[int, str, Native]]) -> Iterator[SheetRow]:
    filled = [cell for cell in shown if cell[1]]
    if any(text.strip() for _, text, _ in filled):
        width = filled[-1][0] + 1
        texts = [""] * width
        natives: list[Native] = [None] * width
        for column, text, native in filled:
            texts[column], natives[column] = text, native
        yield SheetRow(number, tuple(texts), tuple(natives))
