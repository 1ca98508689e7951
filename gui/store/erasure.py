"""Forgets people for good: their names, addresses and numbers, but not what they cost.

What is deleted is overwritten. Nothing is erased that Enrow may still answer: what was paid for must arrive.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.problems import SkipReason
from gui.leads.sentences import say
from gui.store import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from gui.store.database import Database


class Erasure:
    """Erases a person, a run, or everything."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def email(self, address: str) -> int:
        """Forget everybody with an address: answers, searches, and the requests and answers they were in.

        Returns:
            How many answers and searches were forgotten. The working copies of lists are not touched.

        Raises:
            UsageError: the address is being looked up right now.
        """
        values = {"address": address.strip(), "stopped": SkipReason.STOPPED.value}
        with self._forgetting():
            self._select(
                "erased_results", "SELECT id FROM results WHERE value = :address COLLATE NOCASE", values
            )
            self._select("erased_searches", _SEARCHES_OF_ADDRESS, values)
            if self._database.value(_ANY_ON_ITS_WAY):
                raise UsageError(
                    say("This address is being looked up right now. Erase it when the run has ended.")
                )
            number = int(self._database.value(_HOW_MANY))
            self._select("erased_batches", _BATCHES_OF_ERASED, {})
            for statement in _FORGET_PERSON:
                self._database.run(statement, values)
            self._forget_bodies()
            self._forget_results()
        return number

    def run(self, run_id: str, now: datetime) -> None:
        """Forget a run with all its rows and answers. Its cost stays in the books.

        Raises:
            UsageError: there is no such run, or something of it is still on its way or in doubt.
        """
        values = {"run": run_id, "now": moment.to_text(now), "stopped": SkipReason.STOPPED.value}
        with self._forgetting():
            if not self._database.value("SELECT 1 FROM runs WHERE id = ? AND erased_at IS NULL", (run_id,)):
                raise UsageError(say("There is no run {run}. Nothing was erased.", run=run_id))
            self._refuse_open("SELECT 1 FROM batches WHERE run_id = ? AND state IN ", (run_id,))
            self._select("erased_batches", "SELECT id FROM batches WHERE run_id = :run", values)
            self._select("erased_results", "SELECT id FROM results WHERE batch_id IN temp.erased_batches", {})
            for statement in _FORGET_RUN:
                self._database.run(statement, values)
            self._forget_bodies()
            self._forget_results()

    def everything(self) -> None:
        """Forget all of it, the books included.

        Raises:
            UsageError: something is still on its way or in doubt.
        """
        with self._forgetting():
            self._refuse_open("SELECT 1 FROM batches WHERE state IN ", ())
            for table in _TABLES:
                self._database.run(f"DELETE FROM {table}")

    def _refuse_open(self, sql: str, values: tuple[str, ...]) -> None:
        if self._database.value(f"{sql} ('sending', 'accepted', 'in_doubt')", values):
            raise UsageError(
                say(
                    "Searches are still on their way or in doubt. Nothing was erased. "
                    "Wait for them, or decide about them, then erase again."
                )
            )

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        # References are cleared here, many at a time; SQLite would look for them row by row.
        self._database.run("PRAGMA foreign_keys = OFF")
        self._database.value("PRAGMA secure_delete = ON")
        try:
            with self._database.transaction():
                yield
            self._database.row("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._database.value("PRAGMA secure_delete = OFF")
            self._database.run("PRAGMA foreign_keys = ON")

    def _select(self, name: str, sql: str, values: Mapping[str, str]) -> None:
        self._database.run(f"DROP TABLE IF EXISTS temp.{name}")
        self._database.run(f"CREATE TEMP TABLE {name} (id INTEGER PRIMARY KEY)")
        self._database.run(f"INSERT OR IGNORE INTO temp.{name} {sql}", values)

    def _forget_bodies(self) -> None:
        self._database.run("DELETE FROM raw_answers WHERE batch_id IN temp.erased_batches")
        self._database.run("UPDATE batches SET request = x'' WHERE id IN temp.erased_batches")

    def _forget_results(self) -> None:
        for table in ("searches", "run_rows"):
            self._database.run(f"UPDATE {table} SET result_id = NULL WHERE result_id IN temp.erased_results")
        self._database.run("DELETE FROM results WHERE id IN temp.erased_results")


_SEARCHES_OF_ADDRESS = """
SELECT id FROM searches WHERE result_id IN temp.erased_results
UNION SELECT id FROM searches
WHERE kind = 'verify' AND json_extract(params, '$.email') = :address COLLATE NOCASE
"""
_ANY_ON_ITS_WAY = """
SELECT 1 FROM searches WHERE id IN temp.erased_searches AND state IN ('sent', 'in_doubt')
"""
_BATCHES_OF_ERASED = """
SELECT batch_id FROM searches WHERE id IN temp.erased_searches AND batch_id IS NOT NULL
"""
_HOW_MANY = """
SELECT (SELECT COUNT(*) FROM temp.erased_results)
    + (SELECT COUNT(*) FROM searches WHERE id IN temp.erased_searches AND result_id IS NULL)
"""

_FORGET_PERSON = (
    """UPDATE runs SET counts = NULL WHERE counts IS NOT NULL AND id IN (
        SELECT run_id FROM run_rows WHERE search_id IN temp.erased_searches)""",
    """UPDATE run_rows SET role = 'skipped', reason = :stopped, leader_row = NULL, search_id = NULL
    WHERE search_id IN (SELECT id FROM searches WHERE id IN temp.erased_searches AND state = 'planned')""",
    "DELETE FROM searches WHERE id IN temp.erased_searches AND state = 'planned'",
    "UPDATE searches SET identity = 'erased|' || id, params = '{}' WHERE id IN temp.erased_searches",
)

# Rows of other runs that shared a search without an answer never get one; the others had theirs.
_FORGET_RUN = (
    """UPDATE runs SET counts = NULL WHERE counts IS NOT NULL AND id IN (
        SELECT rr.run_id FROM searches s JOIN run_rows rr ON rr.search_id = s.id WHERE s.run_id = :run)""",
    """UPDATE run_rows SET role = 'skipped', reason = :stopped, leader_row = NULL, search_id = NULL
    WHERE run_id <> :run AND search_id IN (
        SELECT id FROM searches WHERE run_id = :run AND state IN ('planned', 'failed'))""",
    """UPDATE run_rows SET search_id = NULL
    WHERE run_id <> :run AND search_id IN (SELECT id FROM searches WHERE run_id = :run)""",
    "DELETE FROM run_rows WHERE run_id = :run",
    "DELETE FROM searches WHERE run_id = :run",
    "UPDATE runs SET erased_at = :now, file = '', out = NULL, message = '', counts = NULL WHERE id = :run",
)

_TABLES = (
    "ledger",
    "usage_slots",
    "balances",
    "balance_readings",
    "raw_answers",
    "run_rows",
    "searches",
    "results",
    "batches",
    "runs",
    "lists",
    "layouts",
)
