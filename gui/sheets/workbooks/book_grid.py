"""Workbooks of every kind through python-calamine, which is fast; text as Excel shows it."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, cast

import python_calamine

from gui.leads.as_shown import AS_SHOWN
from gui.leads.errors import ListFileError
from gui.sheets import limits, opening
from gui.sheets.formats.cell_value import Value, show_value
from gui.sheets.grid import BLOCK_ROWS, Block, Native, SheetRow, is_filled
from gui.sheets.workbooks.sheet_scan import SheetScan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SHORT = 15
_TEXTS, _PLAIN = {str}, {str, float}
_OTHER = frozenset("en")


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
        return list(itertools.islice(self._rows(count), count))

    def remarks(self) -> tuple[str, ...]:
        """Nothing strange is noticed here."""
        return ()

    def close(self) -> None:
        """Let the workbook go."""
        with contextlib.suppress(python_calamine.CalamineError):
            self._book.close()

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank one by one."""
        return self._rows(BLOCK_ROWS)

    def _rows(self, at_once: int) -> Iterator[SheetRow]:
        for block in self._blocks(at_once):
            yield from block.rows()

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank."""
        return self._blocks(BLOCK_ROWS)

    def _blocks(self, at_once: int) -> Iterator[Block]:
        numbered = enumerate(self._sheet.iter_rows(), start=1)
        with calamine_errors(self._path):
            while rows := list(itertools.islice(numbered, at_once)):
                yield self._block(rows)

    def _block(self, numbered: list[tuple[int, list[Value]]]) -> Block:
        """Show some rows, column by column."""
        numbers, values = cast("tuple[tuple[int, ...], tuple[list[Value], ...]]", zip(*numbered, strict=True))
        columns: list[Sequence[Value]] = [("",) * len(values)] * self._left + list(zip(*values, strict=True))
        behind: dict[int, Sequence[Native]] = {}
        styled = self._formats.styled_columns()
        for column, cells in enumerate(columns):
            kinds = set(map(type, cells))
            if kinds == _TEXTS:
                continue
            plain = _as_they_are(cells) if kinds <= _PLAIN and column not in styled else None
            columns[column], behind[column] = plain or self._show(numbers, column, cells)
        texts = cast("list[tuple[str, ...]]", list(zip(*columns, strict=True)))
        for at, number in enumerate(numbers):
            if number in self._overlay:
                texts[at] = _laid_over(texts[at], self._overlay[number])
        return _filled(numbers, texts, _across(behind, len(texts)))

    def _show(
        self, numbers: Sequence[int], column: int, cells: Sequence[Value]
    ) -> tuple[Sequence[str], Sequence[Native]]:
        """Show the cells of a column, whatever they hold; gives their texts and natives."""
        texts: list[str] = []
        natives: list[Native] = []
        for number, value in zip(numbers, cells, strict=True):
            text, native = value, None
            if value.__class__ is float:
                text, native = show_value(value, self._formats.number_code(number, column))
            elif value.__class__ is not str:
                text, native = show_value(value, self._formats.date_code(number, column))
            texts.append(cast("str", text))
            natives.append(native)
        return texts, natives


def _as_they_are(cells: Sequence[Value]) -> tuple[Sequence[str], Sequence[Native]] | None:
    """Show numbers without a format, and texts; None where a number needs a closer look.

    The natives are empty where all cells are numbers.
    """
    written = [repr(value).removesuffix(".0") if value.__class__ is float else None for value in cells]
    numbers = [text for text in written if text is not None]
    # Excel shows no more digits than these; 1e+16, inf and nan look otherwise there, and so does -0.
    if max(map(len, numbers)) > _SHORT or "-0" in numbers or not _OTHER.isdisjoint("".join(numbers)):
        return None
    if len(numbers) == len(cells):
        return numbers, ()
    texts = [cast("str", value) if text is None else text for value, text in zip(cells, written, strict=True)]
    return texts, [None if text is None else AS_SHOWN for text in written]


def _across(behind: dict[int, Sequence[Native]], count: int) -> Sequence[Sequence[Native]]:
    """Turn the natives of columns into those of rows; an empty column is one of numbers shown as they are."""
    if not behind:
        return ()
    width = max(behind) + 1
    if not any(behind.values()):
        return [tuple(AS_SHOWN if column in behind else None for column in range(width))] * count
    nothing, as_shown = (None,) * count, (AS_SHOWN,) * count
    columns = [behind.get(column, nothing) or as_shown for column in range(width)]
    return list(zip(*columns, strict=True))


def _filled(
    numbers: Sequence[int], texts: Sequence[tuple[str, ...]], natives: Sequence[Sequence[Native]]
) -> Block:
    """Leave out the blank rows."""
    if all(cells[0].strip() for cells in texts):  # as in most lists; quicker than looking at every cell
        return Block(numbers, texts, natives)
    filled = list(map(is_filled, texts))
    return Block(
        list(itertools.compress(numbers, filled)),
        list(itertools.compress(texts, filled)),
        list(itertools.compress(natives, filled)),
    )


def _laid_over(texts: tuple[str, ...], overlay: dict[int, str]) -> tuple[str, ...]:
    """Show what calamine leaves empty; the cells beyond its rectangle hold nothing."""
    return tuple(overlay.get(column, text) for column, text in enumerate(texts))


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
