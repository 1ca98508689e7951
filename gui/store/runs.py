"""The runs of the workspace: made whole from a plan, and counted in SQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.fields import Field, Kind, Realm
from gui.leads.life import SAME_AS, RunState, SearchState
from gui.leads.lifetimes import KNOWN_DAYS, KnownDays
from gui.leads.problems import Problem, ProblemCode, SkipReason
from gui.leads.sentences import packed, say
from gui.store import moment
from gui.store.outside_text import storable
from gui.store.plans import plan, plan_count
from gui.store.plans.plan import KindCount, Question
from gui.store.run_counts import RunCounts, count_rows
from gui.store.run_record import NewRun, RunRecord, run_record, run_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gui.leads.credits import Credits
    from gui.leads.options import RunOptions
    from gui.store.database import Database

_LIST_CHANGED = say(
    "This list was changed since its price was shown. Nothing was sent. Look at the price again, then start."
)
__all__ = ["NewRun", "RunCounts", "RunRecord", "Runs"]
_ENDED = (RunState.FINISHED, RunState.STOPPED)


class Runs:
    """The runs, newest last on disk, newest first when listed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Asked for many times a second, and a million searches take a tenth of one to count.
        self._progress: dict[str, tuple[tuple[int, int], dict[Kind, dict[SearchState, int]]]] = {}

    def count(
        self,
        list_path: Path,
        realm: Realm,
        options: RunOptions,
        now: datetime,
        known_days: KnownDays = KNOWN_DAYS,
        mapping: Mapping[Field, int] | None = None,
    ) -> tuple[KindCount, ...]:
        """What becomes of a list's rows under these options, by kind looked for. Changes nothing."""
        question = Question(realm, options, now, known_days, mapping)
        database = self._database
        with plan.with_list(database, list_path), database.snapshot():
            return plan_count.count(database, question)

    def create(
        self,
        new: NewRun,
        list_path: Path,
        now: datetime,
        known_days: KnownDays = KNOWN_DAYS,
        mapping: Mapping[Field, int] | None = None,
    ) -> RunRecord:
        """Write a run down, with its rows and searches, planned as ``count`` counted them.

        Raises:
            UsageError: there are more searches than were priced: something was mended in the list since.
        """
        question = Question(new.realm, new.options, now, known_days, mapping)
        database = self._database
        with plan.with_list(database, list_path), database.transaction(), plan.worked_out(database, question):
            if new.searches is not None:
                _check_searches(plan.count(database), new.searches)
            database.run(_INSERT_RUN, run_values(new))
            database.run(_INSERT_SEARCHES, {"run": new.id})
            database.run(_INSERT_ROWS, {"run": new.id})
        return self.get(new.id)

    def is_taken(self, run_id: str) -> bool:
        """Whether a run has this id, or had it before it was erased."""
        return self._database.row("SELECT 1 FROM runs WHERE id = ?", (run_id,)) is not None

    def get(self, run_id: str) -> RunRecord:
        """A run by its id.

        Raises:
            UsageError: there is none.
        """
        row = self._database.row("SELECT * FROM runs WHERE id = ? AND erased_at IS NULL", (run_id,))
        if row is None:
            raise UsageError(
                say(
                    "There is no run {run_id}. Nothing was done. See the list of runs for their names.",
                    run_id=run_id,
                )
            )
        return run_record(row)

    def all(self) -> list[RunRecord]:
        """Every run, newest first."""
        return [
            run_record(row)
            for row in self._database.rows(f"SELECT * FROM runs WHERE erased_at IS NULL {_NEWEST_FIRST}")
        ]

    def made_between(self, realm: Realm, begins: datetime, ends: datetime) -> list[RunRecord]:
        """The runs of a realm made from one time on to before another, oldest first; without the erased."""
        values = (realm.value, moment.to_text(begins), moment.to_text(ends))
        return [run_record(row) for row in self._database.rows(_MADE_BETWEEN, values)]

    def unfinished(self) -> list[RunRecord]:
        """The runs that can go on, newest first."""
        ended = ", ".join(f"'{state.value}'" for state in _ENDED)
        sql = f"SELECT * FROM runs WHERE state NOT IN ({ended}) AND erased_at IS NULL {_NEWEST_FIRST}"
        return [run_record(row) for row in self._database.rows(sql)]

    def has_layout(self, list_id: str, realm: Realm) -> bool:
        """Whether any run of this realm worked on a list with the very columns of this one."""
        return bool(self._database.value(_HAS_LAYOUT, {"list": list_id, "realm": realm.value}))

    def set_state(self, run_id: str, state: RunState, message: str = "", now: datetime | None = None) -> None:
        """Say where a run stands, and why. Only an ended run has a time of its end."""
        ended = moment.to_text(now or datetime.now(UTC)) if state in _ENDED else None
        with self._database.transaction():
            counts = count_rows(self._database, run_id) if ended else None
            kept = counts.to_json() if counts and counts.is_final else None
            self._database.run(
                "UPDATE runs SET state = ?, message = ?, finished_at = ?, counts = ? WHERE id = ?",
                (state.value, storable(packed(message)), ended, kept, run_id),
            )

    def set_out(self, run_id: str, out: str | None) -> None:
        """Remember where the result is to be written."""
        with self._database.transaction():
            self._database.run("UPDATE runs SET out = ? WHERE id = ?", (out, run_id))

    def set_cap(self, run_id: str, cap: Credits | None) -> None:
        """Change the user's limit for the run."""
        with self._database.transaction():
            self._database.run(
                "UPDATE runs SET cap = ? WHERE id = ?", (None if cap is None else cap.quarters, run_id)
            )

    def set_account(self, run_id: str, account: str) -> None:
        """Say whose credits pay for what the run sends from now on."""
        with self._database.transaction():
            self._database.run("UPDATE runs SET account = ? WHERE id = ?", (account, run_id))

    def set_prices(self, run_id: str, prices: Mapping[Kind, Credits]) -> None:
        """Keep what one search holds as the user has now agreed to it."""
        text = json.dumps({kind.value: price.quarters for kind, price in prices.items()})
        with self._database.transaction():
            self._database.run("UPDATE runs SET prices = ? WHERE id = ?", (text, run_id))

    def counts(self, run_id: str) -> RunCounts:
        """Account for every row of a run."""
        kept = self._database.value("SELECT counts FROM runs WHERE id = ?", (run_id,))
        return count_rows(self._database, run_id) if kept is None else RunCounts.from_json(kept)

    def progress(self, run_id: str) -> dict[Kind, dict[SearchState, int]]:
        """The searches of a run by kind and state; a kind without searches is absent."""
        edition = self._database.edition
        if self._progress.get(run_id, (None,))[0] != edition:
            self._progress = {run_id: (edition, self._count_searches(run_id))}
        return {kind: dict(tally) for kind, tally in self._progress[run_id][1].items()}

    def _count_searches(self, run_id: str) -> dict[Kind, dict[SearchState, int]]:
        found: dict[Kind, dict[SearchState, int]] = {}
        for row in self._database.rows(_PROGRESS, (run_id,)):
            tally = found.setdefault(Kind(row["kind"]), dict.fromkeys(SearchState, 0))
            tally[SearchState(row["state"])] = row["n"]
        return found

    def answered_rows(self, run_id: str, batch_id: int) -> list[int]:
        """The rows of a run that a batch answers, duplicates of its searches included, ascending."""
        return [row["row"] for row in self._database.rows(_ANSWERED_ROWS, (batch_id, run_id))]

    def problems(self, run_id: str, limit: int = 1000) -> list[Problem]:
        """The first rows of a run that could not be looked up as they stand, in row order."""
        codes = ", ".join(f"'{code.value}'" for code in ProblemCode)
        sql = (
            f"SELECT row, kind, reason, field FROM run_rows WHERE run_id = ? AND reason IN ({codes}) "
            "AND field IS NOT NULL ORDER BY row, kind LIMIT ?"
        )
        return [
            Problem(row["row"], Kind(row["kind"]), ProblemCode(row["reason"]), Field(row["field"]))
            for row in self._database.rows(sql, (run_id, limit))
        ]

    def drop_unsent(self, run_id: str) -> int:
        """Give up what was not sent: those rows are skipped as stopped. Returns how many searches."""
        with self._database.transaction():
            self._database.run(_FORGET_COUNTS, {"run": run_id})
            self._database.run(_STOP_ROWS, {"run": run_id, "reason": SkipReason.STOPPED.value})
            return self._database.run(
                "DELETE FROM searches WHERE run_id = ? AND state = 'planned'", (run_id,)
            )


# In the order in which they were made, also when the clock was set back between them.
_NEWEST_FIRST = "ORDER BY rowid DESC"

_MADE_BETWEEN = """
SELECT * FROM runs WHERE realm = ? AND created_at >= ? AND created_at < ? AND erased_at IS NULL
ORDER BY created_at, rowid
"""

_HAS_LAYOUT = """
SELECT EXISTS (
    SELECT 1 FROM runs q JOIN lists other ON other.id = q.list_id
    WHERE q.realm = :realm AND other.headers = (SELECT headers FROM lists WHERE id = :list))
"""

_INSERT_RUN = """
INSERT INTO runs (id, list_id, realm, options, cap, state, file, out, rows, results_before, created_at,
    prices)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, (SELECT CAST(value AS INTEGER) FROM list.meta WHERE key = 'rows'),
    (SELECT IFNULL(MAX(id), 0) FROM results), ?, ?
"""

_INSERT_SEARCHES = f"""
INSERT INTO main.searches (run_id, kind, identity, params, state, row)
SELECT :run, p.kind, p.identity, p.params, 'planned', p.row FROM ({plan.PLAN}) p
WHERE p.role = 'search' ORDER BY p.row, p.kind
"""

_INSERT_ROWS = f"""
INSERT INTO main.run_rows (run_id, row, kind, role, reason, field, leader_row, search_id, result_id)
SELECT :run, p.row, p.kind, p.role, p.reason,
    CASE WHEN p.role = 'skipped' THEN p.field END,
    CASE WHEN p.reason = '{SAME_AS}' THEN p.leader_row END,
    CASE WHEN p.role IN ('search', 'duplicate') THEN IFNULL(p.search_id, s.id) END,
    CASE WHEN p.role = 'known' THEN p.result_id END
FROM ({plan.PLAN}) p
LEFT JOIN main.searches s ON s.run_id = :run AND s.kind = p.kind AND s.identity = p.identity
ORDER BY p.row, p.kind
"""

_PROGRESS = "SELECT kind, state, COUNT(*) AS n FROM searches WHERE run_id = ? GROUP BY kind, state"

_ANSWERED_ROWS = """
SELECT DISTINCT rr.row FROM searches s JOIN run_rows rr ON rr.search_id = s.id
WHERE s.batch_id = ? AND rr.run_id = ? ORDER BY rr.row
"""

_FORGET_COUNTS = """
UPDATE runs SET counts = NULL WHERE counts IS NOT NULL AND id IN (
    SELECT rr.run_id FROM searches s JOIN run_rows rr ON rr.search_id = s.id
    WHERE s.run_id = :run AND s.state = 'planned')
"""

# Rows of other runs that waited for one of these searches are told as well.
_STOP_ROWS = """
UPDATE run_rows SET role = 'skipped', reason = :reason, leader_row = NULL, search_id = NULL
WHERE search_id IN (SELECT id FROM searches WHERE run_id = :run AND state = 'planned')
"""


def _check_searches(counts: Iterable[KindCount], priced: Mapping[Kind, int]) -> None:
    if any(count.look_up > priced.get(count.kind, 0) for count in counts):
        raise UsageError(_LIST_CHANGED)
