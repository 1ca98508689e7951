"""Matches searches once more just before they are sent: another run may have bought the answer since.

Or the user may have said meanwhile that somebody is never to be looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.life import IN_FLIGHT, Role
from gui.leads.problems import SkipReason
from gui.store.plans import never

if TYPE_CHECKING:
    import sqlite3

    from gui.leads.fields import Kind
    from gui.store.database import Database


def take_out_answered(database: Database, run_id: str, kind: Kind, limit: int) -> list[sqlite3.Row]:
    """The next planned searches in row order that are neither answered nor on their way elsewhere.

    The others are taken out of the run on the way: their rows become known, or duplicates; those of people
    never to look up are skipped. Part of the caller's transaction.
    """
    unwanted = never.load(database)
    while True:
        rows = database.rows(_NEXT, {"run": run_id, "kind": kind.value, "limit": limit})
        people = never.covered(database, unwanted, [row["identity"] for row in rows]) if unwanted else set()
        if people:
            for row in rows:
                if row["identity"] in people:
                    _leave_out(database, row)
            continue
        shared = [row for row in rows if row["result_id"] is not None or row["other_id"] is not None]
        if not shared:
            return rows
        for row in shared:
            _share(database, row)


def _leave_out(database: Database, row: sqlite3.Row) -> None:
    database.run(_FORGET_COUNTS, (row["id"],))
    database.run(_TO_SKIPPED, (Role.SKIPPED.value, SkipReason.NEVER.value, row["id"]))
    database.run("DELETE FROM searches WHERE id = ?", (row["id"],))


def _share(database: Database, row: sqlite3.Row) -> None:
    database.run(_FORGET_COUNTS, (row["id"],))
    if row["result_id"] is not None:
        database.run(_TO_KNOWN, (Role.KNOWN.value, row["result_id"], row["id"]))
    else:
        database.run(_TO_DUPLICATE, (Role.DUPLICATE.value, IN_FLIGHT, row["other_id"], row["id"]))
    database.run("DELETE FROM searches WHERE id = ?", (row["id"],))


# An answer newer than the run is used even when the user chose to ask again: it is the one they asked for.
_NEXT = """
SELECT s.id, s.params, s.row, s.identity,
    (SELECT r.id FROM results r
     WHERE r.realm = q.realm AND r.kind = s.kind AND r.identity = s.identity AND r.id > q.results_before
     ORDER BY r.answered_at DESC, r.id DESC LIMIT 1) AS result_id,
    (SELECT MIN(o.id) FROM searches o JOIN runs p ON p.id = o.run_id
     WHERE o.kind = s.kind AND o.identity = s.identity AND o.state IN ('sent', 'in_doubt')
        AND p.realm = q.realm) AS other_id
FROM searches s JOIN runs q ON q.id = s.run_id
WHERE s.run_id = :run AND s.kind = :kind AND s.state = 'planned'
ORDER BY s.row LIMIT :limit
"""

# Rows of an ended run may share the search too.
_FORGET_COUNTS = """
UPDATE runs SET counts = NULL
WHERE counts IS NOT NULL AND id IN (SELECT run_id FROM run_rows WHERE search_id = ?)
"""

_TO_KNOWN = """
UPDATE run_rows SET role = ?, reason = NULL, leader_row = NULL, search_id = NULL, result_id = ?
WHERE search_id = ?
"""

_TO_DUPLICATE = """
UPDATE run_rows SET role = ?, reason = ?, leader_row = NULL, search_id = ? WHERE search_id = ?
"""

_TO_SKIPPED = """
UPDATE run_rows SET role = ?, reason = ?, leader_row = NULL, search_id = NULL, result_id = NULL
WHERE search_id = ?
"""
