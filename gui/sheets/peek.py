"""The first rows of a list, quickly: what is shown while the whole of a large file is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.sheets import limits, opening
from gui.sheets.file_kind import FileKind
from gui.sheets.grid import Grid, SheetRow, header_titles
from gui.sheets.header_row import HEADER_SOUGHT_IN, choose_header
from gui.sheets.probe import PACKAGES, choose_part
from gui.sheets.text.encoding import guess_by_beginning
from gui.sheets.text.text_grid import TextGrid
from gui.sheets.workbooks.package import Package
from gui.sheets.workbooks.stream_grid import StreamGrid

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.read_options import ReadOptions

ROWS = 200
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


def peek_list(path: Path, kind: FileKind, options: ReadOptions, count: int = ROWS) -> Peek | None:
    """Read the first rows of a list, and only those.

    Returns:
        None for a file that gives its first rows no sooner than all of them.

    Raises:
        ListFileError: it cannot be read as a list; the sentence says why.
    """
    if kind is FileKind.CSV:
        encoding = options.encoding or guess_by_beginning(path)
        text = TextGrid(path, encoding=encoding, delimiter=options.delimiter)
        return _peek(path, text, "", options, count)
    if kind not in PACKAGES:
        return None
    with Package(path) as package:
        # The table of all shared strings comes first, slower than calamine reads everything.
        if package.has(_STRINGS) and package.member(_STRINGS).file_size > _LARGE_BYTES:
            return None
        sheet = choose_part(package, options.sheet)
    return _peek(path, StreamGrid(path, sheet.name), sheet.name, options, count)


def _peek(path: Path, grid: Grid, sheet: str, options: ReadOptions, count: int) -> Peek:
    try:
        head = grid.head(count + HEADER_SOUGHT_IN)
    finally:
        grid.close()
    if not head:
        raise opening.empty(path)
    row, is_sure = choose_header(head, options.header_row)
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
