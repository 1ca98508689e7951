"""Sums of the ledger by kind, for stretches of time and for runs, from its quarters of an hour."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.usage import KindUsage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from gui.leads.fields import Realm
    from gui.store.database import Database

_SLOT_S = 15 * 60


class Sums:
    """Reads ``usage_slots``. Times are whole quarters of an hour, as the beginnings of days are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_span(
        self, realm: Realm, spans: Sequence[tuple[datetime, datetime]]
    ) -> dict[tuple[int, Kind], KindUsage]:
        """What happened from one time to before another one, by the number of the span and the kind."""
        slots = [(_slot(begins), _slot(ends)) for begins, ends in spans]
        rows = self._database.rows(_BY_SPAN, {"realm": realm.value, "spans": json.dumps(slots)})
        return {(row["span"], Kind(row["kind"])): _usage(row) for row in rows}

    def by_run(self, realm: Realm, begins: datetime, ends: datetime) -> dict[str, KindUsage]:
        """What happened from one time to before another one, by run."""
        values = {"realm": realm.value, "begins": _slot(begins), "ends": _slot(ends)}
        return {row["run_id"]: _usage(row) for row in self._database.rows(_BY_RUN, values)}


def _slot(moment: datetime) -> int:
    return int(moment.timestamp()) // _SLOT_S


def _usage(row: sqlite3.Row) -> KindUsage:
    return KindUsage(
        row["searches"],
        row["answered"],
        row["found"],
        Credits(row["held"]),
        Credits(row["refunded"]),
        Credits(row["paid"]),
    )


_COLUMNS = ", ".join(
    f"SUM(u.{name}) AS {name}" for name in ("searches", "answered", "found", "held", "refunded", "paid")
)

_BY_SPAN = f"""
WITH spans AS (
    SELECT key AS span, json_extract(value, '$[0]') AS begins, json_extract(value, '$[1]') AS ends
    FROM json_each(:spans))
SELECT s.span, u.kind, {_COLUMNS}
FROM spans s CROSS JOIN usage_slots u ON u.realm = :realm AND u.slot >= s.begins AND u.slot < s.ends
GROUP BY s.span, u.kind
"""

_BY_RUN = f"""
SELECT u.run_id, {_COLUMNS} FROM usage_slots u
WHERE u.realm = :realm AND u.slot >= :begins AND u.slot < :ends GROUP BY u.run_id
"""
