"""New cells put into the XML of a sheet while it streams by; every other byte stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import cell_xml
from gui.sheets.grid import column_letters
from gui.sheets.sheet_xml import Head, Row, SheetReader, Tail, cells_from_right
from gui.sheets.survey import RANGE, Survey

if TYPE_CHECKING:
    from gui.sheets.package import Package

CellRow = tuple[int, Sequence[str]]
_FLUSH_BYTES = 256 * 1024
_SPANS = re.compile(rb"""\sspans=["'][\d: ]*["']""")
_DIMENSION = re.compile(rb"""(<(?:\w+:)?dimension\s[^>]*?ref=["'])([A-Z0-9:]+)(["'])""")
_COLS = re.compile(rb"<((?:\w+:)?)cols\s*>(.*?)</(?:\w+:)?cols\s*>", re.DOTALL)
_COL = re.compile(rb"<(?:\w+:)?col\s[^>]*?/>")
_FILTER = re.compile(rb"""(<(?:\w+:)?autoFilter\s[^>]*?ref=["'])([A-Z0-9:$]+)(["'])""")


@dataclass(frozen=True)
class Addition:
    """What is put into a sheet.

    Attributes:
        titles: of the new columns, "" cells when there is no header.
        widths: of the new columns, in characters.
        header_row: from 1; 0 for none.
        text_styles: format of a neighbour -> the same as text format.
    """

    titles: Sequence[str]
    widths: Sequence[float]
    header_row: int
    text_styles: Mapping[str, str]


class SheetEditor:
    """Extends one sheet."""

    def __init__(self, package: Package, part: str, survey: Survey, addition: Addition) -> None:
        self._package = package
        self._part = part
        self._survey = survey
        self._addition = addition
        count = len(addition.titles)
        self._letters = [column_letters(survey.first + place) for place in range(count)]
        self._last = survey.first + count - 1
        self._prefix = survey.prefix.decode()

    def extend(self, cells: Iterable[CellRow]) -> Iterator[bytes]:
        """Give the sheet's XML with the new cells in it.

        Args:
            cells: (row number, texts of the new columns), ascending by row; rows of the list only.

        Raises:
            ListFileError: rows that do not ascend.
        """
        waiting = _Waiting(self._with_header(cells))
        parts: list[bytes] = []
        size = 0
        for item in SheetReader(self._package.path, self._package.unpack(self._part)):
            if isinstance(item, Head):
                parts.append(self._head(item))
            elif isinstance(item, Row):
                parts += [self._new_row(*row) for row in waiting.before(item.number)]
                texts = waiting.take(item.number)
                parts.append(self._row(item, texts))
            elif isinstance(item, Tail):
                parts += [self._new_row(*row) for row in waiting.before(None)]
                parts.append(self._tail(item.xml))
            size += len(parts[-1])
            if size > _FLUSH_BYTES:
                yield b"".join(parts)
                parts, size = [], 0
        yield b"".join(parts)

    def _with_header(self, cells: Iterable[CellRow]) -> Iterator[CellRow]:
        header = self._addition.header_row
        if header:
            yield header, self._addition.titles
        yield from cells

    def _row(self, row: Row, texts: Sequence[str] | None) -> bytes:
        if texts is None:
            return b"%b%b%b</%brow>" % (row.before, row.tag, row.body, self._survey.prefix)
        kept_end, right_start, style = self._place(row)
        if row.number != self._addition.header_row:
            style = self._addition.text_styles.get(style, style)
        new = self._cells(row.number, texts, style)
        tag = _SPANS.sub(b"", row.tag) if new else row.tag
        kept, right = row.body[:kept_end], row.body[right_start:]
        return b"%b%b%b%b%b</%brow>" % (row.before, tag, kept, new, right, self._survey.prefix)

    def _place(self, row: Row) -> tuple[int, int, str]:
        """Find where the new cells go and the format of their neighbour.

        Empty cells that stand in their place lie between the two positions, and are dropped.
        """
        kept_end = right_start = len(row.body)
        for cell in cells_from_right(self._package.path, row, self._survey.prefix):
            if cell.column <= self._survey.neighbour:
                return kept_end, right_start, cell.style if cell.column == self._survey.neighbour else ""
            if cell.column >= self._survey.first:
                kept_end = cell.start
            if cell.column > self._last:
                right_start = cell.start
        return kept_end, right_start, ""

    def _new_row(self, number: int, texts: Sequence[str]) -> bytes:
        cells = self._cells(number, texts, self._addition.text_styles.get("", ""))
        return b'<%brow r="%d">%b</%brow>' % (self._survey.prefix, number, cells, self._survey.prefix)

    def _cells(self, number: int, texts: Sequence[str], style: str) -> bytes:
        empty_style = style if style not in {"", self._addition.text_styles.get("", "")} else ""
        return "".join(
            cell_xml.text_cell(f"{letters}{number}", text, style if text else empty_style, self._prefix)
            for letters, text in zip(self._letters, texts, strict=True)
        ).encode("utf-8", "replace")

    def _head(self, head: Head) -> bytes:
        xml = _DIMENSION.sub(self._wider, head.xml, count=1)
        cols = self._new_cols()
        match = _COLS.search(xml)
        if match:
            kept = self._cols_outside(match.group(2))
            ordered = sorted([*kept, *cols], key=lambda pair: pair[0])
            body = b"".join(element for _, element in ordered)
            return xml[: match.start(2)] + body + xml[match.end(2) :]
        prefix = head.prefix
        body = b"".join(element for _, element in cols)
        place = xml.rindex(b"<%bsheetData" % prefix)
        return xml[:place] + b"<%bcols>%b</%bcols>" % (prefix, body, prefix) + xml[place:]

    def _new_cols(self) -> list[tuple[int, bytes]]:
        found = []
        for place, width in enumerate(self._addition.widths):
            column = self._survey.first + place + 1
            element = f'<{self._prefix}col min="{column}" max="{column}" width="{width:g}" customWidth="1"/>'
            found.append((column, element.encode()))
        return found

    def _cols_outside(self, xml: bytes) -> list[tuple[int, bytes]]:
        """Keep what the sheet says of other columns; one statement over many is cut around the new ones."""
        kept = []
        first, last = self._survey.first + 1, self._last + 1
        for element in _COL.findall(xml):
            low, high = _number(element, b"min"), _number(element, b"max")
            for part_low, part_high in ((low, min(high, first - 1)), (max(low, last + 1), high)):
                if part_low <= part_high:
                    cut = _with_number(_with_number(element, b"min", part_low), b"max", part_high)
                    kept.append((part_low, cut))
        return kept

    def _tail(self, xml: bytes) -> bytes:
        return _FILTER.sub(self._wider_filter, xml, count=1)

    def _wider(self, match: re.Match[bytes]) -> bytes:
        return match.group(1) + self.widened(match.group(2).decode(), rows_too=True).encode() + match.group(3)

    def _wider_filter(self, match: re.Match[bytes]) -> bytes:
        reference = match.group(2).decode()
        if self.touches(reference):
            reference = self.widened(reference)
        return match.group(1) + reference.encode() + match.group(3)

    def touches(self, reference: str) -> bool:
        """Say whether a range begins in the header's row and ends right before the new columns."""
        match = RANGE.fullmatch(reference)
        if match is None or not match.group(3):
            return False
        return (
            int(match.group(2)) == self._addition.header_row
            and match.group(3) == column_letters(self._survey.first - 1)
            and self._survey.neighbour == self._survey.first - 1
        )

    def widened(self, reference: str, *, rows_too: bool = False) -> str:
        """Let a range reach over the new columns; "$" signs are kept."""
        match = RANGE.fullmatch(reference)
        if match is None:
            return reference
        left, top, right, bottom = match.groups()
        bottom = str(max(int(bottom or top), self._survey.last_row)) if rows_too else (bottom or top)
        dollar = "$" if "$" in reference else ""
        wide = max(column_letters(self._last), right or left, key=lambda letters: (len(letters), letters))
        return f"{dollar}{left}{dollar}{top}:{dollar}{wide}{dollar}{bottom}"


class _Waiting:
    """The rows of new cells that have not found their place yet."""

    def __init__(self, cells: Iterable[CellRow]) -> None:
        self._cells = iter(cells)
        self._next = next(self._cells, None)

    def _advance(self) -> None:
        number = self._next[0] if self._next else 0
        self._next = next(self._cells, None)
        if self._next and self._next[0] <= number:
            raise ListFileError("The rows to write are not in order.", detail=f"{number}, {self._next[0]}")

    def before(self, number: int | None) -> Iterator[CellRow]:
        """Give the rows before ``number``, which the sheet does not have; None: all that are left."""
        while self._next and (number is None or self._next[0] < number):
            row = self._next
            self._advance()
            if any(row[1]):
                yield row

    def take(self, number: int) -> Sequence[str] | None:
        """Give the new cells of a row that the sheet has, if there are any."""
        if self._next is None or self._next[0] != number:
            return None
        texts = self._next[1]
        self._advance()
        return texts


def _number(element: bytes, name: bytes) -> int:
    match = re.search(rb"\s" + name + rb"""=["'](\d+)["']""", element)
    return int(match.group(1)) if match else 0


def _with_number(element: bytes, name: bytes, number: int) -> bytes:
    return re.sub(rb"(\s" + name + rb"""=["'])\d+(["'])""", rb"\g<1>%d\g<2>" % number, element)
