"""Every row of a run, accounted for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.life import STATUS_ORDER, Status
from gui.store.status_sql import ranked_rows_sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.store.database import Database


@dataclass(frozen=True, slots=True)
class RunCounts:
    """The rows of a run by what is said of them.

    Attributes:
        rows: the sum of ``by_row``.
        by_row: rows by the least finished of their searches; every status has a number.
        searches: for each kind looked for, rows by their status for that kind alone.
    """

    rows: int
    by_row: Mapping[Status, int]
    searches: Mapping[Kind, Mapping[Status, int]]

    @property
    def is_final(self) -> bool:
        """Whether no row can change any more, by this run or by another one whose search it shares."""
        return not (self.by_row[Status.WAITING] or self.by_row[Status.IN_DOUBT])

    def to_json(self) -> str:
        """Write the counts down."""
        return json.dumps(
            {"by_row": self.by_row, "searches": {kind: dict(tally) for kind, tally in self.searches.items()}}
        )

    @classmethod
    def from_json(cls, text: str) -> RunCounts:
        """Read what ``to_json`` wrote."""
        read = json.loads(text)
        return cls.of(read["by_row"], {Kind(kind): tally for kind, tally in read["searches"].items()})

    @classmethod
    def of(cls, by_row: Mapping[str, int], searches: Mapping[Kind, Mapping[str, int]]) -> RunCounts:
        """Counts from numbers by status name; a status without a number has 0."""
        return cls(
            sum(by_row.values()),
            _complete(by_row),
            {kind: _complete(tally) for kind, tally in searches.items()},
        )


def count_rows(database: Database, run_id: str) -> RunCounts:
    """Count the rows of a run, in SQL."""
    by_row = {STATUS_ORDER[row["rank"]]: row["n"] for row in database.rows(_BY_ROW, {"run": run_id})}
    searches: dict[Kind, dict[str, int]] = {}
    for row in database.rows(_BY_KIND, {"run": run_id}):
        searches.setdefault(Kind(row["kind"]), {})[STATUS_ORDER[row["rank"]]] = row["n"]
    return RunCounts.of(by_row, searches)


def _complete(tally: Mapping[str, int]) -> dict[Status, int]:
    return {status: tally.get(status, 0) for status in STATUS_ORDER}


_BY_ROW = f"""
SELECT rank, COUNT(*) AS n
FROM (SELECT MIN(rank) AS rank FROM ({ranked_rows_sql()}) GROUP BY row) GROUP BY rank
"""
_BY_KIND = f"SELECT kind, rank, COUNT(*) AS n FROM ({ranked_rows_sql()}) GROUP BY kind, rank"
