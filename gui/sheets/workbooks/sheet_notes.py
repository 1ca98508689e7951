"""What a reader should know of a sheet's cells besides their texts: hidden, merged, without a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gui.leads.sentences import Sentence, say_many


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
            *([_hidden_rows(self.hidden_rows)] if self.hidden_rows else []),
            *([_hidden_columns(self.hidden_columns)] if self.hidden_columns else []),
            *([_unvalued(self.unvalued)] if self.unvalued else []),
            *([_merged(merged)] if merged else []),
            *self.sentences,
        )


def _hidden_rows(count: int) -> Sentence:
    return say_many(
        count,
        "{n} row is hidden in Excel; it is part of the list.",
        "{n} rows are hidden in Excel; they are part of the list.",
        n=count,
    )


def _hidden_columns(count: int) -> Sentence:
    return say_many(
        count,
        "{n} column is hidden in Excel; it is part of the list.",
        "{n} columns are hidden in Excel; they are part of the list.",
        n=count,
    )


def _unvalued(count: int) -> Sentence:
    return say_many(
        count,
        "{n} formula has no result in the file and reads as empty."
        " Open it in Excel, save it, choose it again.",
        "{n} formulas have no result in the file and read as empty."
        " Open it in Excel, save it, choose it again.",
        n=count,
    )


def _merged(count: int) -> Sentence:
    return say_many(
        count,
        "{n} group of cells is merged; the value is in the first cell of each, the others are empty.",
        "{n} groups of cells are merged; the value is in the first cell of each, the others are empty.",
        n=count,
    )
