"""Everything the workspace knows about a person, as plain facts that anybody can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gui.store.list_files.list_reader import ListReader
from gui.store.plans import never

if TYPE_CHECKING:
    from gui.store.database import Database
    from gui.store.personal_data.list_traces import ListTraces
    from gui.store.personal_data.traces import Traces

Facts = dict[str, Any]


def facts_about(database: Database, traces: Traces) -> Facts:
    """What was found, what was asked and sent, and what stands in lists."""
    these = {
        "identities": json.dumps(sorted(traces.identities)),
        "addresses": json.dumps([text for text in traces.texts if "@" in text]),
    }
    files = {row["id"]: row["path"] for row in database.rows("SELECT id, path FROM lists")}
    unwanted = never.load(database)
    return {
        "answers": [_answer(dict(row)) for row in database.rows(_ANSWERS, these)],
        "searches": [_search(dict(row)) for row in database.rows(_SEARCHES, these)],
        "lists": [_in_list(each, files.get(each.path.stem, "")) for each in traces.lists],
        "never_to_look_up": any(unwanted.covers(identity) for identity in traces.identities),
    }


def _answer(row: Facts) -> Facts:
    return row | {"detail": json.loads(row["detail"])}


def _search(row: Facts) -> Facts:
    fields = json.loads(row.pop("params"))
    return row | {"sent" if row["sent_at"] else "to_be_sent": fields}


def _in_list(traces: ListTraces, file: str) -> Facts:
    reader = ListReader(traces.path)
    try:
        cells = reader.rows(sorted({*traces.rows, *traces.cells}))
        about = [{"row": row, "cells": _named(reader, cells[row])} for row in sorted(traces.rows)]
        beside = [
            {"row": row, "cells": [cells[row][column] for column in columns]}
            for row, columns in sorted(traces.cells.items())
        ]
    finally:
        reader.close()
    headers = list(traces.headers) if traces.named_in_headers else []
    return {"file": file, "rows": about, "named_in_other_rows": beside, "named_in_headers": headers}


def _named(reader: ListReader, cells: tuple[str, ...]) -> list[dict[str, str]]:
    """A row's cells under their columns' names, of which several may be the same."""
    return [
        {"column": header, "value": value}
        for header, value in zip(reader.headers, cells, strict=True)
        if value
    ]


_THESE = "IN (SELECT value FROM json_each(:identities))"
_ANSWERS = f"""
SELECT r.realm, r.kind, r.state, r.value, r.verdict, r.country, r.detail, r.answered_at,
    b.run_id AS run, q.file AS list
FROM results r LEFT JOIN batches b ON b.id = r.batch_id LEFT JOIN runs q ON q.id = b.run_id
WHERE r.identity {_THESE}
    OR (r.value <> '' AND r.value COLLATE NOCASE IN (SELECT value FROM json_each(:addresses)))
ORDER BY r.id"""
_SEARCHES = f"""
SELECT q.realm, s.kind, s.state, s.params, s.run_id AS run, q.file AS list, s.row,
    b.created_at AS sent_at
FROM searches s JOIN runs q ON q.id = s.run_id LEFT JOIN batches b ON b.id = s.batch_id
WHERE s.identity {_THESE} ORDER BY s.id"""
