"""A workspace that has lain there for a while."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from gui.runs.clock import utc_now
from gui.store import moment

if TYPE_CHECKING:
    from pathlib import Path


def age(home: Path, days: int, run_id: str | None = None) -> None:
    """All lists and runs, or one run alone, as if they had been used so many days ago."""
    now = utc_now()
    then, looked = (moment.to_text(now - timedelta(days=each)) for each in (days, 2))
    for path in (*(home / "lists").glob("*.db"), *(home / "pasted").glob("*")):
        os.utime(path, ((now - timedelta(days=days)).timestamp(),) * 2)
    with closing(sqlite3.connect(home / "workspace.db")) as database, database:
        # Else nobody believes the clock yet.
        database.execute(
            "INSERT OR REPLACE INTO retention_looks VALUES (1, ?, ?)", (looked, moment.to_text(now))
        )
        if run_id is None:
            database.execute("UPDATE lists SET opened_at = ?", (then,))
        database.execute(
            "UPDATE runs SET finished_at = :then WHERE finished_at IS NOT NULL AND id = IFNULL(:run, id)",
            {"then": then, "run": run_id},
        )
