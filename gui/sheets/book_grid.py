"""Workbooks of every kind through python-calamine, which is fast; text as Excel shows it."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from typing import TYPE_CHECKING, cast

import python_calamine

from gui.leads.errors import ListFileError
from gui.sheets import date_format, limits, number_format, opening
from gui.sheets.grid import Block, Native, SheetRow
from gui.sheets.sheet_formats import SheetFormats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


@contextlib.contextmanager
def calamine_errors(path: Path) -> Iterator[None]:
    """Turn what calamine raises into ListFileError; its Rust panics are BaseExceptions of their own."""
    try:
        yield
    except python_calamine.PasswordError as error:
        raise opening.password(path) from error
    except (python_calamine.CalamineError, ValueError, OverflowError) as error:
        raise opening.damaged(path, repr(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise opening.damaged(path, f"panic: {error}") from error


class BookGrid:
    """One sheet of a workbook, held by calamine and handed on row by row."""

    def __init__(self, path: Path, sheet: str, formats: SheetFormats | None = None) -> None:
        self._path = path
        self._formats = formats or SheetFormats()
        with opening.reading_errors(path), calamine_errors(path):
            self._book = python_calamine.CalamineWorkbook.from_path(path)
            try:
                self._sheet = self._book.get_sheet_by_name(sheet)
            except python_calamine.WorksheetNotFound as error:
                raise opening.no_such_sheet(path, sheet, self._book.sheet_names) from error
        self._left = self._sheet.start[1] if self._sheet.start else 0
        if self.width > limits.COLUMNS:
            raise opening.too_large(
                path, f"the sheet has {self.width:,} columns, and {limits.COLUMNS:,} is the most"
            )

    @property
    def width(self) -> int:
        """The columns up to the last one that holds a value."""
        return self._sheet.end[1] + 1 if self._sheet.end else 0

    @property
    def row_total(self) -> int | None:
        """The rows from the first to the last that hold a value."""
        return self._sheet.height

    @property
    def expected_rows(self) -> int | None:
        """All of them are at hand."""
        return self.row_total

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
        with contextlib.suppress(python_calamine.CalamineError):
            self._book.close()

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank."""
        blanks = [""] * self._left
        nothing: tuple[Native, ...] = (None,) * self.width
        with calamine_errors(self._path):
            for number, values in enumerate(self._sheet.iter_rows(), start=1):
                if self._left:
                    values[:0] = blanks
                odd = [column for column, value in enumerate(values) if value.__class__ is not str]
                natives = self._show(number, values, odd) if odd else nothing
                texts = cast("list[str]", values)
                if texts[0] or "".join(texts).strip():
                    yield SheetRow(number, tuple(texts), natives)

    def _show(self, number: int, values: list[_Value], odd: list[int]) -> tuple[Native, ...]:
        """Turn the values that are not text into text, in place; gives the natives of the row."""
        natives: list[Native] = [None] * len(values)
        for column in odd:
            values[column], natives[column] = show_value(values[column], self._formats, number, column)
        return tuple(natives)


def show_value(value: _Value, formats: SheetFormats, row: int, column: int) -> tuple[str, Native]:
    """Give a cell's text as Excel shows it, and the number or ISO date behind it."""
    if isinstance(value, str):
        return value, None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, int | float):
        native = int(value) if value == value // 1 and abs(value) < 1e15 else value
        code = formats.number_code(row, column)
        return number_format.format_number(native, code), native
    return date_format.format_date(value, formats.date_code(row, column)), date_format.iso(value)


def sheet_names(path: Path) -> list[tuple[str, bool]]:
    """List a workbook's sheets of cells, each with whether it is hidden.

    Raises:
        ListFileError: encrypted, damaged or unreadable.
    """
    with opening.reading_errors(path), calamine_errors(path):
        book = python_calamine.CalamineWorkbook.from_path(path)
        try:
            return [
                (meta.name, meta.visible != python_calamine.SheetVisibleEnum.Visible)
                for meta in book.sheets_metadata
                if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
            ]
        finally:
            book.close()


def row_count(path: Path, sheet: str) -> int | None:
    """Count a sheet's rows; None when it cannot be read."""
    try:
        grid = BookGrid(path, sheet)
    except ListFileError:
        return None
    try:
        return grid.row_total
    finally:
        grid.close()
