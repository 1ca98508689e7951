"""The one home of the question "what becomes of this row?": searched, shared, known or left out, in SQL.

Pricing counts the plan, creating a run writes it down; both read the same rows: what was shown is done.
For each row and kind of search, the first of these that holds decides:

1. its cell is filled, and only empty cells are looked up: skipped;
2. the row has a problem: skipped;
3. its identity is on the list of those never to look up: skipped;
4. its identity has a known answer that is fresh enough, unless it is to be asked again: known;
5. its identity is on its way in another run, bought or perhaps bought: a duplicate of that search;
6. its identity is outside the sample, or had its answer in the run that is retried: skipped;
7. it is the first row of its identity: searched; any later one: a duplicate of the first.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.fields import Kind
from gui.leads.life import IN_FLIGHT, SAME_AS, Role, SearchState
from gui.leads.problems import SkipReason
from gui.store import moment
from gui.store.failures import missing_list
from gui.store.list_files.checked_by import is_by
from gui.store.list_files.list_file import FORMAT
from gui.store.plans import never

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from gui.leads.fields import Field, Realm
    from gui.leads.lifetimes import KnownDays
    from gui.leads.options import RunOptions
    from gui.store.database import Database

COLUMNS_CHANGED = (
    "The columns of this list were changed since its price was shown. Nothing was sent."
    " Look at the price again, then start."
)


@dataclass(frozen=True, slots=True)
class KindCount:
    """What becomes of a list's rows for one kind of search.

    Attributes:
        rows: all rows of the list; look_up, known, duplicates and skipped always add up to it.
        skipped: how many for each reason.
    """

    kind: Kind
    rows: int
    look_up: int
    known: int
    duplicates: int
    skipped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """What the plan depends on, besides the list and the workspace.

    Attributes:
        realm: only answers of this realm are known.
        now: the age of answers is counted back from here.
        known_days: how many days an answer is good for; without an entry it is never used.
        mapping: the columns that the user sees; searches worked out by others are refused. None: any.
    """

    realm: Realm
    options: RunOptions
    now: datetime
    known_days: KnownDays
    mapping: Mapping[Field, int] | None = None


@contextmanager
def with_list(database: Database, list_path: Path) -> Iterator[None]:
    """Attach a list's working copy, checked, as ``list`` for the block. Not inside a transaction.

    Raises:
        StorageError: it is missing or damaged; opening the spreadsheet again mends it.
    """
    with database.attached(list_path, "list"):
        if database.value("PRAGMA list.user_version") != FORMAT:
            raise missing_list(f"{list_path.name} is of another format")
        yield


@contextmanager
def worked_out(database: Database, question: Question) -> Iterator[None]:
    """For the block, ``PLAN`` tells what becomes of the attached list. Inside a transaction or a snapshot.

    Raises:
        StorageError: the list was never checked.
        UsageError: it was checked by other columns than the user sees.
    """
    check_prepared(database, question.mapping)
    _fill(database, question)
    yield
    # Names are not left lying in a temporary file.
    for table in ("heads", "never_people"):
        database.run(f"DROP TABLE temp.{table}")


def _fill(database: Database, question: Question) -> None:
    options = question.options
    for statement in _TABLES:
        database.run(statement)
    database.run_many("INSERT INTO temp.wanted VALUES (?)", [(kind.value,) for kind in options.kinds])
    fill_known_since(database, question)
    never.fill(database)
    values = {"realm": question.realm.value, "all_rows": options.all_rows}
    database.run("INSERT INTO temp.setting VALUES (?)", (options.all_rows,))
    database.run(_HEADS, values)
    if options.retry_of is not None:
        database.run(_ANSWERED_BEFORE, {"run": options.retry_of})
    if options.sample is not None:
        database.run(_OUTSIDE, {"sample": options.sample})


def check_prepared(database: Database, mapping: Mapping[Field, int] | None) -> None:
    """Refuse a list that was never checked, or by other columns than the user sees."""
    if database.value("SELECT EXISTS (SELECT 1 FROM list.leads)") and not database.value(
        "SELECT EXISTS (SELECT 1 FROM list.prepared)"
    ):
        raise missing_list("its searches are not prepared")
    if mapping is not None and not is_by(database, mapping, "list"):
        raise UsageError(COLUMNS_CHANGED)


def fill_known_since(database: Database, question: Question) -> None:
    """Have ``temp.known_since`` say from when on an answer of a kind and state is good enough."""
    for statement in _KNOWN_SINCE:
        database.run(statement)
    database.run_many("INSERT INTO temp.known_since VALUES (?, ?, ?)", _known_since(question))


def _known_since(question: Question) -> list[tuple[str, str, str]]:
    if question.options.ask_again:
        return []
    return [
        (kind.value, state.value, moment.to_text(question.now - timedelta(days=days)))
        for (kind, state), days in question.known_days.items()
    ]


def count(database: Database) -> tuple[KindCount, ...]:
    """Count the plan, kind by kind in the order of ``Kind``."""
    tallies: dict[Kind, dict[tuple[Role, str], int]] = {}
    for row in database.rows(
        f"SELECT kind, role, reason, COUNT(*) AS n FROM ({PLAN}) GROUP BY kind, role, reason"
    ):
        tallies.setdefault(Kind(row["kind"]), {})[Role(row["role"]), row["reason"] or ""] = row["n"]
    wanted = [Kind(row["kind"]) for row in database.rows("SELECT kind FROM temp.wanted")]
    return tuple(_kind_count(kind, tallies.get(kind, {})) for kind in Kind if kind in wanted)


def _kind_count(kind: Kind, tally: Mapping[tuple[Role, str], int]) -> KindCount:
    def total(role: Role) -> int:
        return sum(n for (each, _), n in tally.items() if each is role)

    return KindCount(
        kind=kind,
        rows=sum(tally.values()),
        look_up=total(Role.SEARCH),
        known=total(Role.KNOWN),
        duplicates=total(Role.DUPLICATE),
        skipped={reason: n for (role, reason), n in tally.items() if role is Role.SKIPPED},
    )


_KNOWN_SINCE = (
    "DROP TABLE IF EXISTS temp.known_since",
    """CREATE TEMP TABLE known_since (
        kind TEXT, state TEXT, since TEXT, PRIMARY KEY (kind, state)) WITHOUT ROWID""",
)
_TABLES = (
    "DROP TABLE IF EXISTS temp.wanted",
    "DROP TABLE IF EXISTS temp.setting",
    "DROP TABLE IF EXISTS temp.heads",
    "CREATE TEMP TABLE wanted (kind TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE setting (all_rows INTEGER)",
    """CREATE TEMP TABLE heads (
        kind TEXT, identity TEXT, leader_row INTEGER, result_id INTEGER, search_id INTEGER,
        outside INTEGER DEFAULT 0, PRIMARY KEY (kind, identity)) WITHOUT ROWID""",
)

NOT_NEVER = """NOT EXISTS (
    SELECT 1 FROM temp.never_people v WHERE v.kind = p.kind AND v.identity = p.identity)"""

# One line per identity that may be looked up: its first row, its newest answer if that is fresh enough, and
# whether it is on its way elsewhere.
_HEADS = f"""
INSERT INTO temp.heads (kind, identity, leader_row, result_id, search_id)
SELECT g.kind, g.identity, g.leader_row,
    (SELECT newest.id FROM (
        SELECT r.id, r.state, r.answered_at FROM main.results r
        WHERE r.realm = :realm AND r.kind = g.kind AND r.identity = g.identity
        ORDER BY r.answered_at DESC, r.id DESC LIMIT 1) newest
     JOIN temp.known_since k ON k.kind = g.kind AND k.state = newest.state
     WHERE newest.answered_at >= k.since),
    (SELECT MIN(s.id) FROM main.searches s JOIN main.runs q ON q.id = s.run_id
     WHERE s.kind = g.kind AND s.identity = g.identity AND s.state IN ('sent', 'in_doubt')
        AND q.realm = :realm)
FROM (
    SELECT p.kind, p.identity, MIN(p.row) AS leader_row FROM list.prepared p
    WHERE p.kind IN (SELECT kind FROM temp.wanted) AND p.identity IS NOT NULL AND (p.filled = 0 OR :all_rows)
        AND {NOT_NEVER}
    GROUP BY p.kind, p.identity) g
"""

# Rows, not searches, are counted: "try 10 rows" may ask several things about each.
_OUTSIDE = """
UPDATE temp.heads SET outside = 1
WHERE result_id IS NULL AND search_id IS NULL AND outside = 0 AND leader_row NOT IN (
    SELECT DISTINCT leader_row FROM temp.heads
    WHERE result_id IS NULL AND search_id IS NULL AND outside = 0
    ORDER BY leader_row LIMIT :sample)
"""

# Only what an earlier run sent without an answer, or did not send because it was stopped.
_ANSWERED_BEFORE = f"""
UPDATE temp.heads SET outside = 1
WHERE result_id IS NULL AND search_id IS NULL AND (kind, identity) NOT IN (
    SELECT p.kind, p.identity FROM main.run_rows rr
    JOIN list.prepared p ON p.row = rr.row AND p.kind = rr.kind
    LEFT JOIN main.searches s ON s.id = rr.search_id
    WHERE rr.run_id = :run AND p.identity IS NOT NULL
        AND (rr.reason = '{SkipReason.STOPPED.value}' OR s.state = '{SearchState.FAILED.value}'))
"""

_SKIPPED, _KNOWN, _DUPLICATE, _SEARCH = (
    Role.SKIPPED.value,
    Role.KNOWN.value,
    Role.DUPLICATE.value,
    Role.SEARCH.value,
)

PLAN = f"""
SELECT p.row, p.kind, p.identity, p.params, p.field,
    CASE WHEN p.filled AND NOT (SELECT all_rows FROM temp.setting) THEN '{_SKIPPED}'
         WHEN p.problem IS NOT NULL OR h.kind IS NULL THEN '{_SKIPPED}'
         WHEN h.result_id IS NOT NULL THEN '{_KNOWN}'
         WHEN h.search_id IS NOT NULL THEN '{_DUPLICATE}'
         WHEN h.outside THEN '{_SKIPPED}'
         WHEN h.leader_row = p.row THEN '{_SEARCH}'
         ELSE '{_DUPLICATE}' END AS role,
    CASE WHEN p.filled AND NOT (SELECT all_rows FROM temp.setting) THEN '{SkipReason.ALREADY_THERE.value}'
         WHEN p.problem IS NOT NULL THEN p.problem
         WHEN h.kind IS NULL THEN '{SkipReason.NEVER.value}'
         WHEN h.result_id IS NOT NULL THEN NULL
         WHEN h.search_id IS NOT NULL THEN '{IN_FLIGHT}'
         WHEN h.outside THEN '{SkipReason.OUTSIDE_SAMPLE.value}'
         WHEN h.leader_row = p.row THEN NULL
         ELSE '{SAME_AS}' END AS reason,
    h.leader_row, h.search_id, h.result_id
FROM list.prepared p
LEFT JOIN temp.heads h ON h.kind = p.kind AND h.identity = p.identity
WHERE p.kind IN (SELECT kind FROM temp.wanted)
"""
