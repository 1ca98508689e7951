"""What every reader of a spreadsheet gives: rows with their true numbers, as text and as native values."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gui.leads.as_shown import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Native = int | float | str | None


class SheetRow(NamedTuple):
    """One row that is not wholly blank.

    Attributes:
        row: its number in the sheet or file, counted from 1 as Excel shows it.
        texts: its cells as Excel shows them, "" for an empty one.
        natives: the number behind a cell, the ISO text of a date, None for text and empty cells; shorter than
            ``texts`` or empty where nothing but None would follow.
    """

    row: int
    texts: tuple[str, ...]
    natives: tuple[Native, ...]


class Block(NamedTuple):
    """Many rows that are not wholly blank, to be copied quickly.

    Attributes:
        numbers: of the rows, from 1, ascending.
        texts: their cells as shown; in a text file each as wide as it is.
        natives: their native values; empty where there are none. ``AS_SHOWN`` for a number shown as it is, as
            most are: so the rows of a list mostly share one and the same row of these.
    """

    numbers: Sequence[int]
    texts: Sequence[Sequence[str]]
    natives: Sequence[Sequence[Native]]

    @classmethod
    def of(cls, rows: Iterable[SheetRow]) -> Iterator[Block]:
        """Gather rows into blocks."""
        waiting = iter(rows)
        while gathered := list(itertools.islice(waiting, BLOCK_ROWS)):
            numbers, texts, natives = zip(*gathered, strict=True)
            yield cls(numbers, texts, natives)

    def rows(self) -> Iterator[SheetRow]:
        """The same, row by row."""
        natives = self.natives or itertools.repeat(())
        for number, texts, native in zip(self.numbers, self.texts, natives, strict=False):
            yield SheetRow(number, tuple(texts), spelled_out(native, texts))


BLOCK_ROWS = 1000


class Grid(Protocol):
    """One sheet, readable from its top as often as one likes."""

    @property
    def width(self) -> int:
        """The number of columns that hold anything."""

    @property
    def row_total(self) -> int | None:
        """The number of rows, the header among them; None where only reading would tell."""

    @property
    def expected_rows(self) -> int | None:
        """About how many rows there are, told without looking; None where nothing is known."""

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank, from the top; some at a time."""

    def rows(self) -> Iterator[SheetRow]:
        """Give the same one by one."""

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank, without having looked at the others."""

    def remarks(self) -> tuple[str, ...]:
        """Say what was strange in the rows read so far, in sentences for people."""

    def close(self) -> None:
        """Let the file go."""


def is_filled(cells: Sequence[str]) -> bool:
    """Say whether a row holds more than blanks."""
    return bool(cells) and bool(cells[0].strip() or "".join(cells).strip())


def column_letters(index: int) -> str:
    """Name a column as Excel does: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Number a column named as Excel does: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def header_titles(cells: Sequence[str], width: int) -> list[str]:
    """Make one distinct, speakable title for each column.

    A blank one is called "Column C"; a doubled one gets " (2)".
    """
    titles: list[str] = []
    seen: set[str] = set()
    for index in range(width):
        cell = " ".join(cells[index].split()) if index < len(cells) else ""
        title = distinct_title(cell or f"Column {column_letters(index)}", seen)
        seen.add(title.casefold())
        titles.append(title)
    return titles


def distinct_title(title: str, taken: set[str]) -> str:
    """Add " (2)", " (3)" ... to a title until it is none of those taken (which are casefolded)."""
    candidate, count = title, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{title} ({count})"
    return candidate
