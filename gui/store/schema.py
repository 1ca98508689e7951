"""The tables of the workspace, as migrations in the order they were released. Never change a released one."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.sentences import say
from gui.store.schema_usage import DIFFERENCES, USAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.store.database import Database

_FIRST = """
CREATE TABLE lists (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    file_kind TEXT NOT NULL,
    sheet TEXT,
    header_row INTEGER NOT NULL,
    encoding TEXT,
    delimiter TEXT,
    fingerprint TEXT NOT NULL,
    rows INTEGER NOT NULL,
    headers TEXT NOT NULL,               -- JSON array of texts
    mapping TEXT NOT NULL,               -- JSON object: field -> column index
    opened_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lists_opened ON lists (opened_at);

-- What the columns of a list with these headers meant the last time.
CREATE TABLE layouts (
    signature TEXT PRIMARY KEY,
    mapping TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    list_id TEXT NOT NULL REFERENCES lists (id),
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    account TEXT NOT NULL DEFAULT '',    -- a mark of the key it was last set to work with
    options TEXT NOT NULL,               -- JSON of RunOptions without the cap
    cap INTEGER CHECK (cap >= 0),        -- quarter credits
    prices TEXT NOT NULL DEFAULT '{}',   -- JSON object: kind -> quarters one search was shown to hold
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'waiting_for_credits', 'capped', 'stopped',
                                         'in_doubt', 'finished')),
    message TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL,
    out TEXT,
    rows INTEGER NOT NULL,
    results_before INTEGER NOT NULL,     -- the newest results.id when the run was made
    anchor TEXT,                         -- JSON, see gui.store.books.reconciliation
    elsewhere INTEGER,                   -- quarters by which the balance moved beyond our own books
    counts TEXT,                         -- JSON, once nothing of the run can change: counting takes time
    created_at TEXT NOT NULL,
    finished_at TEXT,
    erased_at TEXT                       -- its cost stays in the books, and nothing else of it
) STRICT;
CREATE INDEX runs_created ON runs (created_at);

-- Why every row of a run gets an answer, or gets none.
CREATE TABLE run_rows (
    run_id TEXT NOT NULL REFERENCES runs (id),
    row INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    role TEXT NOT NULL CHECK (role IN ('search', 'duplicate', 'known', 'skipped')),
    reason TEXT,
    field TEXT,                          -- what to mend, when the reason is a problem
    leader_row INTEGER,                  -- the row of this run that holds the search of a duplicate
    search_id INTEGER REFERENCES searches (id) ON DELETE SET NULL,
    result_id INTEGER REFERENCES results (id) ON DELETE SET NULL,
    PRIMARY KEY (run_id, row, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_rows_search ON run_rows (search_id) WHERE search_id IS NOT NULL;

-- Ids are never used twice: they travel to Enrow and come back with the answers.
CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    identity TEXT NOT NULL,
    params TEXT NOT NULL,                -- JSON object, exactly the fields that leave the machine
    state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'in_doubt', 'found', 'not_found', 'failed')),
    row INTEGER NOT NULL,
    batch_id INTEGER REFERENCES batches (id),
    result_id INTEGER REFERENCES results (id) ON DELETE SET NULL,
    CHECK ((state = 'planned') = (batch_id IS NULL))
) STRICT;
-- Nobody is looked up twice in a run.
CREATE UNIQUE INDEX searches_identity ON searches (run_id, kind, identity);
CREATE INDEX searches_state ON searches (run_id, kind, state, row);
CREATE INDEX searches_batch ON searches (batch_id) WHERE batch_id IS NOT NULL;
-- Bought, or perhaps bought, and not answered: few at any time.
CREATE INDEX searches_in_flight ON searches (kind, identity) WHERE state IN ('sent', 'in_doubt');

CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (id),
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    account TEXT NOT NULL,               -- a mark of the key it was sent with, never the key
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    reference TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'done', 'rejected', 'failed', 'in_doubt')),
    remote_id TEXT,
    request BLOB NOT NULL,               -- the body that leaves, compressed with zlib
    request_hash TEXT NOT NULL,          -- sha256 of the body as it leaves
    searches INTEGER NOT NULL CHECK (searches > 0),
    found INTEGER,
    answered INTEGER,
    hold INTEGER NOT NULL CHECK (hold >= 0),        -- amounts are quarter credits
    credits_used INTEGER,
    final INTEGER,
    refunded INTEGER,
    counted INTEGER NOT NULL CHECK (counted >= 0),  -- what counts against the run's cap now
    balance_before INTEGER,
    estimated_s REAL,
    created_at TEXT NOT NULL,
    accepted_at TEXT,
    doubted_at TEXT,
    closed_at TEXT,
    message TEXT NOT NULL DEFAULT '',
    likelihood TEXT NOT NULL DEFAULT ''  -- of a doubt, whether it was charged
        CHECK (likelihood IN ('', 'not_charged', 'charged', 'unclear')),
    CHECK ((remote_id IS NULL) = (accepted_at IS NULL)),
    CHECK (state NOT IN ('accepted', 'done') OR remote_id IS NOT NULL)
) STRICT;
CREATE INDEX batches_run ON batches (run_id, state);
CREATE INDEX batches_history ON batches (realm, kind, id);
-- Open or lost: few at any time.
CREATE INDEX batches_open ON batches (realm, account)
    WHERE state IN ('sending', 'accepted', 'in_doubt');

-- The life of a batch, held by the database itself: gui.leads.life.LEGAL says the same.
CREATE TRIGGER batches_begin BEFORE INSERT ON batches WHEN NEW.state <> 'sending'
BEGIN SELECT RAISE(ABORT, 'illegal transition'); END;
CREATE TRIGGER batches_life BEFORE UPDATE OF state ON batches WHEN NOT (
    (OLD.state = 'sending' AND NEW.state IN ('accepted', 'rejected', 'in_doubt'))
    OR (OLD.state = 'accepted' AND NEW.state IN ('done', 'failed'))
    OR (OLD.state = 'in_doubt' AND NEW.state IN ('accepted', 'rejected', 'failed')))
BEGIN SELECT RAISE(ABORT, 'illegal transition'); END;

-- Answers as they came, kept before they are understood. Compressed with zlib.
CREATE TABLE raw_answers (
    batch_id INTEGER PRIMARY KEY REFERENCES batches (id),
    body BLOB NOT NULL,
    stored_at TEXT NOT NULL
) STRICT;

-- What is known: every answer ever paid for.
CREATE TABLE results (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    identity TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('found', 'not_found')),
    value TEXT NOT NULL,
    verdict TEXT NOT NULL,
    country TEXT NOT NULL,
    detail TEXT NOT NULL,                -- JSON object
    answered_at TEXT NOT NULL,
    batch_id INTEGER REFERENCES batches (id)
) STRICT;
CREATE INDEX results_identity ON results (realm, kind, identity, answered_at, id, state);
CREATE INDEX results_value ON results (value COLLATE NOCASE) WHERE value <> '';

-- One line per movement of credits.
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    run_id TEXT NOT NULL,
    batch_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    movement TEXT NOT NULL CHECK (movement IN ('hold', 'refund', 'final')),
    quarters INTEGER NOT NULL CHECK (quarters >= 0),
    UNIQUE (batch_id, movement)
) STRICT;
CREATE INDEX ledger_run ON ledger (run_id, movement, quarters);
CREATE INDEX ledger_time ON ledger (realm, at);

CREATE TABLE balances (
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    account TEXT NOT NULL,
    quarters INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (realm, account)
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, USAGE, DIFFERENCES)
VERSION = len(MIGRATIONS)


def migrate(database: Database) -> None:
    """Bring a workspace to this version, whole or not at all.

    Raises:
        StorageError: a newer version of the program wrote it; nothing is changed.
    """
    if _version(database) == VERSION:
        return
    with database.transaction():
        # Read again: another process may have been faster.
        for number in range(_version(database), VERSION):
            for statement in statements(MIGRATIONS[number]):
                database.run(statement)
        database.run(f"PRAGMA user_version = {VERSION}")


def statements(script: str) -> Iterator[str]:
    """The single statements of a script; triggers, with their inner semicolons, stay whole."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _version(database: Database) -> int:
    found = int(database.value("PRAGMA user_version"))
    if found > VERSION:
        raise StorageError(
            say(
                "This workspace was written by a newer version of Enrow Desktop. Nothing was changed. "
                "Install the newest version, then open it again."
            ),
            detail=f"workspace version {found}, program version {VERSION}",
            actions=(),
        )
    return found
