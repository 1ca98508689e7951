"""What is older than the user wants it kept: ended runs, and lists that no run needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from gui.store import moment
from gui.store.lists import NEVER_OPENED

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from gui.store.database import Database


@dataclass(frozen=True, slots=True)
class Outdated:
    """What is to be forgotten, or was.

    Attributes:
        runs: their ids.
        lists: the ids of lists, whose working copies go with them.
    """

    runs: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.runs or self.lists)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What stays, whatever its age.

    Attributes:
        before: what ended, or was opened last, before this is old; in UTC.
        lists: the ids of lists that are in use, with the runs over them.
        touched: the ids of lists whose working copies were written since.
    """

    before: datetime
    lists: Collection[str] = ()
    touched: Collection[str] = ()


def find_outdated(database: Database, keeping: Keeping, among: Collection[str] | None = None) -> Outdated:
    """What is old and over, of all runs or among some.

    A run whose searches another one shares stays as long as that one.
    """
    values = {
        "before": moment.to_text(keeping.before),
        "kept": json.dumps(sorted(keeping.lists)),
        "touched": json.dumps(sorted(keeping.touched)),
    }
    old = (row["id"] for row in database.rows(_OLD_RUNS, values))
    runs = tuple(run for run in old if among is None or run in among)
    lists = database.rows(_OLD_LISTS, values | {"runs": json.dumps(runs)})
    return Outdated(runs, tuple(row["id"] for row in lists))


def forget_lists(database: Database, lists: Collection[str]) -> None:
    """Forget lists; of one that erased runs refer to, all but its id. Part of the caller's transaction."""
    values = {"lists": json.dumps(sorted(lists)), "never": moment.to_text(NEVER_OPENED)}
    for statement in _FORGET_LISTS:
        database.run(statement, values)


def note_look(database: Database, now: datetime) -> bool:
    """Note that it was looked for what is old; whether the clock can be believed by now.

    A clock that is wrong for a while must not delete what was paid for: looks have to follow each other for
    a day, none of them far from the one before.
    """
    row = database.row("SELECT first, last FROM retention_looks")
    first = last = now
    if row is not None:
        before = moment.from_text(row["last"])
        if timedelta() <= now - before <= _FAR:
            first = moment.from_text(row["first"])
    with database.transaction():
        database.run("DELETE FROM retention_looks")
        database.run(
            "INSERT INTO retention_looks VALUES (1, ?, ?)", (moment.to_text(first), moment.to_text(last))
        )
    return now - first >= _LONG_ENOUGH


_FAR, _LONG_ENOUGH = timedelta(days=100), timedelta(days=1)
_THESE_RUNS = "(SELECT value FROM json_each(:runs))"
_OLD_RUNS = """
SELECT r.id FROM runs r
WHERE r.erased_at IS NULL AND r.state IN ('finished', 'stopped') AND r.finished_at < :before
    AND r.list_id NOT IN (SELECT value FROM json_each(:kept))
    AND NOT EXISTS (SELECT 1 FROM batches b
        WHERE b.run_id = r.id AND b.state IN ('sending', 'accepted', 'in_doubt'))
    AND NOT EXISTS (SELECT 1 FROM searches s JOIN run_rows rr ON rr.search_id = s.id
        WHERE s.run_id = r.id AND rr.run_id <> r.id)
ORDER BY r.id
"""
_OLD_LISTS = f"""
SELECT l.id FROM lists l
WHERE l.opened_at < :before AND l.path <> ''
    AND l.id NOT IN (SELECT value FROM json_each(:kept))
    AND l.id NOT IN (SELECT value FROM json_each(:touched))
    AND NOT EXISTS (SELECT 1 FROM runs r
        WHERE r.list_id = l.id AND r.erased_at IS NULL AND r.id NOT IN {_THESE_RUNS})
ORDER BY l.id
"""
_FORGET_LISTS = (
    """DELETE FROM lists WHERE id IN (SELECT value FROM json_each(:lists))
        AND id NOT IN (SELECT list_id FROM runs)""",
    """UPDATE lists SET path = '', sheet = NULL, fingerprint = '', headers = '[]', mapping = '{}',
        opened_at = :never
    WHERE id IN (SELECT value FROM json_each(:lists))""",
)
