"""What a file is, told before it is read: its kind, its sheets, its encoding and delimiter."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from gui.leads.errors import ListFileError
from gui.sheets import limits, opening
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.held.held_book import held_sheets
from gui.sheets.packed_file import UnpackedFile
from gui.sheets.text.text_grid import TextGrid
from gui.sheets.workbooks import book_grid
from gui.sheets.workbooks.biff_scan import scan_xls
from gui.sheets.workbooks.package import Package, SheetPart
from gui.sheets.workbooks.sheet_notes import SheetNotes
from gui.sheets.workbooks.sheet_scan import SheetScan, scan_sheet
from gui.sheets.workbooks.xlsb_scan import scan_xlsb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.sheets.held.held_grid import HeldSheet

_SCANS = {FileKind.XLS: scan_xls, FileKind.XLSB: scan_xlsb}
PACKAGES = frozenset({FileKind.XLSX, FileKind.XLSM})
_COUNTED_BYTES = 4 * limits.MEGABYTE
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_MANY = 2
T = TypeVar("T")


@dataclass(frozen=True)
class SheetInfo:
    """One sheet of a workbook, or the one list of a text file (named "").

    Attributes:
        name: as on its tab.
        hidden: not shown as a tab.
        rows: how many rows it has, the header among them; None where counting would take long.
        cells: the rectangle that a reader which holds the sheet whole must reserve; 0 where it is not known.
        notes: what a reader should be told of its cells.
        scan: what its XML tells, where it was run over.
    """

    name: str
    hidden: bool = False
    rows: int | None = None
    cells: int = 0
    notes: SheetNotes = field(default=SheetNotes(), repr=False)
    scan: SheetScan | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Probe:
    """What is known of a file before reading it.

    Attributes:
        file_kind: told from the content.
        sheets: those that hold cells, in order; hidden ones too.
        encoding: of a text file, by Python's name; None for workbooks.
        delimiter: of a text file; None for workbooks.
        encoding_sure: whether the encoding is certain.
        delimiter_sure: whether the delimiter is certain.
    """

    file_kind: FileKind
    sheets: tuple[SheetInfo, ...]
    encoding: str | None = None
    delimiter: str | None = None
    encoding_sure: bool = True
    delimiter_sure: bool = True


def probe(path: Path) -> Probe:
    """Look at a file from outside.

    Raises:
        ListFileError: it cannot be read as a list; the sentence says why.
    """
    kind = detect_kind(path)
    if kind is FileKind.CSV:
        return describe_text(TextGrid(path))
    if kind is FileKind.PACKED:
        with UnpackedFile(path) as unpacked:
            return probe(unpacked.path)
    if (held := held_sheets(path, kind)) is not None:
        return describe_held(kind, held)
    return probe_book(path, kind)


def describe_text(grid: TextGrid) -> Probe:
    """Say what is known of an opened text file."""
    only = SheetInfo("")
    return Probe(
        FileKind.CSV, (only,), grid.encoding, grid.delimiter, grid.encoding_sure, grid.delimiter_sure
    )


def describe_held(kind: FileKind, sheets: list[HeldSheet]) -> Probe:
    """Say what is known of a file that was read whole."""
    found = (SheetInfo(sheet.name, sheet.hidden, len(sheet.rows), notes=sheet.notes) for sheet in sheets)
    return Probe(kind, tuple(found))


def probe_book(path: Path, kind: FileKind) -> Probe:
    """Look at a workbook from outside; raises ListFileError."""
    if kind in PACKAGES:
        return Probe(kind, _package_sheets(path))
    scans = _SCANS[kind](path) if kind in _SCANS else {}
    names = book_grid.sheet_names(path)
    if scans:
        return Probe(kind, tuple(_described(name, hidden, scans.get(name)) for name, hidden in names))
    is_small = path.stat().st_size < _COUNTED_BYTES
    return Probe(
        kind,
        tuple(
            SheetInfo(name, hidden, book_grid.row_count(path, name) if is_small else None)
            for name, hidden in names
        ),
    )


def choose_sheet(path: Path, sheets: tuple[SheetInfo, ...], wanted: str | None) -> str:
    """Give the sheet that was asked for, else the first that may be a list; raises ListFileError."""
    if wanted is not None:
        if wanted not in {sheet.name for sheet in sheets}:
            raise opening.no_such_sheet(path, wanted, [sheet.name for sheet in sheets])
        return wanted
    shown = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    if not shown:
        raise opening.no_sheets(path)
    return _first_list([(sheet.name, _MANY if sheet.rows is None else sheet.rows) for sheet in shown])


def choose_part(package: Package, wanted: str | None) -> SheetPart:
    """Choose a sheet as ``choose_sheet`` does, without counting rows; raises ListFileError."""
    parts = package.sheets()
    shown = [part for part in parts if not part.hidden] or parts
    if not shown:
        raise opening.no_sheets(package.path)
    if wanted is not None:
        seen = [part.name for part in parts]
        if wanted not in seen:
            raise opening.no_such_sheet(package.path, wanted or "", seen)
        return parts[seen.index(wanted)]
    return _first_list((part, _few_rows(package, part)) for part in shown)


def _first_list(rows_of: Iterable[tuple[T, int]]) -> T:
    """The first sheet with a header and a row, else with any row, else the first: covers are passed over."""
    fullest, most = None, -1
    for sheet, rows in rows_of:
        if rows >= _MANY:
            return sheet
        if rows > most:
            fullest, most = sheet, rows
    return cast("T", fullest)


def _few_rows(package: Package, part: SheetPart) -> int:
    """Count a sheet's row elements, until there are enough for a list."""
    count = 0
    for piece in package.unpack(part.part):
        count += sum(1 for _ in itertools.islice(_ROW.finditer(piece), _MANY))
        if count >= _MANY:
            break
    return min(count, _MANY)


def _package_sheets(path: Path) -> tuple[SheetInfo, ...]:
    with Package(path) as package:
        sheets = package.sheets()
        if not sheets:
            raise opening.no_sheets(path)
        return tuple(scanned(package, sheet) for sheet in sheets)


def scanned(package: Package, sheet: SheetPart) -> SheetInfo:
    """Run over a sheet's XML; what cannot be read is left open."""
    try:
        scan = scan_sheet(package, sheet.part)
    except ListFileError:
        # One damaged sheet does not hide the others; it is said when this one is opened.
        return SheetInfo(sheet.name, sheet.hidden)
    return _described(sheet.name, sheet.hidden, scan)


def _described(name: str, hidden: bool, scan: SheetScan | None) -> SheetInfo:
    if scan is None:
        return SheetInfo(name, hidden)
    return SheetInfo(name, hidden, scan.rows, scan.cells, scan.notes, scan)
