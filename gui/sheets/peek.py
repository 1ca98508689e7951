"""The first rows of a list, quickly: what is shown while the whole of a large file is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.grid import Grid, SheetRow, header_titles
from gui.sheets.package import Package, SheetPart
from gui.sheets.probe import PACKAGES, SheetInfo
from gui.sheets.reading import HEADER_SOUGHT_IN, ReadOptions, choose_header, choose_sheet, open_list
from gui.sheets.stream_grid import StreamGrid
from gui.sheets.text_grid import TextGrid

if TYPE_CHECKING:
    from pathlib import Path

_LARGE_BYTES = 8 * limits.MEGABYTE
_STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True)
class Peek:
    """The top of a list.

    Attributes:
        sheet: the tab, "" for a text file.
        headers: one distinct title for each column that the first rows fill; the whole list may have more.
        header_row: from 1, or 0.
        header_sure: whether the header was stated or is beyond doubt.
        rows: below the header.
    """

    sheet: str
    headers: tuple[str, ...]
    header_row: int
    header_sure: bool
    rows: tuple[SheetRow, ...]


def peek_list(path: Path, options: ReadOptions | None = None, count: int = 200) -> Peek:
    """Read the first rows of a list, and of a large file only those.

    Raises:
        ListFileError: it cannot be read as a list; the sentence says why.
    """
    options = options or ReadOptions()
    kind = detect_kind(path)
    if kind is FileKind.CSV:
        text = TextGrid(path, encoding=options.encoding, delimiter=options.delimiter)
        return _peek(path, text, "", options, count)
    if kind in PACKAGES:
        with Package(path) as package:
            sheet = _large_sheet(package, options)
        if sheet:
            return _peek(path, StreamGrid(path, sheet.name), sheet.name, options, count)
    with open_list(path, options) as source:
        rows = tuple(source.first_rows(count))
        return Peek(source.sheet, tuple(source.headers), source.header_row, source.header_sure, rows)


def _large_sheet(package: Package, options: ReadOptions) -> SheetPart | None:
    """Give the chosen sheet where streaming its top is quicker than reading it all."""
    sheets = package.sheets()
    name = choose_sheet(
        package.path, tuple(SheetInfo(sheet.name, sheet.hidden) for sheet in sheets), options.sheet
    )
    sheet = next(found for found in sheets if found.name == name)
    # The table of all shared strings comes first, slower than calamine reads everything.
    has_many_strings = package.has(_STRINGS) and package.member(_STRINGS).file_size > _LARGE_BYTES
    is_large = package.member(sheet.part).file_size > _LARGE_BYTES
    return sheet if is_large and not has_many_strings else None


def _peek(path: Path, grid: Grid, sheet: str, options: ReadOptions, count: int) -> Peek:
    try:
        head = grid.head(count + HEADER_SOUGHT_IN)
    finally:
        grid.close()
    if not head:
        raise opening.empty(path)
    row, is_sure = choose_header(head[:HEADER_SOUGHT_IN], options.header_row)
    cells = next((found.texts for found in head if found.row == row), ())
    width = max(len(_used(found.texts)) for found in head)
    head = [SheetRow(found.row, found.texts[:width], found.natives[:width]) for found in head]
    rows = tuple(found for found in head if found.row > row)[:count]
    return Peek(sheet, tuple(header_titles(cells, width)), row, is_sure, rows)


def _used(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a row's empty tail."""
    end = len(texts)
    while end and not texts[end - 1].strip():
        end -= 1
    return texts[:end]
