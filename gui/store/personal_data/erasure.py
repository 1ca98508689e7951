"""Forgets people for good: their names, addresses and numbers, but not what they cost.

What is deleted is overwritten. Nothing is erased that Enrow may still answer: what was paid for must arrive.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.problems import SkipReason
from gui.leads.sentences import say
from gui.store import moment
from gui.store.personal_data import bodies
from gui.store.personal_data.facts import facts_about
from gui.store.personal_data.list_traces import forget_headers
from gui.store.personal_data.outdated import find_outdated, forget_lists, note_look
from gui.store.personal_data.rewriting import make_up, overwriting, rebuild
from gui.store.personal_data.traces import find_traces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from gui.leads.whom import Whom
    from gui.store.database import Database
    from gui.store.personal_data.facts import Facts
    from gui.store.personal_data.outdated import Keeping, Outdated
    from gui.store.personal_data.traces import Traces


class Erasure:
    """Erases a person, a run, or everything."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, whom: Whom, lists: Sequence[Path], *, to_erase: bool = True) -> Traces:
        """Where a person is, in the workspace and in the working copies of lists.

        Raises:
            UsageError: nobody can be told by that, or the person is being looked up right now and is
                to be erased.
        """
        traces = find_traces(self._database, lists, whom)
        if to_erase:
            self._refuse_on_its_way(traces)
        return traces

    def facts(self, traces: Traces) -> Facts:
        """All that is known of a person."""
        return facts_about(self._database, traces)

    def how_many(self, traces: Traces) -> int:
        """How many answers, and searches without one, are about a person."""
        values = {
            "identities": json.dumps(sorted(traces.identities)),
            "addresses": json.dumps([text for text in traces.texts if "@" in text]),
        }
        self._select("erased_results", _RESULTS_OF_PERSON, values)
        self._select("erased_searches", _SEARCHES_OF_PERSON, values)
        return int(self._database.value(_HOW_MANY))

    def person(self, traces: Traces) -> int:
        """Forget a person: answers, searches, and their part of the requests and answers that were kept.

        Returns:
            How many answers and searches were forgotten. The working copies of lists are not touched.

        Raises:
            UsageError: the person is being looked up right now.
        """
        values = {"identities": json.dumps(sorted(traces.identities)), "stopped": SkipReason.STOPPED.value}
        values["addresses"] = json.dumps([text for text in traces.texts if "@" in text])
        with self._forgetting():
            self._refuse_on_its_way(traces)
            self._select("erased_results", _RESULTS_OF_PERSON, values)
            self._select("erased_searches", _SEARCHES_OF_PERSON, values)
            number = int(self._database.value(_HOW_MANY))
            searches = [row["id"] for row in self._database.rows("SELECT id FROM temp.erased_searches")]
            bodies.take_out(self._database, bodies.Forgetting(searches, traces.identities, traces.texts))
            bodies.forget_messages(self._database, traces.texts)
            forget_headers(self._database, traces.texts)
            for statement in _FORGET_PERSON:
                self._database.run(statement, values)
            self._forget_results()
        return number

    def _refuse_on_its_way(self, traces: Traces) -> None:
        if self._database.value(_ON_ITS_WAY, {"identities": json.dumps(sorted(traces.identities))}):
            raise UsageError(
                say(
                    "This person is being looked up right now. Nothing was erased."
                    " Erase again when the run has ended."
                )
            )

    def run(self, run_id: str, now: datetime) -> None:
        """Forget a run with all its rows and answers. Its cost stays in the books.

        Raises:
            UsageError: there is no such run, or something of it is still on its way or in doubt.
        """
        with self._forgetting():
            if not self._database.value("SELECT 1 FROM runs WHERE id = ? AND erased_at IS NULL", (run_id,)):
                raise UsageError(say("There is no run {run}. Nothing was erased.", run=run_id))
            self._refuse_open("SELECT 1 FROM batches WHERE run_id = ? AND state IN ", (run_id,))
            self._forget_runs((run_id,), now)
            self._select("erased_results", "SELECT id FROM results WHERE batch_id IN temp.erased_batches", {})
            self._forget_results()

    def find_outdated(self, keeping: Keeping) -> Outdated:
        """What ``outdated`` would forget. Changes nothing."""
        return find_outdated(self._database, keeping)

    def note_look(self, now: datetime) -> bool:
        """Note that it is looked for what is old; whether the clock can be believed by now."""
        return note_look(self._database, now)

    def make_up(self) -> None:
        """Close the gaps that an erasing which was cut off has left; waits for nobody."""
        make_up(self._database)

    def outdated(self, keeping: Keeping, runs: Collection[str], now: datetime) -> Outdated:
        """Forget what is older than the user wants it kept, but for answers that younger runs show.

        Args:
            keeping: what is old.
            runs: the ids of those that nobody else can work on now; no others are forgotten.
            now: the time that is written down.

        Returns:
            What was forgotten. The working copies of lists are not touched.
        """
        with self._forgetting():
            found = find_outdated(self._database, keeping, runs)
            self._forget_runs(found.runs, now)
            self._select("erased_results", _NEEDED_NO_MORE, {})
            self._forget_results()
            forget_lists(self._database, found.lists)
        return found

    def _forget_runs(self, runs: Collection[str], now: datetime) -> None:
        values = {"now": moment.to_text(now), "stopped": SkipReason.STOPPED.value}
        self._database.run("DROP TABLE IF EXISTS temp.erased_runs")
        self._database.run("CREATE TEMP TABLE erased_runs (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._database.run(
            "INSERT INTO temp.erased_runs SELECT value FROM json_each(?)", (json.dumps(list(runs)),)
        )
        self._select("erased_batches", "SELECT id FROM batches WHERE run_id IN temp.erased_runs", {})
        for statement in _FORGET_RUNS:
            self._database.run(statement, values)
        self._forget_bodies()

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
        try:
            with overwriting(self._database), self._database.transaction():
                yield
            rebuild(self._database)
        finally:
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


_THESE = "IN (SELECT value FROM json_each(:identities))"
_RESULTS_OF_PERSON = f"""
SELECT id FROM results
WHERE realm IN ('live', 'sandbox') AND kind IN ('email', 'phone', 'verify') AND identity {_THESE}
UNION SELECT id FROM results
WHERE value <> '' AND value COLLATE NOCASE IN (SELECT value FROM json_each(:addresses))
"""
_SEARCHES_OF_PERSON = f"SELECT id FROM searches WHERE identity {_THESE}"
_ON_ITS_WAY = f"SELECT 1 FROM searches WHERE state IN ('sent', 'in_doubt') AND identity {_THESE}"
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
_FORGET_RUNS = (
    """UPDATE runs SET counts = NULL WHERE counts IS NOT NULL AND id IN (
        SELECT rr.run_id FROM searches s JOIN run_rows rr ON rr.search_id = s.id
        WHERE s.run_id IN temp.erased_runs)""",
    """UPDATE run_rows SET role = 'skipped', reason = :stopped, leader_row = NULL, search_id = NULL
    WHERE run_id NOT IN temp.erased_runs AND search_id IN (
        SELECT id FROM searches WHERE run_id IN temp.erased_runs AND state IN ('planned', 'failed'))""",
    """UPDATE run_rows SET search_id = NULL
    WHERE run_id NOT IN temp.erased_runs AND search_id IN (
        SELECT id FROM searches WHERE run_id IN temp.erased_runs)""",
    "DELETE FROM run_rows WHERE run_id IN temp.erased_runs",
    "DELETE FROM searches WHERE run_id IN temp.erased_runs",
    """UPDATE runs SET erased_at = :now, file = '', out = NULL, message = '', counts = NULL
    WHERE id IN temp.erased_runs""",
)

# Of all runs that were erased so far; what younger runs show of them goes with the last of these.
_NEEDED_NO_MORE = """
SELECT id FROM results
WHERE batch_id IN (SELECT b.id FROM batches b JOIN runs r ON r.id = b.run_id WHERE r.erased_at IS NOT NULL)
    AND id NOT IN (SELECT result_id FROM run_rows WHERE result_id IS NOT NULL
        UNION SELECT result_id FROM searches WHERE result_id IS NOT NULL)
"""

_TABLES = (
    "ledger",
    "usage_slots",
    "differences",
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
    "never",
    "retention_looks",
)
