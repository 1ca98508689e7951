"""Workbooks through a parser of our own, row by row: for what calamine cannot read or hold."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import limits, opening
from gui.sheets.grid import Block, Native, SheetRow
from gui.sheets.workbooks import utf8_parts, xml_stream
from gui.sheets.workbooks.package import Package, local_name
from gui.sheets.workbooks.sheet_formats import style_codes
from gui.sheets.workbooks.sheet_xml_parser import Look, SheetParser, ShownCell, read_strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The longest text of a cell, each of its characters an escape of six bytes; and the end of a shared string.
_LONG_BYTES = limits.CELL_CHARACTERS * 8
_STRING = b"si>"


class StreamGrid:
    """One sheet of an .xlsx, read as a stream; only the shared strings are held."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._path = path
        self._package = Package(path)
        try:
            sheets = self._package.sheets()
            part = next((found.part for found in sheets if found.name == sheet), "")
            if not part:
                raise opening.no_such_sheet(path, sheet, [found.name for found in sheets])
            self._part = part
            self._look = Look(style_codes(self._package), self._strings(), self._is_1904())
        except ListFileError:
            self.close()
            raise
        self._measured: tuple[int, int] | None = None

    @property
    def width(self) -> int:
        """The columns up to the last one that holds a value."""
        return self._measure()[0]

    @property
    def row_total(self) -> int | None:
        """The rows that are not blank."""
        return self._measure()[1]

    @property
    def expected_rows(self) -> int | None:
        """Nothing is known beforehand."""
        return None if self._measured is None else self._measured[1]

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank, some at a time."""
        return Block.of(self.rows())

    def _measure(self) -> tuple[int, int]:
        if self._measured is None:
            for _ in self.rows():
                pass
        return self._measured or (0, 0)

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank."""
        return list(itertools.islice(self.rows(), count))

    def remarks(self) -> tuple[str, ...]:
        """Nothing strange is noticed here."""
        return ()

    def close(self) -> None:
        """Let the workbook go."""
        self._package.close()

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank, without their empty tails."""
        width = total = 0
        for row in self._filled_rows():
            total += 1
            width = max(width, len(row.texts))
            yield row
        self._measured = width, total

    def _filled_rows(self) -> Iterator[SheetRow]:
        parser = SheetParser(self._path, self._look)
        for _ in xml_stream.parse(self._path, self._package.unpack(self._part), parser):
            for number, cells in parser.take():
                yield from self._row(number, cells)

    def _row(self, number: int, cells: list[ShownCell]) -> Iterator[SheetRow]:
        if not any(cell.text.strip() for cell in cells):
            return
        width = max(cell.column for cell in cells) + 1
        if width > limits.COLUMNS:
            raise opening.too_wide(self._path, width)
        if number > limits.SHEET_ROWS:
            raise opening.damaged(self._path, f"it reaches row {number}")
        texts = [""] * width
        natives: list[Native] = [None] * width
        for column, text, native in cells:
            texts[column], natives[column] = text, native
        yield SheetRow(number, tuple(texts), tuple(natives))

    def _strings(self) -> list[str]:
        part = _strings_part(self._package)
        return read_strings(self._path, self._package.unpack(part)) if part else []

    def _is_1904(self) -> bool:
        tree = self._package.tree(self._package.workbook_part())
        found = next((element for element in tree.iter() if local_name(element.tag) == "workbookPr"), None)
        return found is not None and found.get("date1904", "0") in {"1", "true"}


def has_odd_strings(path: Path) -> bool:
    """Say whether the shared strings are not in UTF-8, which calamine takes for none, or one is far too long.

    calamine copies a string into each of its cells.

    Raises:
        ListFileError: damaged.
    """
    with Package(path) as package:
        part = _strings_part(package)
        if not part:
            return False
        if utf8_parts.is_wide(next(package.unpack(part), b"")):
            return True
        if package.member(part).file_size < _LONG_BYTES:
            return False
        since = 0
        for piece in package.unpack(part):
            first = piece.find(_STRING)
            if first < 0:
                since += len(piece)
            elif since + first > _LONG_BYTES or max(map(len, piece.split(_STRING))) > _LONG_BYTES:
                return True
            else:
                since = len(piece) - piece.rfind(_STRING)
            if since > _LONG_BYTES:
                return True
        return False


def _strings_part(package: Package) -> str:
    relations = package.relations(package.workbook_part()).values()
    part = next((name for kind, name in relations if kind == "sharedStrings"), "")
    return part if package.has(part) else ""
