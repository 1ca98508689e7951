"""Turns what the table shows - a sort, a search text, a filter - into one SQL query for row numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.store.status_sql import rank, ranked_rows_sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.leads.life import Status

EVERY_KIND = frozenset(Kind)
CONTAINS = "contains_folded"


@dataclass(frozen=True, slots=True)
class Order:
    """How rows are sorted: by one column, numbers before texts, blanks last either way.

    Attributes:
        column: index from 0.
    """

    column: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows are wanted, and in which order.

    Attributes:
        order: None for the order of the sheet.
        contains: text that any cell must contain, whatever its case; "" for all rows.
        status: only rows of ``run_id`` of which this is said.
        problems_only: only rows that cannot be looked up as they stand, for one of ``kinds``.
    """

    order: Order | None = None
    contains: str = ""
    status: Status | None = None
    run_id: str | None = None
    problems_only: bool = False
    kinds: frozenset[Kind] = EVERY_KIND

    @property
    def is_everything(self) -> bool:
        """Whether this is the whole list in its own order, which needs no query at all."""
        return self.order is None and not (self.contains or self.problems_only or self._by_status)

    @property
    def _by_status(self) -> bool:
        return self.status is not None and self.run_id is not None

    def sql(self, width: int) -> tuple[str, dict[str, Any]]:
        """The query for a list of ``width`` columns, and its values."""
        values: dict[str, Any] = {}
        conditions = []
        if self.status is not None and self.run_id is not None:
            conditions.append(_status_condition(self.kinds))
            values.update(run=self.run_id, rank=rank(self.status))
        if self.problems_only:
            problems = f"problem IS NOT NULL AND filled = 0 AND {_in(self.kinds)}"
            conditions.append(f"row IN (SELECT row FROM prepared WHERE {problems})")
        if self.contains:
            conditions.append(_contains_condition(self.contains, width))
            values.update(pattern=_pattern(self.contains), needle=self.contains.casefold())
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        return f"SELECT row FROM leads {where}ORDER BY {self._order_by()}", values

    def _order_by(self) -> str:
        if self.order is None:
            return "row"
        column, down = self.order.column, " DESC" if self.order.descending else ""
        return f"c{column} = '', COALESCE(n{column}, c{column}) COLLATE NOCASE{down}, row"


def _in(kinds: Iterable[Kind]) -> str:
    return f"kind IN ({', '.join(repr(kind.value) for kind in kinds)})"


def _status_condition(kinds: frozenset[Kind]) -> str:
    ranked = f"SELECT row, rank FROM ({ranked_rows_sql('workspace')} AND rr.{_in(kinds)})"
    return f"row IN (SELECT row FROM ({ranked}) GROUP BY row HAVING MIN(rank) = :rank)"


def _contains_condition(text: str, width: int) -> str:
    """LIKE knows the case of ASCII letters only: others are let through as any letter, then compared."""
    cells = [f"c{column}" for column in range(width)]
    if not cells:
        return "FALSE"
    likes = " OR ".join(f"{cell} LIKE :pattern ESCAPE '\\'" for cell in cells)
    if text.isascii():
        return f"({likes})"
    row = " || char(31) || ".join(cells)  # a separator that no cell and no search text contains
    return f"(({likes}) AND {CONTAINS}(:needle, {row}))"


def _pattern(text: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in text)
    return f"%{''.join(letter if letter.isascii() else '%' for letter in escaped)}%"


def contains_folded(needle: str, text: str) -> bool:
    """Whether a text contains a case-folded needle, whatever the text's case."""
    return needle in text.casefold()
