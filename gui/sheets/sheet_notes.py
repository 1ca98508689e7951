"""What a reader should know of a sheet's cells besides their texts: hidden, merged, without a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Merge(NamedTuple):
    """Cells shown as one; rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetNotes:
    """What was noticed.

    Attributes:
        hidden_rows: rows with values that are not shown, by a filter or by hand.
        hidden_columns: columns that are not shown.
        unvalued: formulas whose result the file does not hold.
        merges: areas of merged cells.
        sentences: further remarks, ready to be read.
    """

    hidden_rows: int = 0
    hidden_columns: int = 0
    unvalued: int = 0
    merges: tuple[Merge, ...] = ()
    sentences: tuple[str, ...] = ()

    def remarks(self, header_row: int) -> tuple[str, ...]:
        """Say it in sentences for people; merged titles above the header are nobody's concern."""
        merged = sum(1 for merge in self.merges if merge.bottom >= header_row)
        return (
            *_remark(self.hidden_rows, "row is", "rows are", "hidden in Excel; {} part of the list"),
            *_remark(self.hidden_columns, "column is", "columns are", "hidden in Excel; {} part of the list"),
            *_unvalued(self.unvalued),
            *_merged(merged),
            *self.sentences,
        )


def _remark(count: int, one: str, many: str, rest: str) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"{count:,} {one if count == 1 else many} {rest.format('it is' if count == 1 else 'they are')}.",)


def _unvalued(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 formula has" if count == 1 else f"{count:,} formulas have"
    reads = "reads" if count == 1 else "read"
    return (
        f"{what} no result in the file and {reads} as empty. Open it in Excel, save it, choose it again.",
    )


def _merged(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 group of cells is merged" if count == 1 else f"{count:,} groups of cells are merged"
    return (f"{what}; the value is in the first cell of each, the others are empty.",)
