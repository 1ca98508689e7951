"""Text files of rows: .csv, .tsv and whatever else divides its cells by one character."""

from __future__ import annotations

import io
import itertools
import operator
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.grid import Block, SheetRow, is_filled
from gui.sheets.text import delimiter as delimiters
from gui.sheets.text import encoding as encodings
from gui.sheets.text import text_blocks
from gui.sheets.text.text_records import RecordReader
from gui.sheets.text.text_remarks import Notes, describe_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FIRST = operator.itemgetter(0)
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 256 * 1024


class TextGrid:
    """A text file, read as a stream; it is never held whole.

    Attributes:
        encoding: what it is decoded with; bytes that are no UTF-8 are read as Windows-1252, others that do
            not fit become U+FFFD.
        delimiter: what divides its cells.
        encoding_sure: whether the encoding is certain.
        delimiter_sure: whether the delimiter is certain.
    """

    def __init__(self, path: Path, *, encoding: str | None = None, delimiter: str | None = None) -> None:
        self._path = path
        found = encodings.Encoding(encoding, is_sure=True) if encoding else encodings.detect_encoding(path)
        self.encoding, self.encoding_sure = found.name, found.is_sure
        if delimiter and not delimiters.is_possible(delimiter):
            raise ListFileError(
                say("“{delimiter}” cannot divide cells; choose a single character.", delimiter=delimiter)
            )
        sample = self._sample()
        self._line_bytes = len("".join(sample).encode(self.encoding, "replace")) / max(len(sample), 1)
        self._separator_line = sample[0] if sample and delimiters.separator_line(sample[0]) else ""
        self._divided = delimiters.detect_delimiter(sample, delimiter or "")
        self.delimiter, self.delimiter_sure = self._divided.character, self._divided.is_sure
        self._notes = Notes()
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
        """Say which rows have an open quotation mark, or letters that do not fit the encoding."""
        return describe_notes(self._notes, self.encoding)

    def close(self) -> None:
        """Nothing is held open between readings."""

    @property
    def expected_rows(self) -> int | None:
        """Told from the file's size and its first lines."""
        if self._measured is not None:
            return self._measured[1]
        return round(self._path.stat().st_size / self._line_bytes) if self._line_bytes else None

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank one by one."""
        for block in self.blocks():
            yield from block.rows()

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank, each as wide as it is; no natives, since text has no numbers."""
        width = total = 0
        for block in self._filled_blocks():
            total += len(block.texts)
            if max(map(len, block.texts), default=0) > width:
                width = self._checked_width(block.texts, width)
            yield block
        self._measured = width, total

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank, without reading the file to its end."""
        rows = itertools.chain.from_iterable(block.rows() for block in self._filled_blocks())
        first = list(itertools.islice(rows, count))
        self._checked_width([row.texts for row in first], 0)
        return first

    def _filled_blocks(self) -> Iterator[Block]:
        first = 1
        for records in RecordReader(self._divided, self._notes).read(self._blocks()):
            if all(records) and all(map(str.strip, map(_FIRST, records))):
                yield Block(range(first, first + len(records)), records, ())
            else:
                filled = [(n, cells) for n, cells in enumerate(records, first) if is_filled(cells)]
                yield Block([n for n, _ in filled], [cells for _, cells in filled], ())
            first += len(records)

    def _measure(self) -> tuple[int, int]:
        if self._measured is None:
            for _ in self.blocks():
                pass
        return self._measured or (0, 0)

    def _checked_width(self, records: Sequence[Sequence[str]], width: int) -> int:
        """The width of the widest row so far, blank tails not counted."""
        for cells in records:
            used = len(cells)
            while used > width and not cells[used - 1].strip():
                used -= 1
            width = max(width, used)
        if width > limits.COLUMNS:
            raise opening.too_large(
                self._path,
                say("it has {width} columns, and {most} is the most", width=width, most=limits.COLUMNS),
            )
        return width

    def _sample(self) -> list[str]:
        first = next(text_blocks.read_blocks(self._path, self.encoding), None)
        lines = io.StringIO(first.text[:_SAMPLE_CHARACTERS] if first else "", newline="")
        return list(itertools.islice(lines, _SAMPLE_LINES))

    def _blocks(self) -> Iterator[text_blocks.TextBlock]:
        blocks = text_blocks.read_blocks(self._path, self.encoding)
        if self._separator_line and (first := next(blocks, None)):
            yield first._replace(text=first.text.removeprefix(self._separator_line))
        yield from blocks
