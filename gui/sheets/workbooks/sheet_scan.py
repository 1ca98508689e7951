"""What a sheet's XML tells beside its values, in one run over it: its reach, formats, errors, what is hidden.

calamine is fast and gives neither number formats nor errors, and it reserves the whole rectangle; so this
runs first, or beside it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.grid import column_index
from gui.sheets.workbooks import utf8_parts
from gui.sheets.workbooks.format_scan import FormatScan, place_of
from gui.sheets.workbooks.scan_patterns import ScanPatterns, scan_patterns
from gui.sheets.workbooks.sheet_formats import SheetFormats, style_codes
from gui.sheets.workbooks.sheet_notes import Merge, SheetNotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gui.sheets.workbooks.package import Package

_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b")
_FIRST_LAST = re.compile(rb"""\b(min|max)=["'](\d+)["']""")
_NEAR_COLUMNS = 26
_FAR_ROW = 900_000
_LONGEST_ROW = 64 * limits.MEGABYTE
_LONG_ROW = 8 * limits.MEGABYTE
_OVERLAP = 64
_LONGEST_HEAD = limits.MEGABYTE


@dataclass(frozen=True)
class SheetScan:
    """What was seen.

    Attributes:
        rows: the row elements in it.
        last_row: the highest row number.
        columns: at least as many as it has.
        formats: of its numbers and dates.
        overlay: row from 1 -> column from 0 -> what Excel shows where calamine gives nothing ("#N/A").
        notes: what a reader should be told.
        is_varied: too many cells are unlike their column to be noted, one is longer than Excel's may be, or
            the XML is not in UTF-8; only a parser gives them right.
    """

    rows: int
    last_row: int
    columns: int
    formats: SheetFormats = field(default_factory=SheetFormats)
    overlay: dict[int, dict[int, str]] = field(default_factory=dict)
    notes: SheetNotes = field(default_factory=SheetNotes)
    is_varied: bool = False

    @property
    def cells(self) -> int:
        """The rectangle that a reader which holds it densely must reserve."""
        return self.last_row * self.columns


def scan_sheet(package: Package, part: str) -> SheetScan:
    """Run over a sheet's XML.

    Raises:
        ListFileError: it is damaged, defines entities, or reaches beyond what Excel allows.
    """
    raw = package.unpack(part)
    first = next(raw, b"")
    pieces = utf8_parts.as_utf8(package.path, itertools.chain([first], raw))
    head, prefix = _head(package, part, pieces)
    scan = _Scan(style_codes(package), prefix, head)
    scan.needs_parser = utf8_parts.is_wide(first)
    for block, is_tail in _blocks(package, head, prefix, pieces):
        if is_tail:
            scan.see_tail(block)
        else:
            scan.see(block)
    if scan.last_row > limits.SHEET_ROWS or scan.columns > limits.SHEET_COLUMNS:
        raise opening.damaged(package.path, f"{part} reaches row {scan.last_row}, column {scan.columns}")
    return scan.result()


def _head(package: Package, part: str, pieces: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Give the XML until at least the beginning of the rows, and the prefix of the sheet's namespace."""
    head = b""
    for piece in pieces:
        head += piece
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise opening.damaged(package.path, f"{part} defines entities")
        if (data := _DATA.search(head)) or len(head) > _LONGEST_HEAD:
            return head, data[1] if data else b""
    return head, b""


def _blocks(
    package: Package, head: bytes, prefix: bytes, pieces: Iterator[bytes]
) -> Iterator[tuple[bytes, bool]]:
    """Give a sheet's XML in pieces that end where a row begins, and whether the rows are over."""
    row, end_of_rows = b"<%brow" % prefix, b"</%bsheetData" % prefix
    window, is_tail = head, False
    while True:
        end = window.rfind(b"<" if is_tail else row)
        if end <= 0 and not is_tail and (over := window.find(end_of_rows)) >= 0:
            yield window[:over], False
            window, is_tail = window[over:], True
            continue
        if end > 0:
            yield window[:end], is_tail
            window = window[end:]
            if not is_tail:
                continue
        more = _until(package, window, pieces, b"<" if is_tail else row, end_of_rows)
        if not more:
            break
        window += more
    yield window, is_tail


def _until(package: Package, window: bytes, pieces: Iterator[bytes], *marks: bytes) -> bytes:
    """Give the pieces up to one that holds a mark, joined once: a long cell goes over many pieces."""
    more: list[bytes] = []
    size, end = len(window), window[-_OVERLAP:]
    for piece in pieces:
        more.append(piece)
        size += len(piece)
        if size > _LONGEST_ROW:
            raise opening.too_large(package.path, say("one row of it is over 64 MB"))
        near = end + piece
        if any(mark in near for mark in marks):
            break
        end = near[-_OVERLAP:]
    return b"".join(more)


class _Scan:
    """What was gathered so far."""

    def __init__(self, codes: Sequence[str], prefix: bytes, head: bytes) -> None:
        self._patterns: ScanPatterns = scan_patterns(prefix)
        self._formats = FormatScan(codes, prefix)
        self._overlay: dict[int, dict[int, str]] = {}
        self._error_count = 0
        self._is_usual: bool | None = None
        self._has_quotes = self.needs_parser = False
        self._formula = b"<%bf" % prefix
        self._cell = b"<%bc" % prefix
        self._hidden_rows = self._unvalued = 0
        self._hidden_columns = _hidden_columns(self._patterns, head)
        self._merges: list[Merge] = []
        self.rows = self.last_row = 0
        self.columns = _NEAR_COLUMNS

    def see(self, block: bytes) -> None:
        """Look at the next rows."""
        self.needs_parser = self.needs_parser or len(block) > _LONG_ROW
        self._has_quotes = b"='" in block
        self._see_reach(block)
        if not self._is_varied():
            self._formats.see(block)
            if b't="e"' in block or self._has_quotes:
                self._see_errors(block)
        if b"hidden=" in block:
            bodies = self._patterns.hidden_row.findall(block)
            self._hidden_rows += sum(1 for body in bodies if self._patterns.filled.search(body))
        if self._formula in block:
            self._see_formulas(block)

    def see_tail(self, block: bytes) -> None:
        """Look at what follows the rows."""
        for left, top, right, bottom in self._patterns.merged.findall(block):
            corners = int(top), column_index(left.decode()), int(bottom), column_index(right.decode())
            self._merges.append(Merge(*corners))

    def result(self) -> SheetScan:
        """Give all that was seen."""
        notes = SheetNotes(self._hidden_rows, self._hidden_columns, self._unvalued, tuple(self._merges))
        return SheetScan(
            self.rows,
            self.last_row,
            self.columns,
            self._formats.formats,
            self._overlay,
            notes,
            self._is_varied(),
        )

    def _is_varied(self) -> bool:
        return (
            self.needs_parser
            or self._error_count + len(self._formats.formats.exceptions) > limits.NOTED_CELLS
        )

    def _see_reach(self, block: bytes) -> None:
        patterns = self._patterns
        if self._is_usual is None and self._cell in block:
            self._is_usual = patterns.row.search(block) is not None
        numbers = (patterns.row if self._is_usual else patterns.odd_row).findall(block)
        self.rows += len(numbers)
        if not self._is_usual:
            self.rows += len(patterns.bare_row.findall(block))
        last = int(numbers[-1]) if numbers else 0
        far: list[tuple[bytes, bytes]] = []
        if not self._is_usual or self._has_quotes:
            far = patterns.any_cell.findall(block)
        elif last > _FAR_ROW or patterns.two_letters.search(block):
            far = patterns.far_cell.findall(block)
        columns = {cell[0] for cell in far}
        self.columns = max(
            self.columns, *(column_index(letters.decode().upper()) + 1 for letters in columns), 0
        )
        self.last_row = max(self.last_row, last, self.rows, *(int(digits) for _, digits in far))

    def _see_errors(self, block: bytes) -> None:
        for tag, text in self._patterns.error.findall(block):
            place = place_of(tag)
            if place:
                self._overlay.setdefault(place[0], {})[place[1]] = text.decode("utf-8", "replace").strip()
                self._error_count += 1

    def _see_formulas(self, block: bytes) -> None:
        for match in self._patterns.unvalued.finditer(block):
            cell = block.rfind(self._cell, 0, match.start())
            # An empty text is a result like any other.
            self._unvalued += cell >= 0 and b't="str"' not in block[cell : match.start()]


def _hidden_columns(patterns: ScanPatterns, head: bytes) -> int:
    count = 0
    for attributes in patterns.hidden_column.findall(head):
        ends = dict(_FIRST_LAST.findall(attributes))
        first, last = int(ends.get(b"min", b"1")), int(ends.get(b"max", b"1"))
        # The columns right of a list are often hidden to the sheet's end; nobody misses those.
        count += max(last - first + 1, 0) if last < limits.COLUMNS else 0
    return count
