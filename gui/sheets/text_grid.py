"""Text files of rows: .csv, .tsv and whatever else divides its cells by one character."""

from __future__ import annotations

import csv
import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import delimiter as delimiters
from gui.sheets import encoding as encodings
from gui.sheets import limits, opening
from gui.sheets.grid import SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 256 * 1024


class TextGrid:
    """A text file, read as a stream; it is never held whole.

    Attributes:
        encoding: what it is decoded with; bytes that do not fit become U+FFFD.
        delimiter: what divides its cells.
        encoding_sure: whether the encoding is certain.
        delimiter_sure: whether the delimiter is certain.
    """

    def __init__(self, path: Path, *, encoding: str | None = None, delimiter: str | None = None) -> None:
        self._path = path
        found = encodings.Encoding(encoding, is_sure=True) if encoding else encodings.detect_encoding(path)
        self.encoding, self.encoding_sure = found.name, found.is_sure
        sample = self._sample()
        self._has_separator_line = bool(sample and delimiters.separator_line(sample[0]))
        chosen = (
            delimiters.Delimiter(delimiter, is_sure=True)
            if delimiter
            else delimiters.detect_delimiter(sample)
        )
        self.delimiter, self.delimiter_sure = chosen.character, chosen.is_sure
        self._remarks: tuple[str, ...] = ()
        self._measured: tuple[int, int] | None = None

    @property
    def width(self) -> int:
        """The widest row, blank tails of rows not counted."""
        return self._measure()[0]

    @property
    def row_total(self) -> int | None:
        """The rows that are not blank."""
        return self._measure()[1]

    def remarks(self) -> tuple[str, ...]:
        """Say where a quotation mark was opened and never closed."""
        return self._remarks

    def close(self) -> None:
        """Nothing is held open between readings."""

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank; natives are all None, since text files have no numbers."""
        width = self.width
        nothing = (None,) * width
        for number, cells in self._records():
            texts = tuple(cells[:width])
            if "".join(texts).strip():
                yield SheetRow(number, texts, nothing[: len(texts)])

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank, without reading the file to its end."""
        filled = ((number, cells) for number, cells in self._records() if "".join(cells).strip())
        return [
            SheetRow(number, tuple(cells), (None,) * len(cells))
            for number, cells in itertools.islice(filled, count)
        ]

    def _measure(self) -> tuple[int, int]:
        if self._measured is None:
            self._measured = self._run_through()
        return self._measured

    def _run_through(self) -> tuple[int, int]:
        width = total = 0
        for _, cells in self._records():
            if len(cells) > width:
                used = len(cells)
                while used > width and not cells[used - 1].strip():
                    used -= 1
                width = max(width, used)
            total += bool(cells) and (bool(cells[0]) or bool("".join(cells).strip()))
        if width > limits.COLUMNS:
            raise opening.too_large(
                self._path, f"it has {width:,} columns, and {limits.COLUMNS:,} is the most"
            )
        return width, total

    def _lines(self) -> Iterator[str]:
        try:
            with (
                opening.reading_errors(self._path),
                self._path.open(encoding=self.encoding, errors="replace", newline="") as file,
            ):
                if self._path_starts_with_mark():
                    file.read(1)
                while line := file.readline(limits.FIELD_CHARACTERS):
                    yield line.replace("\0", "") if "\0" in line else line
        except (LookupError, UnicodeError) as error:
            raise ListFileError(
                f"There is no encoding named “{self.encoding}”.", detail=repr(error)
            ) from error

    def _path_starts_with_mark(self) -> bool:
        if self.encoding.replace("-", "_").lower() not in {"utf_8", "utf8"}:
            return False
        with self._path.open("rb") as file:
            return file.read(3) == b"\xef\xbb\xbf"

    def _sample(self) -> list[str]:
        lines, size = [], 0
        for line in itertools.islice(self._lines(), _SAMPLE_LINES):
            lines.append(line)
            size += len(line)
            if size > _SAMPLE_CHARACTERS:
                break
        return lines

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        lines = self._lines()
        if self._has_separator_line:
            next(lines, None)
        number = 0
        while True:
            pending: list[str] = []
            feed = _Feed()
            reader = csv.reader(feed.hand_over(lines, pending), delimiter=self.delimiter)
            with suppress(csv.Error):
                for cells in reader:
                    if feed.is_over:
                        break
                    pending.clear()
                    number += 1
                    yield number, cells
                else:
                    return
            # A quote was opened and never closed: take its line as it stands, and go on with the next.
            number += 1
            first, *rest = pending
            self._remember_unclosed_quote(number)
            yield number, first.rstrip("\r\n").split(self.delimiter)
            lines = itertools.chain(rest, lines)

    def _remember_unclosed_quote(self, number: int) -> None:
        sentence = f"A quotation mark opened in row {number} is never closed; that row was read as it stands."
        if sentence not in self._remarks and len(self._remarks) < 20:
            self._remarks = (*self._remarks, sentence)


class _Feed:
    """Hands lines to the csv reader and remembers those of the row that is being read.

    Attributes:
        is_over: the lines ended. A row that comes after that was still wanting more: a quote is open in it.
    """

    def __init__(self) -> None:
        self.is_over = False

    def hand_over(self, lines: Iterable[str], pending: list[str]) -> Iterator[str]:
        """Give the lines one by one, and put each on ``pending``, which the reader's user empties."""
        for line in lines:
            pending.append(line)
            yield line
        self.is_over = True


csv.field_size_limit(limits.FIELD_CHARACTERS)
