"""Workbooks of every kind through python-calamine, which is fast; text as Excel shows it."""

from __future__ import annotations

import contextlib
import functools
import itertools
from typing import TYPE_CHECKING, cast

import python_calamine

from gui.leads.errors import ListFileError
from gui.sheets import limits, opening
from gui.sheets.cell_value import Value, show_value
from gui.sheets.grid import BLOCK_ROWS, Block, Native, SheetRow
from gui.sheets.sheet_scan import SheetScan

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from pathlib import Path

_EXACT = 1e15
_SHORT = 16  # a number with its point and at most 15 digits: as many as Excel shows


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

    def __init__(self, path: Path, sheet: str, scan: SheetScan | None = None) -> None:
        self._path = path
        self.use_scan(scan or SheetScan(0, 0, 0))
        with opening.reading_errors(path), calamine_errors(path):
            self._book = python_calamine.CalamineWorkbook.from_path(path)
            try:
                self._sheet = self._book.get_sheet_by_name(sheet)
            except python_calamine.WorksheetNotFound as error:
                raise opening.no_such_sheet(path, sheet, self._book.sheet_names) from error
        self._left = self._sheet.start[1] if self._sheet.start else 0
        if self.width > limits.COLUMNS:
            raise opening.too_wide(path, self.width)

    def use_scan(self, scan: SheetScan) -> None:
        """Show the cells as the run over the sheet's XML found them."""
        self._formats, self._overlay = scan.formats, scan.overlay

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

    def remarks(self) -> tuple[str, ...]:
        """Nothing strange is noticed here."""
        return ()

    def close(self) -> None:
        """Let the workbook go."""
        with contextlib.suppress(python_calamine.CalamineError):
            self._book.close()

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank one by one."""
        for block in self.blocks():
            yield from block.rows()

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank."""
        numbered = enumerate(self._sheet.iter_rows(), start=1)
        with calamine_errors(self._path):
            while rows := list(itertools.islice(numbered, BLOCK_ROWS)):
                yield self._block(rows)

    def _block(self, rows: list[tuple[int, list[Value]]]) -> Block:
        """Show some rows; the natives of a row without any are empty."""
        blanks = [""] * self._left
        overlay, styled = self._overlay, self._formats.styled_columns()
        numbers: list[int] = []
        shown: list[list[str]] = []
        natives: list[Sequence[Native]] = []
        for number, values in rows:
            if self._left:
                values[:0] = blanks
            odd = _odd_columns(tuple(map(type, values)))
            native = self._show(number, values, odd, styled) if odd else ()
            texts = cast("list[str]", values)
            if overlay and number in overlay:
                _lay_over(texts, overlay[number])
            if texts[0] or "".join(texts).strip():
                numbers.append(number)
                shown.append(texts)
                natives.append(native)
        return Block(numbers, shown, natives if any(natives) else ())

    def _show(
        self, number: int, values: list[Value], odd: Sequence[int], styled: Container[int]
    ) -> list[Native]:
        """Turn the values that are not text into text, in place; gives the natives of the row."""
        natives: list[Native] = [None] * (odd[-1] + 1)
        for column in odd:
            value = values[column]
            if value.__class__ is float:
                if column not in styled and -_EXACT < value < _EXACT:
                    text = repr(value)
                    if text.endswith(".0"):
                        natives[column] = whole = int(value)
                        values[column] = str(whole)
                        continue
                    if len(text) <= _SHORT and "e" not in text:
                        values[column], natives[column] = text, value
                        continue
                code = self._formats.number_code(number, column)
            else:
                code = self._formats.date_code(number, column)
            values[column], natives[column] = show_value(value, code)
        return natives


@functools.lru_cache(maxsize=256)
def _odd_columns(types: tuple[type, ...]) -> tuple[int, ...]:
    """The columns of a row that hold no text; most rows of a list are alike in that."""
    return tuple(column for column, kind in enumerate(types) if kind is not str)


def _lay_over(texts: list[str], overlay: dict[int, str]) -> None:
    """Show what calamine leaves empty; the cells beyond its rectangle hold nothing."""
    for column, text in overlay.items():
        if column < len(texts):
            texts[column] = text


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
