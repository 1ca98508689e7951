"""Sheets that are read whole and held: web pages, OpenDocument, Excel's XML of 2003. They are bounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.grid import Block, Native, SheetRow
from gui.sheets.workbooks.sheet_notes import SheetNotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Cells = dict[int, tuple[str, Native]]


@dataclass(frozen=True)
class HeldSheet:
    """One sheet.

    Attributes:
        name: as on its tab.
        hidden: not shown as a tab.
        rows: those that are not blank.
        width: the columns up to the last that holds a value.
        notes: what a reader should be told of its cells.
    """

    name: str
    hidden: bool
    rows: list[SheetRow]
    width: int
    notes: SheetNotes

    @property
    def filled(self) -> int:
        """The rectangle it fills."""
        return len(self.rows) * self.width


class HeldGrid:
    """A held sheet, as every reader gives it."""

    def __init__(self, sheet: HeldSheet) -> None:
        self._sheet = sheet

    @property
    def width(self) -> int:
        """The columns up to the last one that holds a value."""
        return self._sheet.width

    @property
    def row_total(self) -> int | None:
        """The rows that are not blank."""
        return len(self._sheet.rows)

    @property
    def expected_rows(self) -> int | None:
        """All of them are at hand."""
        return self.row_total

    def blocks(self) -> Iterator[Block]:
        """Give the rows that are not blank, some at a time."""
        return Block.of(self.rows())

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not blank."""
        return iter(self._sheet.rows)

    def head(self, count: int) -> list[SheetRow]:
        """Give the first rows that are not blank."""
        return self._sheet.rows[:count]

    def remarks(self) -> tuple[str, ...]:
        """Nothing strange is noticed here."""
        return ()

    def close(self) -> None:
        """Nothing is held open."""


class CellBudget:
    """How many cells a whole file may still fill."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._left = limits.HELD_CELLS

    def take(self, count: int = 1) -> None:
        """Fill so many cells; raises ListFileError when there are too many."""
        self._left -= count
        if self._left < 0:
            raise opening.too_large(
                self.path, say("it has more than {most} filled cells", most=limits.HELD_CELLS)
            )


class SheetBuilder:
    """A sheet while it is being read, from its top.

    Attributes:
        name: as on its tab.
        hidden: not shown as a tab.
        hidden_columns: columns that are not shown.
        unvalued: formulas whose result the file does not hold.
        sentences: further remarks.
    """

    def __init__(self, name: str, budget: CellBudget) -> None:
        self.name = name
        self.hidden = False
        self.hidden_columns = self.unvalued = 0
        self.sentences: tuple[str, ...] = ()
        self._budget = budget
        self._rows: list[SheetRow] = []
        self._width = 0
        self._hidden_rows = 0

    def add_row(self, number: int, cells: _Cells, *, is_hidden: bool = False) -> None:
        """Take the next row: its number from 1, and what is in its columns from 0."""
        filled = {column: cell for column, cell in cells.items() if cell[0]}
        if not any(text.strip() for text, _ in filled.values()):
            return
        self._budget.take(len(filled))
        width = max(filled) + 1
        if width > limits.COLUMNS:
            raise opening.too_wide(self._budget.path, width)
        texts = [""] * width
        natives: list[Native] = [None] * width
        for column, (text, native) in filled.items():
            texts[column], natives[column] = text, native
        self._width = max(self._width, width)
        self._hidden_rows += is_hidden
        self._rows.append(SheetRow(number, tuple(texts), tuple(natives)))

    def build(self) -> HeldSheet:
        """Give the sheet."""
        notes = SheetNotes(self._hidden_rows, self.hidden_columns, self.unvalued, sentences=self.sentences)
        return HeldSheet(self.name, self.hidden, self._rows, self._width, notes)
