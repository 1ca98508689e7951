"""Turns what the table shows - a sort, a search text, a filter - into one SQL query for row numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.store.list_files.fixes import odd_rows_sql
from gui.store.list_files.row_pack import sort_key_sql, text_sql
from gui.store.status_sql import rank, ranked_rows_sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.leads.life import Status

EVERY_KIND = frozenset(Kind)
CONTAINS = "contains_folded"
FOLDED = "folded"
_BEYOND_ASCII = "length(cells) <> length(CAST(cells AS BLOB))"  # letters, and bytes in UTF-8
_FORM = frozenset('"\\,[]')  # what a packed row consists of, besides the cells


@dataclass(frozen=True, slots=True)
class Order:
    """How rows are sorted: by one column, numbers before texts, blanks last either way.

    Attributes:
        column: index from 0.
    """

    column: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class CellFilter:
    """Which cells of a column are wanted.

    Attributes:
        column: index from 0.
        is_filled: those with something in them, or the blank ones.
        text: those with exactly this in them, whatever its case; "" for any.
    """

    column: int
    is_filled: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows are wanted, and in which order.

    Attributes:
        order: None for the order of the sheet.
        contains: text that any cell must contain, whatever its case; "" for all rows.
        status: only rows of ``run_id`` of which this is said.
        problems_only: only rows that cannot be looked up as they stand, or had better not, for one of
            ``kinds``.
        cells: only rows whose cells in these columns are so.
    """

    order: Order | None = None
    contains: str = ""
    status: Status | None = None
    run_id: str | None = None
    problems_only: bool = False
    kinds: frozenset[Kind] = EVERY_KIND
    cells: tuple[CellFilter, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether this is the whole list in its own order, which needs no query at all."""
        is_filtered = self.contains or self.problems_only or self._by_status or self.cells
        return self.order is None and not is_filtered

    @property
    def _by_status(self) -> bool:
        return self.status is not None and self.run_id is not None

    def sql(self) -> tuple[str, dict[str, Any]]:
        """The query, and its values."""
        values: dict[str, Any] = {}
        conditions = []
        if self.status is not None and self.run_id is not None:
            conditions.append(_status_condition(self.kinds))
            values.update(run=self.run_id, rank=rank(self.status))
        if self.problems_only:
            problems = f"problem IS NOT NULL AND filled = 0 AND {_in(self.kinds)}"
            odd = odd_rows_sql(self.kinds)
            conditions.append(f"row IN (SELECT row FROM prepared WHERE {problems} UNION {odd})")
        if self.contains:
            conditions.append(_contains_condition(self.contains))
            values.update(pattern=_pattern(self.contains), needle=self.contains.casefold())
        for cells in self.cells:
            conditions.append(_cell_condition(cells))
            values[_text_name(cells)] = cells.text.strip().casefold()
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        if self.order is None:
            return f"SELECT row FROM leads {where}ORDER BY row", values
        key, down = sort_key_sql(self.order.column), " DESC" if self.order.descending else ""
        keys = f"SELECT row, {key} AS key FROM leads {where}"
        # Materialized: so that the key is worked out once for each row.
        by = f"key IS NULL, key COLLATE NOCASE{down}, row"
        return f"WITH keys AS MATERIALIZED ({keys}) SELECT row FROM keys ORDER BY {by}", values


def _in(kinds: Iterable[Kind]) -> str:
    return f"kind IN ({', '.join(repr(kind.value) for kind in kinds)})"


def _status_condition(kinds: frozenset[Kind]) -> str:
    ranked = f"SELECT row, rank FROM ({ranked_rows_sql('workspace')} AND rr.{_in(kinds)})"
    return f"row IN (SELECT row FROM ({ranked}) GROUP BY row HAVING MIN(rank) = :rank)"


def _text_name(cells: CellFilter) -> str:
    return f"text_of_{cells.column}"


def _cell_condition(cells: CellFilter) -> str:
    text = f"TRIM({text_sql(cells.column)})"
    if cells.text:
        return f"{FOLDED}({text}) = :{_text_name(cells)}"
    return f"{text} {'<>' if cells.is_filled else '='} ''"


def _contains_condition(text: str) -> str:
    r"""LIKE sees the packed row, and the case of ASCII letters only: where it says too much, look again."""
    like = "cells LIKE :pattern ESCAPE '\\'"
    look = f"{CONTAINS}(:needle, cells)"
    if not text.casefold().isascii():
        # Only a cell with such a letter can have it; Python need not look at the others.
        like = f"{_BEYOND_ASCII} AND {like}"
    is_plain = text.isascii() and text.isprintable() and _FORM.isdisjoint(text)
    return f"({like} AND (instr(cells, '\\') = 0 OR {look}))" if is_plain else f"({like} AND {look})"


def _pattern(text: str) -> str:
    return f"%{''.join(map(_pattern_letter, text))}%"


def _pattern_letter(letter: str) -> str:
    if letter in "%_":
        return f"\\{letter}"
    is_written_so = letter.isascii() and letter.isprintable() and letter not in '"\\'
    return letter if is_written_so else "%"


def contains_folded(needle: str, packed: str) -> bool:
    """Whether a cell of a packed row contains a case-folded needle, whatever its own case."""
    return any(needle in text.casefold() for text in json.loads(packed))


def folded(text: str) -> str:
    """A text as it is compared, whatever its case: SQLite knows that of ASCII letters only."""
    return text.casefold()
