"""The migrations after the first: where the credits went, read at once, and whom not to look up."""

from __future__ import annotations

USAGE = """
-- Every balance that was read, the newest last; ``balances`` holds the last one of each account.
CREATE TABLE balance_readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    account TEXT NOT NULL,
    at TEXT NOT NULL,
    quarters INTEGER NOT NULL
) STRICT;
CREATE INDEX balance_readings_time ON balance_readings (realm, account, at);

-- The ledger summed up by quarters of an hour: days begin at one of them in every time zone in use.
-- Searches are counted with their hold, answers with their cost.
CREATE TABLE usage_slots (
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    slot INTEGER NOT NULL,               -- quarters of an hour since 1970, UTC
    run_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'verify')),
    searches INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    found INTEGER NOT NULL,
    held INTEGER NOT NULL,               -- amounts are quarter credits
    refunded INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    PRIMARY KEY (realm, slot, run_id, kind)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_usage AFTER INSERT ON ledger
BEGIN
    INSERT INTO usage_slots
    SELECT NEW.realm, CAST(strftime('%s', NEW.at) AS INTEGER) / 900, NEW.run_id, NEW.kind,
        IIF(NEW.movement = 'hold', b.searches, 0),
        IIF(NEW.movement = 'final', IFNULL(b.answered, 0), 0),
        IIF(NEW.movement = 'final', IFNULL(b.found, 0), 0),
        IIF(NEW.movement = 'hold', NEW.quarters, 0),
        IIF(NEW.movement = 'refund', NEW.quarters, 0),
        IIF(NEW.movement = 'final', NEW.quarters, 0)
    FROM batches b WHERE b.id = NEW.batch_id
    ON CONFLICT (realm, slot, run_id, kind) DO UPDATE SET
        searches = searches + excluded.searches, answered = answered + excluded.answered,
        found = found + excluded.found, held = held + excluded.held,
        refunded = refunded + excluded.refunded, paid = paid + excluded.paid;
END;
INSERT INTO usage_slots
SELECT l.realm, CAST(strftime('%s', l.at) AS INTEGER) / 900, l.run_id, l.kind,
    SUM(IIF(l.movement = 'hold', b.searches, 0)),
    SUM(IIF(l.movement = 'final', IFNULL(b.answered, 0), 0)),
    SUM(IIF(l.movement = 'final', IFNULL(b.found, 0), 0)),
    SUM(IIF(l.movement = 'hold', l.quarters, 0)),
    SUM(IIF(l.movement = 'refund', l.quarters, 0)),
    SUM(IIF(l.movement = 'final', l.quarters, 0))
FROM ledger l JOIN batches b ON b.id = l.batch_id GROUP BY 1, 2, 3, 4;
CREATE INDEX results_time ON results (realm, answered_at);
CREATE INDEX batches_unanswered ON batches (realm, closed_at)
    WHERE state IN ('failed', 'rejected') OR answered < searches;

-- When the balance was compared with the books, and what it said stands in ``elsewhere``.
ALTER TABLE runs ADD COLUMN compared_at TEXT;
UPDATE runs SET compared_at = IFNULL(finished_at, created_at) WHERE elsewhere IS NOT NULL;

-- Whom the user never wants looked up: an address, or a domain with all below it, in lower case.
CREATE TABLE never (
    scope TEXT NOT NULL CHECK (scope IN ('email', 'domain')),
    value TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (scope, value)
) STRICT, WITHOUT ROWID;
"""

# The third migration: what the books do not explain, each time for itself, and the balances of before.
DIFFERENCES = """
-- Each time a run's comparison found the balance elsewhere than the books: one never takes another away.
CREATE TABLE differences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    realm TEXT NOT NULL CHECK (realm IN ('live', 'sandbox')),
    account TEXT NOT NULL,
    run_id TEXT NOT NULL,
    at TEXT NOT NULL,
    elsewhere INTEGER NOT NULL,
    after_batch INTEGER NOT NULL,        -- it is about the batches from behind this one
    last_batch INTEGER NOT NULL          -- to this one
) STRICT;
CREATE INDEX differences_time ON differences (realm, at);
INSERT INTO differences (realm, account, run_id, at, elsewhere, after_batch, last_batch)
SELECT r.realm, r.account, r.id, COALESCE(r.compared_at, r.finished_at, r.created_at), r.elsewhere,
    IFNULL((SELECT MIN(b.id) - 1 FROM batches b WHERE b.run_id = r.id), 0),
    IFNULL((SELECT MAX(b.id) FROM batches b WHERE b.run_id = r.id), 0)
FROM runs r WHERE r.elsewhere <> 0;
ALTER TABLE runs DROP COLUMN compared_at;

-- Since when, and until when, it was looked for what is too old to be kept, without a leap of the clock.
CREATE TABLE retention_looks (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    first TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT;
INSERT INTO balance_readings (realm, account, at, quarters)
SELECT realm, account, at, quarters FROM balances b WHERE NOT EXISTS (
    SELECT 1 FROM balance_readings r WHERE (r.realm, r.account, r.at) = (b.realm, b.account, b.at));
"""
