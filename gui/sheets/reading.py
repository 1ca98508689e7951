"""Lead lists in: one sheet of a workbook or a text file, with its header found, as a stream of rows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.header import find_header_row
from gui.sheets import limits, opening
from gui.sheets.book_grid import BookGrid
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.grid import Grid, SheetRow, header_titles
from gui.sheets.held_book import held_sheets
from gui.sheets.held_grid import HeldGrid
from gui.sheets.package import Package
from gui.sheets.packed_file import UnpackedFile
from gui.sheets.probe import PACKAGES, describe_held, describe_text, probe_book
from gui.sheets.sheet_scan import SheetScan, scan_sheet
from gui.sheets.stream_grid import StreamGrid, has_odd_strings
from gui.sheets.text_grid import TextGrid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from gui.sheets.probe import Probe, SheetInfo

HEADER_SOUGHT_IN = 50


@dataclass(frozen=True)
class ReadOptions:
    """What the user decided about a file; None leaves it to be found out.

    Attributes:
        sheet: a tab's name.
        header_row: its number in the sheet, from 1; 0 when there is no header.
        encoding: of a text file, by Python's name.
        delimiter: of a text file, one character.
    """

    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None


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
        headers: one distinct title for each column.
        row_total: the rows below the header; blank rows between them may be counted.
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
        head = grid.head(HEADER_SOUGHT_IN)
        if not head:
            raise opening.empty(path)
        self.header_row, self.header_sure = choose_header(head, header_row)
        self.headers = header_titles(self._header_cells(), grid.width)
        if self.first_row() is None:
            raise ListFileError(f"{path.name} has a header and no rows below it.")
        self.row_total = self._rows_below(head)

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

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows below the header that are not blank, each as wide as ``headers``.

        Raises:
            ListFileError: the file turned out to be damaged further down.
        """
        width = len(self.headers)
        for row in self._grid.rows():
            if row.row > self.header_row:
                missing = width - len(row.texts)
                yield row if not missing else _widened(row, missing)

    def first_rows(self, count: int) -> list[SheetRow]:
        """Give the first rows below the header."""
        return list(itertools.islice(self.rows(), count))

    def first_row(self) -> SheetRow | None:
        """Give the first row below the header, if there is one."""
        return next(self.rows(), None)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was strange about the file, in sentences for people: an unclosed quotation mark."""
        return (*self._notes.remarks(self.header_row), *self._grid.remarks())

    def _header_cells(self) -> tuple[str, ...]:
        for row in self._grid.rows():
            if row.row >= self.header_row:
                return row.texts if row.row == self.header_row else ()
        raise ListFileError(f"{self._path.name} has no row {self.header_row}, so the header cannot be there.")

    def _rows_below(self, head: list[SheetRow]) -> int | None:
        total = self._grid.row_total
        if total is None or not self.header_row:
            return total
        above = sum(1 for row in head if row.row <= self.header_row)
        return max(total - above, 1)


def _widened(row: SheetRow, missing: int) -> SheetRow:
    return SheetRow(row.row, row.texts + ("",) * missing, row.natives + (None,) * missing)


def choose_header(head: list[SheetRow], wanted: int | None) -> tuple[int, bool]:
    """Give the number of the header's row, 0 for none, and whether it is beyond doubt."""
    if wanted is not None:
        return wanted, True
    index, is_sure = find_header_row([row.texts for row in head])
    return (0 if index < 0 else head[index].row), is_sure


def open_list(path: Path, options: ReadOptions = ReadOptions()) -> SourceList:
    """Open a file as a list of leads.

    Raises:
        ListFileError: it cannot be read as one; the sentence says why and what to do.
    """
    kind = detect_kind(path)
    if kind is FileKind.CSV:
        text = TextGrid(path, encoding=options.encoding, delimiter=options.delimiter)
        return SourceList(path, describe_text(text), "", text, options.header_row)
    if kind is FileKind.PACKED:
        return _open_packed(path, options)
    if (held := held_sheets(path, kind)) is not None:
        looked = describe_held(kind, held)
        sheet = choose_sheet(path, looked.sheets, options.sheet)
        whole = HeldGrid(next(found for found in held if found.name == sheet))
        return SourceList(path, looked, sheet, whole, options.header_row)
    looked = probe_book(path, kind)
    sheet = choose_sheet(path, looked.sheets, options.sheet)
    info = next(found for found in looked.sheets if found.name == sheet)
    grid = _open_grid(path, looked.file_kind, info)
    try:
        return SourceList(path, looked, sheet, grid, options.header_row)
    except ListFileError:
        grid.close()
        raise


def choose_sheet(path: Path, sheets: tuple[SheetInfo, ...], wanted: str | None) -> str:
    """Give the sheet that was asked for, else the first that shows something; raises ListFileError."""
    if wanted is not None:
        if wanted not in {sheet.name for sheet in sheets}:
            raise opening.no_such_sheet(path, wanted, [sheet.name for sheet in sheets])
        return wanted
    shown = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    if not shown:
        raise ListFileError(f"{path.name} has no sheet with cells in it.")
    # An empty cover sheet is passed over; a sheet whose rows were not counted is taken as filled.
    return next((sheet.name for sheet in shown if sheet.rows != 0), shown[0].name)


def _open_packed(path: Path, options: ReadOptions) -> SourceList:
    unpacked = UnpackedFile(path)
    try:
        source = open_list(unpacked.path, options)
    except BaseException:
        unpacked.close()
        raise
    source.also_close(unpacked)
    return source


def _open_grid(path: Path, kind: FileKind, sheet: SheetInfo) -> Grid:
    if kind not in PACKAGES:
        if sheet.cells > limits.DENSE_CELLS:
            raise opening.too_sparse(path)
        return BookGrid(path, sheet.name, sheet.scan)
    scan = sheet.scan or _scan(path, sheet.name)
    if scan.cells > limits.DENSE_CELLS or scan.is_varied or has_odd_strings(path):
        return StreamGrid(path, sheet.name)
    try:
        return BookGrid(path, sheet.name, scan)
    except ListFileError as error:
        try:
            return StreamGrid(path, sheet.name)
        except ListFileError:
            raise error from None


def _scan(path: Path, sheet: str) -> SheetScan:
    """Run over a sheet again, for the sentence that says what is wrong with it."""
    with Package(path) as package:
        return scan_sheet(package, next(found.part for found in package.sheets() if found.name == sheet))
