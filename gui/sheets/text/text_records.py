"""Rows out of a text file's lines: as fast as the csv module, and with care where quotes are broken."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from gui.sheets import limits
from gui.sheets.text.broken_quotes import BrokenQuotes
from gui.sheets.text.delimiter import is_rule
from gui.sheets.text.kept_text import has_kept_text, plain_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gui.sheets.text.delimiter import Delimiter
    from gui.sheets.text.text_blocks import TextBlock
    from gui.sheets.text.text_remarks import Notes

_ODD = re.compile("[\udc80-\udcff\ufffd]")
_AS_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)}
_MOST_NOTES = 1000
_REREAD_CHARACTERS = 4_000_000


class RecordReader:
    """Reads a file's rows once, from its top.

    A quote that swallows rows is found by what follows its end: the csv module, told to be strict, refuses a
    closing quote before a letter. Such a block is read again with care. What is read again is bounded by
    what is read at all, so that no file takes more than a few times as long as another of its size.
    """

    def __init__(self, divided: Delimiter, notes: Notes) -> None:
        self._quotes = BrokenQuotes(divided)
        self._escape = _escape_pattern(divided.character) if divided.has_escapes else None
        self._is_wrapped = divided.is_wrapped
        self._is_framed = divided.is_framed
        self._notes = notes
        self._number = 0
        self._budget = _REREAD_CHARACTERS
        self._has_given_up = False

    def read(self, blocks: Iterable[TextBlock]) -> Iterator[list[list[str]]]:
        """Give all rows, blank ones as empty lists, some thousands at a time."""
        still_open, was_odd = "", False
        for block in blocks:
            self._budget += len(block.text)
            text = still_open + self._plain(block.text)
            records, still_open = self._parse(text, is_last=False)
            yield self._finished(records, text, is_odd=block.is_odd or was_odd)
            was_odd = block.is_odd and bool(still_open)
        if still_open:
            records, _ = self._parse(still_open, is_last=True)
            yield self._finished(records, still_open, is_odd=was_odd)

    def _finished(self, records: list[list[str]], text: str, *, is_odd: bool) -> list[list[str]]:
        if self._is_wrapped:
            records = self._unwrapped(records)
        if self._is_framed:
            records = list(map(_unframed, records))
        if has_kept_text(text):
            records = list(map(plain_texts, records))
        if is_odd:
            self._mend(records)
        self._number += len(records)
        return records

    def _parse(self, text: str, *, is_last: bool) -> tuple[list[list[str]], str]:
        """Give the rows of some lines, and what is left: a row whose quote may be closed further down."""
        records: list[list[str]] = []
        if not self._has_given_up:
            try:
                records.extend(self._quotes.reader(io.StringIO(text, newline="")))
            except csv.Error:
                return self._parse_with_care(list(io.StringIO(text, newline="")), is_last=is_last)
            return records, ""
        return [self._quotes.loose(line) for line in io.StringIO(text, newline="")], ""

    def _parse_with_care(self, lines: list[str], *, is_last: bool) -> tuple[list[list[str]], str]:
        records: list[list[str]] = []
        feed = _Feed(lines)
        reader = self._quotes.reader(feed)  # one for all lines: it begins anew after each error
        while (place := feed.place) < len(lines):
            try:
                records.append(next(reader))
                continue
            except csv.Error:
                again = sum(map(len, lines[place + 1 : feed.place]))
            if feed.is_over and not is_last and again < limits.FIELD_CHARACTERS // 4:
                self._budget -= again + len(lines[place])
                return records, "".join(lines[place:])
            if feed.place - place == 1 and not feed.is_over:
                records.append(self._quotes.loose(lines[place]))
            else:
                self._note_unclosed(self._number + len(records) + 1)
                records.append(self._quotes.as_it_stands(lines[place]))
            feed.go_back(place + 1)
            self._budget -= again
            if self._budget < 0:
                self._has_given_up = True
                self._notes.given_up_at = self._notes.given_up_at or self._number + len(records) + 1
                records.extend(map(self._quotes.loose, lines[place + 1 :]))
                break
        return records, ""

    def _plain(self, text: str) -> str:
        """Double the backslashes that escape nothing, since the csv module drops every single one."""
        if self._escape is None or "\\" not in text:
            return text
        return self._escape.sub(lambda found: found[0] if len(found[0]) == 2 else "\\\\", text)

    def _unwrapped(self, records: list[list[str]]) -> list[list[str]]:
        """Take apart the rows that were quoted as one cell."""
        return [
            next(self._quotes.reader(cells, strict=False), []) if len(cells) == 1 and cells[0] else cells
            for cells in records
        ]

    def _mend(self, records: list[list[str]]) -> None:
        """Show the bytes that are no UTF-8 as Windows would, and note their rows."""
        for number, cells in enumerate(records, self._number + 1):
            if _ODD.search("".join(cells)):
                cells[:] = [cell.translate(_AS_WINDOWS) for cell in cells]
                if len(self._notes.odd) < _MOST_NOTES:
                    self._notes.odd.add(number)

    def _note_unclosed(self, number: int) -> None:
        if len(self._notes.unclosed) < _MOST_NOTES:
            self._notes.unclosed.add(number)


class _Feed:
    """Hands lines to the csv reader, from wherever it is told to go on.

    Attributes:
        place: the index of the next line.
        is_over: the reader wanted more lines than there are.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.place = 0
        self.is_over = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.place == len(self._lines):
            self.is_over = True
            raise StopIteration
        self.place += 1
        return self._lines[self.place - 1]

    def go_back(self, place: int) -> None:
        """Give the lines from there on once more."""
        self.place = place
        self.is_over = False


def _unframed(cells: list[str]) -> list[str]:
    """Give the cells between the bars of a drawn table; none of a rule."""
    if is_rule("".join(cells)):
        return []
    first, last = not cells[0].strip(), len(cells) - (not cells[-1].strip())
    return [cell.strip() for cell in cells[first:last]]


def _escape_pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'\\(?:["\\{re.escape(delimiter)}]|)')


csv.field_size_limit(limits.FIELD_CHARACTERS)
