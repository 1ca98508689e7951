"""New cells put into the XML of a sheet while it streams by; every other byte stays as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import opening
from gui.sheets.grid import column_letters
from gui.sheets.output.added_cells import AddedCells, CellRow
from gui.sheets.output.cell_xml import CellWriter
from gui.sheets.output.column_edit import with_columns
from gui.sheets.workbooks.row_cells import column_of, end_of_cells, last_filled_cell, row_cells, style_of
from gui.sheets.workbooks.sheet_xml import Head, Row, SheetReader, Tail
from gui.sheets.workbooks.survey import RANGE, Survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gui.sheets.workbooks.package import Package

_FLUSH_BYTES = 256 * 1024
_SPANS = re.compile(rb"""\sspans=["'][\d: ]*["']""")
_DIMENSION = re.compile(rb"""(<(?:\w+:)?dimension\s[^>]*?ref=["'])([A-Z0-9:]+)(["'])""")
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
    """Extends one sheet.

    Attributes:
        added: the new cells, noted as they are written.
    """

    def __init__(self, package: Package, part: str, survey: Survey, addition: Addition) -> None:
        self.added = AddedCells(survey.prefix.decode())
        self._package = package
        self._part = part
        self._survey = survey
        self._addition = addition
        self._last = survey.first + len(addition.titles) - 1
        letters = [column_letters(column) for column in range(survey.first, self._last + 1)]
        self._writer = CellWriter(letters, survey.prefix.decode())
        self._plain_text = addition.text_styles.get("", "")

    def extend(self, cells: Iterable[CellRow]) -> Iterator[bytes]:
        """Give the sheet's XML with the new cells in it.

        Args:
            cells: (row number, texts of the new columns), ascending by row; rows of the list only.

        Raises:
            ListFileError: rows that do not ascend.
        """
        waiting = _Waiting(self.added.passing(self._with_header(cells)))
        parts: list[bytes] = []
        size = 0
        for item in SheetReader(self._package.path, self._package.unpack(self._part)):
            if isinstance(item, Row):
                if waiting.number < item.number:
                    parts += [self._new_row(*row) for row in waiting.before(item.number)]
                parts.append(self._row(item, waiting.take(item.number)))
            elif isinstance(item, Head):
                parts.append(self._head(item))
            elif isinstance(item, Tail):
                parts += [self._new_row(*row) for row in waiting.before(None)]
                parts.append(_FILTER.sub(self._wider_filter, item.xml, count=1))
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
        prefix = self._survey.prefix
        before, number, tag, body = row
        if texts is not None:
            kept_end, right_start, style = self._place(row)
            if number != self._addition.header_row:
                style = self._addition.text_styles.get(style, style)
            new = self._cells(number, texts, style)
            if new or right_start > kept_end:
                if b" spans=" in tag:
                    tag = _SPANS.sub(b"", tag)
                if tag.endswith(b"/>"):
                    tag = tag[:-2].rstrip() + b">"
                kept, right = body[:kept_end], body[right_start:]
                return b"%b%b%b%b%b</%brow>" % (before, tag, kept, new, right, prefix)
        if tag.endswith(b"/>"):
            return before + tag
        return b"%b%b%b</%brow>" % (before, tag, body, prefix)

    def _place(self, row: Row) -> tuple[int, int, str]:
        """Find where the new cells go and the format of their neighbour.

        Empty cells that stand in their place lie between the two positions, and are dropped.
        """
        survey = self._survey
        end = len(row.body)
        if survey.only_style is not None and row.number != self._addition.header_row:
            return end, end, survey.only_style
        last = None if survey.prefix else last_filled_cell(row.body)
        if last and column_of(last[1]) <= survey.neighbour < survey.first:
            return end, end, style_of(last[2]) if column_of(last[1]) == survey.neighbour else ""
        kept_end = right_start = end_of_cells(row, survey.prefix)
        style = ""
        for cell in reversed(row_cells(row, survey.prefix)):
            if cell.column >= survey.first:
                kept_end = cell.start
            if cell.column > self._last:
                right_start = cell.start
                if not cell.is_placed:
                    raise opening.too_exotic(self._package.path, "its cells do not say where they are")
            if cell.column == survey.neighbour:
                style = cell.style
        return kept_end, right_start, style

    def _new_row(self, number: int, texts: Sequence[str]) -> bytes:
        cells = self._cells(number, texts, self._plain_text)
        return b'<%brow r="%d">%b</%brow>' % (self._survey.prefix, number, cells, self._survey.prefix)

    def _cells(self, number: int, texts: Sequence[str], style: str) -> bytes:
        empty_style = "" if style == self._plain_text else style
        xml = self._writer.row(number, texts, style, empty_style)
        self.added.written(number, xml)
        return xml

    def _head(self, head: Head) -> bytes:
        xml = _DIMENSION.sub(self._wider, head.xml, count=1)
        survey = self._survey
        return with_columns(
            xml, head.prefix, survey.first + 1, self._addition.widths, neighbour=survey.neighbour + 1
        )

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
        return int(match.group(2)) == self._addition.header_row and match.group(3) == column_letters(
            self._survey.first - 1
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
    """The rows of new cells that have not found their place yet.

    Attributes:
        number: of the first of them; beyond every row when there is none.
    """

    _NO_MORE = 1 << 62

    def __init__(self, cells: Iterable[CellRow]) -> None:
        self._cells = iter(cells)
        self._texts: Sequence[str] = ()
        self.number = 0
        self._advance()

    def _advance(self) -> None:
        number, self._texts = next(self._cells, (self._NO_MORE, ()))
        if number <= self.number:
            raise ListFileError("The rows to write are not in order.", detail=f"{self.number}, {number}")
        self.number = number

    def before(self, number: int | None) -> Iterator[CellRow]:
        """Give the rows before ``number``, which the sheet does not have; None: all that are left."""
        end = self._NO_MORE if number is None else number
        while self.number < end:
            row = self.number, self._texts
            self._advance()
            if any(row[1]):
                yield row

    def take(self, number: int) -> Sequence[str] | None:
        """Give the new cells of a row that the sheet has, if there are any."""
        if self.number != number:
            return None
        texts = self._texts
        self._advance()
        return texts
