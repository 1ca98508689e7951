"""The rows behind a price: read from the very plan that is counted and written down."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.life import SAME_AS, Role
from gui.leads.verdict import PlannedAnswer
from gui.store.plans import plan
from gui.store.plans.planned_search import PlannedSearch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.leads.verdict import Verdict
    from gui.store.database import Database
    from gui.store.plans.plan import Question


@dataclass(slots=True)
class _OfKind:
    """For one kind of search: row numbers in order, and beside each its reason's place and its leader."""

    rows: array[int] = field(default_factory=lambda: array("q"))
    reasons: array[int] = field(default_factory=lambda: array("l"))
    leaders: array[int] = field(default_factory=lambda: array("q"))


class PlannedRows:
    """All rows of which one thing is said; arrays, since there may be a million of them.

    Attributes:
        rows: their numbers, each once, in the order of the sheet.
        verdict: what is said.
    """

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.rows: array[int] = array("q")
        self._kinds: dict[Kind, _OfKind] = {}
        self._reasons: list[str] = [""]

    def add(self, row: int, kind: Kind, reason: str | None, leader: int | None) -> None:
        """Take one line of the plan; they come in the order of rows."""
        if not self.rows or self.rows[-1] != row:
            self.rows.append(row)
        mine = self._kinds.setdefault(kind, _OfKind())
        text = reason or ""
        if text not in self._reasons:
            self._reasons.append(text)
        mine.rows.append(row)
        mine.reasons.append(self._reasons.index(text))
        mine.leaders.append(leader if reason == SAME_AS and leader is not None else -1)

    def answer(self, row: int, kind: Kind) -> PlannedAnswer | None:
        """What is said of a row for a kind of search, if it is this."""
        mine = self._kinds.get(kind)
        if mine is None:
            return None
        at = bisect_left(mine.rows, row)
        if at == len(mine.rows) or mine.rows[at] != row:
            return None
        leader = mine.leaders[at]
        reason = self._reasons[mine.reasons[at]]
        return PlannedAnswer(self.verdict.role, reason, None if leader < 0 else leader)


class PlanRows:
    """Asks plans about single rows. Changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def behind(self, list_path: Path, question: Question, verdict: Verdict) -> PlannedRows:
        """The rows that a line of the price counted.

        Raises:
            UsageError: the list was worked out by other columns than the question's.
        """
        found = PlannedRows(verdict)
        database = self._database
        kinds = {kind.value: kind for kind in Kind if verdict.kind in {None, kind}}
        values = {
            "role": verdict.role.value,
            "reason": verdict.reason,
            "kinds": json.dumps(list(kinds)),
        }
        with plan.with_list(database, list_path), database.snapshot(), plan.worked_out(database, question):
            for row, kind, reason, leader in database.stream(_BEHIND, values):
                found.add(row, kinds[kind], reason, leader)
        return found

    def first_searches(
        self, list_path: Path, question: Question, limit: int
    ) -> dict[Kind, list[PlannedSearch]]:
        """The first searches of each kind that would be sent, in the order in which they are.

        They have no number yet: that is given when the run is written down.
        """
        database = self._database
        with plan.with_list(database, list_path), database.snapshot(), plan.worked_out(database, question):
            return {
                kind: [
                    PlannedSearch(0, json.loads(params), row)
                    for row, params in database.stream(_FIRST, {"kind": kind.value, "limit": limit})
                ]
                for kind in Kind
                if kind in question.options.kinds
            }

    def rows_of(self, search_ids: Sequence[int]) -> dict[int, int]:
        """For which row of its list each search was asked."""
        sql = "SELECT id, row FROM searches WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._database.stream(sql, (json.dumps(list(search_ids)),)))

    def rows_about(self, run_id: str, kind: Kind, identities: Sequence[str]) -> dict[str, int]:
        """For which row of its list a run asked about each of these."""
        sql = (
            "SELECT identity, row FROM searches WHERE run_id = ? AND kind = ? "
            "AND identity IN (SELECT value FROM json_each(?))"
        )
        return dict(self._database.stream(sql, (run_id, kind.value, json.dumps(list(identities)))))


_BEHIND = f"""
SELECT row, kind, reason, leader_row FROM ({plan.PLAN})
WHERE role = :role AND (:reason = '' OR reason = :reason)
    AND kind IN (SELECT value FROM json_each(:kinds))
ORDER BY row, kind
"""
_FIRST = f"""
SELECT row, params FROM ({plan.PLAN}) WHERE role = '{Role.SEARCH.value}' AND kind = :kind
ORDER BY row LIMIT :limit
"""
