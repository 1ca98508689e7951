"""Lead lists in: one sheet of a workbook or a text file, with its header found, as a stream of rows."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets import opening
from gui.sheets.book_opening import open_book
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.grid import Block, Grid, SheetRow, header_titles
from gui.sheets.header_row import HEADER_SOUGHT_IN, choose_header
from gui.sheets.held.held_book import held_sheets
from gui.sheets.held.held_grid import HeldGrid
from gui.sheets.limits import MEGABYTE
from gui.sheets.opening import check_file
from gui.sheets.packed_file import UnpackedFile
from gui.sheets.peek import Peek, peek_list
from gui.sheets.probe import choose_sheet, describe_held, describe_text
from gui.sheets.read_options import ReadOptions
from gui.sheets.text.text_grid import TextGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from gui.sheets.probe import Probe

__all__ = ["Peek", "ReadOptions", "SourceList", "check_file", "open_list"]
_FIRST_ROWS = 200
_LARGE_BYTES = MEGABYTE


class SourceList:
    """An opened list; a context manager.

    Attributes:
        kind: of the file.
        sheet: the tab that was opened, "" for a text file.
        sheets: all tabs with cells, hidden ones too.
        encoding: of a text file, None for a workbook.
        delimiter: of a text file, None for a workbook.
        encoding_sure: whether the encoding is certain.
        delimiter_sure: whether the delimiter is certain.
        header_row: the number of the header's row from 1, or 0.
        header_sure: whether the header was stated or is beyond doubt.
    """

    def __init__(self, path: Path, looked: Probe, sheet: str, grid: Grid, header_row: int | None) -> None:
        self._path = path
        self._grid = grid
        self._unpacked: UnpackedFile | None = None
        self.kind = looked.file_kind
        self.sheet = sheet
        self.sheets = looked.sheets
        self._notes = next(found.notes for found in looked.sheets if found.name == sheet)
        text = grid if isinstance(grid, TextGrid) else None
        self.encoding = text.encoding if text else None
        self.delimiter = text.delimiter if text else None
        self.encoding_sure = text.encoding_sure if text else True
        self.delimiter_sure = text.delimiter_sure if text else True
        self._head = grid.head(HEADER_SOUGHT_IN + _FIRST_ROWS)
        if not self._head:
            raise opening.empty(path)
        self.header_row, self.header_sure = choose_header(self._head, header_row)
        self._titles = self._header_cells()
        if self.first_row() is None:
            raise ListFileError(
                say(
                    "{name} has a header and no rows below it. Choose another file, or another sheet of it.",
                    name=path.name,
                )
            )

    def __enter__(self) -> SourceList:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._grid.close()
        if self._unpacked:
            self._unpacked.close()

    def also_close(self, unpacked: UnpackedFile) -> None:
        """Let a copy that was unpacked for this list go with it."""
        self._unpacked = unpacked

    @property
    def headers(self) -> list[str]:
        """One distinct title for each column; a text file that was not read yet is run through for it."""
        return header_titles(self._titles, self._grid.width)

    @property
    def row_total(self) -> int | None:
        """The rows below the header; blank rows between them may be counted."""
        total = self._grid.row_total
        if total is None or not self.header_row:
            return total
        above = sum(1 for row in self._head if row.row <= self.header_row)
        return max(total - above, 1)

    @property
    def expected_rows(self) -> int | None:
        """About how many rows there are, without looking; None where nothing is known."""
        return self._grid.expected_rows

    def blocks(self) -> Iterator[Block]:
        """Give the rows below the header that are not blank, to be copied quickly; see ``Block``.

        Raises:
            ListFileError: the file turned out to be damaged further down.
        """
        for block in self._grid.blocks():
            if block.numbers and block.numbers[0] > self.header_row:
                yield block
            else:
                yield from Block.of(row for row in block.rows() if row.row > self.header_row)

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows below the header that are not blank, each as wide as ``headers``."""
        width = len(self.headers)
        for block in self.blocks():
            for row in block.rows():
                yield row if len(row.texts) == len(row.natives) == width else _fitted(row, width)

    def first_rows(self, count: int) -> list[SheetRow]:
        """Give the first rows below the header, each as wide as ``headers``."""
        width = len(self.headers)
        below = [_fitted(row, width) for row in self._head if row.row > self.header_row]
        # The head was read for the header; a second look costs as much as a thousand rows.
        return below[:count] if len(below) >= count else list(itertools.islice(self.rows(), count))

    def first_row(self) -> SheetRow | None:
        """Give the first row below the header, if there is one."""
        below = (row for row in self._head if row.row > self.header_row)
        return next(below, None) or next((row for block in self.blocks() for row in block.rows()), None)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was strange about the file, in sentences for people: an unclosed quotation mark."""
        return (*self._notes.remarks(self.header_row), *self._grid.remarks())

    def _header_cells(self) -> tuple[str, ...]:
        if not self.header_row:
            return ()
        for row in itertools.chain(self._head, self._grid.rows()):
            if row.row == self.header_row:
                return row.texts
        raise ListFileError(
            say(
                "{name} has no row {row}, so the header cannot be there.",
                name=self._path.name,
                row=str(self.header_row),
            )
        )


def _fitted(row: SheetRow, width: int) -> SheetRow:
    missing = width - len(row.texts)
    natives = row.natives + (None,) * (width - len(row.natives))
    return SheetRow(row.row, row.texts[:width] + ("",) * missing, natives[:width])


def open_list(
    path: Path,
    options: ReadOptions | None = None,
    *,
    on_top: Callable[[Peek], None] | None = None,
    in_haste: bool = False,
) -> SourceList:
    """Open a file as a list of leads.

    Args:
        path: the file.
        options: what is known of it.
        on_top: is given the first rows of a large file, long before the whole is read.
        in_haste: see ``open_book``.

    Raises:
        ListFileError: it cannot be read as one; the sentence says why and what to do.
    """
    options = options or ReadOptions()
    kind = detect_kind(path)

    def show_top() -> None:
        peeked = peek_list(path, kind, options) if on_top is not None else None
        if on_top is not None and peeked is not None:
            on_top(peeked)

    if kind is FileKind.CSV:
        if path.stat().st_size > _LARGE_BYTES:
            show_top()
        text = TextGrid(path, encoding=options.encoding, delimiter=options.delimiter)
        return SourceList(path, describe_text(text), "", text, options.header_row)
    if kind is FileKind.PACKED:
        return _open_packed(path, options, on_top, in_haste=in_haste)
    if (held := held_sheets(path, kind)) is not None:
        looked = describe_held(kind, held)
        sheet = choose_sheet(path, looked.sheets, options.sheet)
        whole = HeldGrid(next(found for found in held if found.name == sheet))
        return SourceList(path, looked, sheet, whole, options.header_row)
    looked, sheet, grid = open_book(path, kind, options.sheet, show_top, in_haste=in_haste)
    try:
        return SourceList(path, looked, sheet, grid, options.header_row)
    except ListFileError:
        grid.close()
        raise


def _open_packed(
    path: Path, options: ReadOptions, on_top: Callable[[Peek], None] | None, *, in_haste: bool
) -> SourceList:
    unpacked = UnpackedFile(path)
    try:
        source = open_list(unpacked.path, options, on_top=on_top, in_haste=in_haste)
    except BaseException:
        unpacked.close()
        raise
    source.also_close(unpacked)
    return source
