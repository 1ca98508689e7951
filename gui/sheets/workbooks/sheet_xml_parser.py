"""A sheet's XML through a parser: every cell with its own format, whatever program wrote it and however.

Source of fact: ECMA-376 part 1, 18.3.1 (worksheets), both its transitional and its strict form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gui.sheets import limits
from gui.sheets.formats.cell_value import show_number, show_value, unescape
from gui.sheets.formats.moment_text import parse_moment
from gui.sheets.grid import Native, column_index
from gui.sheets.workbooks import xml_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class ShownCell(NamedTuple):
    """One cell that shows something: its column from 0, its text, and the number or date behind it."""

    column: int
    text: str
    native: Native


class Look(NamedTuple):
    """What a workbook says for all its sheets.

    Attributes:
        codes: the number format of each cell format.
        strings: the shared strings.
        is_1904: days are counted from 1904 instead of 1900.
    """

    codes: Sequence[str]
    strings: Sequence[str]
    is_1904: bool


class SheetParser:
    """Reads rows from one sheet's XML; hand it to ``xml_stream.parse``."""

    def __init__(self, path: Path, look: Look) -> None:
        self._path, self._look = path, look
        self._rows: list[tuple[int, list[ShownCell]]] = []
        self._row, self._column = 0, -1
        self._cells: list[ShownCell] = []
        self._type, self._style = "", ""
        self._text: list[str] = []
        self._pieces: list[str] = []
        self._is_inside = self._is_text = self._is_kept = False
        self._phonetic = 0

    def take(self) -> Iterator[tuple[int, list[ShownCell]]]:
        """Give the rows read since the last time: number from 1, cells in order."""
        rows, self._rows = self._rows, []
        return iter(rows)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "sheetData":
            self._is_inside = True
        elif not self._is_inside:
            return
        elif name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._is_text = not self._phonetic
            self._is_kept = name == "v" or attributes.get("xml:space") == "preserve"
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
            self._column, self._cells = -1, []
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        """An element ends."""
        if not self._is_inside:
            return
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._end_text()
        elif name == "row":
            if self._cells:
                self._rows.append((self._row, self._cells))
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "sheetData":
            self._is_inside = False

    def text(self, text: str) -> None:
        """Characters within an element."""
        if self._is_text:
            self._pieces.append(text)

    def _end_text(self) -> None:
        if self._is_text and self._pieces:
            text = "".join(self._pieces)
            self._text.append(text if self._is_kept else text.strip(xml_stream.BLANKS))
        self._pieces = []
        self._is_text = False

    def _start_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789").upper()
        is_named = letters.isascii() and letters.isalpha() and len(letters) <= limits.COLUMN_LETTERS
        self._column = column_index(letters) if is_named else self._column + 1
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._text = []

    def _end_cell(self) -> None:
        if not self._text:
            return
        text, native = self._shown("".join(self._text))
        if text or native is not None:
            self._cells.append(ShownCell(self._column, text, native))

    def _shown(self, text: str) -> tuple[str, Native]:
        kind = self._type
        if kind == "s":
            strings, index = self._look.strings, text.strip()
            return (strings[int(index)] if index.isdigit() and int(index) < len(strings) else ""), None
        if kind in {"str", "inlineStr"}:
            return unescape(text)[: limits.CELL_CHARACTERS], None
        if kind == "b":
            return ("TRUE" if text.strip() in {"1", "true"} else "FALSE"), None
        if kind == "e":
            return text.strip(), None
        code = self._code()
        if kind == "d" and (moment := parse_moment(text)) is not None:
            return show_value(moment, code)
        try:
            return show_number(float(text), code, is_1904=self._look.is_1904)
        except (ValueError, OverflowError):
            return text.strip(), None

    def _code(self) -> str:
        codes = self._look.codes
        index = int(self._style) if self._style.isascii() and self._style.isdigit() else 0
        return codes[index] if index < len(codes) else "General"


class StringsParser:
    """Reads the shared strings; hand it to ``xml_stream.parse``."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._text: list[str] = []
        self._pieces: list[str] = []
        self._is_text = self._is_kept = False
        self._phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "t":
            self._is_text = not self._phonetic
            self._is_kept = attributes.get("xml:space") == "preserve"
        elif name == "si":
            self._text = []
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            text = "".join(self._pieces)
            self._text.append(text if self._is_kept else text.strip(xml_stream.BLANKS))
            self._pieces = []
            self._is_text = False
        elif name == "si":
            self.strings.append(unescape("".join(self._text))[: limits.CELL_CHARACTERS])
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        """Characters within an element."""
        if self._is_text:
            self._pieces.append(text)


def read_strings(path: Path, xml: Iterable[bytes]) -> list[str]:
    """Read a part of shared strings; raises ListFileError."""
    parser = StringsParser()
    for _ in xml_stream.parse(path, xml, parser):
        pass
    return parser.strings
