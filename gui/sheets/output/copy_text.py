"""A copy of the user's text file with more cells behind each row; every other byte stays as it is.

Title lines, blank lines, a ``sep=`` line, line ends, quoting, ragged rows and the byte order mark are kept.
Only a row with a cell that an office program would run as a formula is written anew.
"""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets.opening import reading_errors
from gui.sheets.output.new_text import neutralise
from gui.sheets.output.safe_save import safe_save
from gui.sheets.text import delimiter as delimiters
from gui.sheets.text.kept_text import plain_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    #: A row's cells as the list has them, and its new cells; None leaves the row out.
    CopiedRow = tuple[Sequence[str], Sequence[str] | None]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK = "\ufeff"
_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class TextDialect:
    """How the user's text file was read.

    Attributes:
        encoding: by Python's name.
        delimiter: what divides its cells.
        header_row: its number among the rows of the file, from 1; 0 when there is none.
    """

    encoding: str
    delimiter: str
    header_row: int


def write_text_copy(
    source: Path,
    dialect: TextDialect,
    titles: Sequence[str],
    rows: Iterable[CopiedRow],
    out: Path,
    *,
    is_whole: bool = True,
) -> None:
    """Write the user's file again with new cells behind its rows.

    Args:
        source: the file; it must be as it was when it was read.
        dialect: how it was read.
        titles: of the new cells; written only where there is a header.
        rows: every row of the list, in its order.
        out: where to.
        is_whole: no row is left out; otherwise blank lines between the rows go, too.

    Raises:
        ListFileError: the file cannot be copied line by line; a new one can be written.
        OutputError: ``out`` cannot be written.
    """
    with reading_errors(source):
        codec, has_mark = _codec(source, dialect.encoding)
    try:
        with safe_save(out, source) as temporary:
            copy = _Copy(source, codec, dialect, is_whole=is_whole)
            with temporary.open("w", encoding=codec, errors="surrogateescape", newline="") as file:
                file.write(_MARK if has_mark else "")
                file.writelines(copy.lines(titles, rows))
    except UnicodeEncodeError as error:
        why = say(
            "its encoding ({encoding}) has no letter for a part of the answers", encoding=dialect.encoding
        )
        raise _not_copied(source, why) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _not_copied(source, say("it holds what is no text")) from error


def _not_copied(source: Path, why: str) -> ListFileError:
    return ListFileError(say("{name} could not be continued line by line: {why}.", name=source.name, why=why))


def _codec(source: Path, encoding: str) -> tuple[str, bool]:
    """By which codec the file's text is read and written, and whether a byte order mark comes first."""
    with source.open("rb") as file:
        head = file.read(4)
    plain = "utf-8" if encoding.replace("_", "-").lower() == "utf-8-sig" else encoding
    return next(((codec, True) for mark, codec in _MARKS if head.startswith(mark)), (plain, False))


class _Copy:
    """The lines of the copy, made from the lines of the source."""

    def __init__(self, source: Path, codec: str, dialect: TextDialect, *, is_whole: bool) -> None:
        self._source = source
        self._codec = codec
        self._dialect = dialect
        self._is_whole = is_whole
        self._width = max((len(cells) for _, cells in self._records()), default=0)
        self._quotes_all = False

    def lines(self, titles: Sequence[str], rows: Iterable[CopiedRow]) -> Iterator[str]:
        header_row, waiting = self._dialect.header_row, iter(rows)
        number = 0
        for raw, cells in self._records():
            if not number and delimiters.separator_line(raw):
                yield raw
                continue
            number += 1
            if number <= max(header_row, 1):
                self._quotes_all = raw.count('"') >= 2 * len(cells) > 0 and raw[:1] == '"'
            if number < header_row:
                yield self._safe(raw, cells)
            elif number == header_row:
                yield self._continued(raw, cells, titles)
            elif not "".join(cells).strip():
                if self._is_whole:
                    yield self._safe(raw, cells)
            else:
                texts, added = next(waiting, ((), None))
                self._check(number, cells, texts)
                if added is not None:
                    yield self._continued(raw, cells, added)
        if next(waiting, None) is not None:
            raise _not_copied(self._source, say("it ends before the list does"))

    def _check(self, number: int, cells: Sequence[str], texts: Sequence[str]) -> None:
        """See that a line is the row it is taken for."""
        if tuple(cells) != tuple(texts) and _plain(cells) != _plain(texts):
            raise _not_copied(self._source, say("row {number} is not what was read", number=str(number)))

    def _records(self) -> Iterator[tuple[str, list[str]]]:
        pending: list[str] = []
        is_over = False

        def feed() -> Iterator[str]:
            nonlocal is_over
            with (
                reading_errors(self._source),
                self._source.open(encoding=self._codec, errors="surrogateescape", newline="") as file,
            ):
                first = file.readline().removeprefix(_MARK)
                if first:
                    pending.append(first)
                    yield first
                for line in file:
                    pending.append(line)
                    yield line.lstrip(_MARK)  # several exports put together have one before each
            is_over = True

        for cells in csv.reader(feed(), delimiter=self._dialect.delimiter):
            if is_over:
                raise _not_copied(self._source, say("a quotation mark in it is never closed"))
            yield pending[0] if len(pending) == 1 else "".join(pending), plain_texts(cells)
            pending.clear()

    def _continued(self, raw: str, cells: Sequence[str], added: Sequence[str]) -> str:
        delimiter = self._dialect.delimiter
        safe = self._safe(raw, cells)
        body = safe.rstrip(_LINE_ENDS)
        missing = delimiter * (self._width - len(cells))
        return f"{body}{missing}{delimiter}{self._joined(added)}{safe[len(body) :]}"

    def _safe(self, raw: str, cells: Sequence[str]) -> str:
        if not any(map(_may_run, cells)) or (shown := [neutralise(cell) for cell in cells]) == cells:
            return raw
        return self._joined(shown) + raw[len(raw.rstrip(_LINE_ENDS)) :]

    def _joined(self, cells: Iterable[str]) -> str:
        return self._dialect.delimiter.join(self._quoted(neutralise(cell)) for cell in cells)

    def _quoted(self, cell: str) -> str:
        special = (self._dialect.delimiter, '"', "\r", "\n")
        if self._quotes_all or any(letter in cell for letter in special):
            doubled = cell.replace('"', '""')
            return f'"{doubled}"'
        return cell


def _may_run(cell: str) -> bool:
    """Whether a cell is worth a closer look: it begins with no letter or digit, and is not blank."""
    return bool(cell) and not cell[0].isalnum() and not cell.isspace()


def _plain(cells: Sequence[str]) -> str:
    """What of a row's cells is beyond doubt, whatever was trimmed or replaced in reading."""
    letters = (letter for letter in "".join(cells) if letter.isascii() and letter.isprintable())
    return "".join(letters).replace(" ", "").replace('"', "")
