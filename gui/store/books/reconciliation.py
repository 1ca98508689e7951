"""Compares the balance with our own books, so that what changed elsewhere is said and never hidden.

A run that is set to work with nothing of its account on the way drops an anchor: the balance as just read,
and where the ledger ended. When it rests, again with nothing on the way, the anchor and all lines written
since must give the balance. What they do not explain changed elsewhere - or belongs to a batch whose answer
was lost.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.store import moment
from gui.store.books.ledger import Movement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gui.leads.fields import Realm
    from gui.store.books.ledger import Ledger
    from gui.store.database import Database


@dataclass(frozen=True, slots=True)
class Comparison:
    """The balance beside the books.

    Attributes:
        elsewhere: by how much the balance is above (or, negative, below) what our own lines explain.
        doubtful: what batches lost since then may have taken; they have no line in the ledger.
    """

    elsewhere: Credits
    doubtful: Credits

    @property
    def certain(self) -> Credits:
        """What changed elsewhere even if all that is in doubt was taken."""
        missing = self.elsewhere < Credits()
        return min(Credits(), self.elsewhere + self.doubtful) if missing else self.elsewhere


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a run set out with: the balance, the newest line and batch then, its place among others."""

    account: str
    quarters: int
    line: int
    batch: int
    order: int = 0


class Reconciliation:
    """Anchors of runs, and the comparison with the balance."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    def others(self, run_id: str, realm: Realm, account: str) -> tuple[int, ...] | None:
        """A mark that changes when another run of the account moves the balance, in any process.

        Returns:
            None while such a run has something on its way.
        """
        values = {"run": run_id, "realm": realm.value, "account": account}
        if self._database.value(f"SELECT EXISTS ({_OPEN} AND run_id <> :run)", values):
            return None
        row = self._database.row(_OTHERS, values)
        return () if row is None else tuple(row)

    def anchor(self, run_id: str, realm: Realm, account: str, balance: Credits) -> bool:
        """Remember the balance a run sets out with; False while anything of the account is on its way.

        An anchor that was not compared yet, because the program ended, stays.
        """
        values = {"run": run_id, "realm": realm.value, "account": account}
        with self._database.transaction():
            if self._database.value(f"SELECT EXISTS ({_OPEN})", values):
                return False
            kept = self._read(run_id)
            if kept is None or kept.account != account:
                self._write(run_id, self._now(account, balance))
        return True

    def compare(
        self,
        run_id: str,
        realm: Realm,
        account: str,
        balance: Credits,
        now: datetime,
        *,
        may_wait: bool = False,
    ) -> Comparison | None:
        """Compare the balance with a run's anchor, pull the anchor up, and note the difference with the run.

        The refund of a batch that Enrow gave up on is in no answer: only the balance shows it. Where the
        difference is exactly that, it is written into the ledger here.

        Args:
            run_id: the run.
            realm: of its account.
            account: the mark of its account.
            balance: as just read.
            now: the time.
            may_wait: a balance that is too low is only told: a refund may come, and it is compared again.

        Returns:
            None when there is nothing to compare with, or something of the account is on its way.
        """
        values = {"run": run_id, "realm": realm.value, "account": account}
        with self._database.transaction():
            anchor = self._read(run_id)
            if anchor is None or anchor.account != account:
                return None
            if self._database.value(f"SELECT EXISTS ({_OPEN})", values):
                self._hand_over(run_id, anchor, values)  # whichever run of the account rests last can tell
                return None
            if self._database.value(_FOUND_AGAIN, values | {"line": anchor.line, "batch": anchor.batch}):
                self._write(run_id, None)  # nobody knows what such a batch had given back by then
                return None
            since = values | {"batch": anchor.batch}
            seen = self._beyond(anchor, balance, values)
            beyond, doubtful = seen.elsewhere - self._book_refunds(seen.elsewhere, since, now), seen.doubtful
            if may_wait and beyond < Credits() and not doubtful:
                return Comparison(beyond, doubtful)
            self._note(since | {"quarters": beyond.quarters, "now": moment.to_text(now)})
            self._pull_up_others(anchor, Comparison(beyond, doubtful), balance, values)
        return Comparison(beyond, doubtful)

    def _book_refunds(self, beyond: Credits, values: Mapping[str, object], now: datetime) -> Credits:
        """Write down the refunds that the balance shows, of batches failed since the anchor; their sum."""
        failed = [(row["id"], Credits(row["taken"])) for row in self._database.rows(_FAILED, values)]
        for refunded in (failed, *([one] for one in failed)):
            total = sum((taken for _, taken in refunded), Credits())
            if total and total == beyond:
                for batch_id, taken in refunded:
                    self._database.run(_REFUNDED, (batch_id,))
                    self._ledger.write(batch_id, Movement.REFUND, taken, now)
                    self._ledger.write(batch_id, Movement.FINAL, Credits(), now)
                return total
        return Credits()

    def _note(self, noted: Mapping[str, object]) -> None:
        """Write down what a run's comparison gave; its anchor has served.

        What a batch in doubt may have taken is in one difference only, whichever run notes it first.
        """
        self._write(str(noted["run"]), None)
        self._database.run(_ADD_ELSEWHERE, noted)
        told = Credits(self._database.value(_TOLD, noted) or 0)
        beyond = Comparison(Credits(int(str(noted["quarters"]))), told).certain
        self._database.run(_NOTE, dict(noted) | {"quarters": beyond.quarters})

    def _pull_up_others(
        self, compared: _Anchor, found: Comparison, balance: Credits, values: Mapping[str, str]
    ) -> None:
        """Other runs of the account that set out before this comparison do not tell the same change again."""
        for row in self._database.rows(_ANCHORED, values):
            other = _Anchor(**json.loads(row["anchor"]))
            if other.account != compared.account:
                continue
            certain = found.certain
            if (other.line, other.order) > (compared.line, compared.order):  # only what came after it is its
                certain = self._beyond(other, balance, values).certain
            self._write(row["id"], replace(other, quarters=other.quarters + certain.quarters))

    def _beyond(self, anchor: _Anchor, balance: Credits, values: Mapping[str, str]) -> Comparison:
        since = dict(values) | {"line": anchor.line, "batch": anchor.batch}
        moved = self._database.value(_MOVED, since) or 0
        doubtful = Credits(self._database.value(_DOUBTFUL, since) or 0)
        return Comparison(Credits(balance.quarters - anchor.quarters - moved), doubtful)

    def _now(self, account: str, balance: Credits) -> _Anchor:
        row = self._database.row(_NEWEST)
        line, batch, order = (0, 0, 0) if row is None else (row["line"], row["batch"], row["anchors"])
        return _Anchor(account, balance.quarters, line, batch, order + 1)

    def _hand_over(self, run_id: str, anchor: _Anchor, values: dict[str, str]) -> None:
        """Let a run still at work compare what this one cannot, unless it has an anchor of its own."""
        heir = self._database.value(_HEIR, values)
        self._write(run_id, None)
        if heir is not None:
            self._write(heir, anchor)

    def _read(self, run_id: str) -> _Anchor | None:
        text = self._database.value("SELECT anchor FROM runs WHERE id = ?", (run_id,))
        return None if text is None else _Anchor(**json.loads(text))

    def _write(self, run_id: str, anchor: _Anchor | None) -> None:
        text = None if anchor is None else json.dumps(asdict(anchor))
        self._database.run("UPDATE runs SET anchor = ? WHERE id = ?", (text, run_id))


def explain(database: Database, batch_id: int, taken: Credits) -> None:
    """A batch in doubt was found again: its run's comparison says so. Part of the caller's transaction."""
    for statement in _EXPLAIN:
        database.run(statement, {"batch": batch_id, "taken": taken.quarters})


_OPEN = """
SELECT 1 FROM batches WHERE realm = :realm AND account = :account AND state IN ('sending', 'accepted')
"""

_HEIR = f"""
SELECT id FROM runs WHERE id <> :run AND state = 'running' AND anchor IS NULL
    AND id IN ({_OPEN.replace("SELECT 1", "SELECT run_id")})
ORDER BY id LIMIT 1
"""

_ANCHORED = "SELECT id, anchor FROM runs WHERE id <> :run AND realm = :realm AND anchor IS NOT NULL"

# Nothing was on its way when the anchor was dropped: what was written down later was in doubt then.
_FOUND_AGAIN = """
SELECT EXISTS (
    SELECT 1 FROM ledger l JOIN batches b ON b.id = l.batch_id
    WHERE l.id > :line AND l.movement = 'hold' AND b.id <= :batch
        AND b.realm = :realm AND b.account = :account)
"""

# Batches begun, lines written and doubts decided: whatever moves the balance, or may, moves one of these.
_OTHERS = """
SELECT (SELECT IFNULL(MAX(id), 0) FROM batches
        WHERE run_id <> :run AND realm = :realm AND account = :account),
    (SELECT IFNULL(MAX(l.id), 0) FROM ledger l JOIN batches b ON b.id = l.batch_id
        WHERE l.run_id <> :run AND b.realm = :realm AND b.account = :account),
    (SELECT COUNT(*) FROM batches
        WHERE run_id <> :run AND realm = :realm AND account = :account AND state = 'in_doubt')
"""

_NEWEST = """
SELECT (SELECT IFNULL(MAX(id), 0) FROM ledger) AS line, (SELECT IFNULL(MAX(id), 0) FROM batches) AS batch,
    (SELECT IFNULL(MAX(json_extract(anchor, '$.order')), 0) FROM runs WHERE anchor IS NOT NULL) AS anchors
"""

_MOVED = """
SELECT SUM(CASE l.movement WHEN 'refund' THEN l.quarters WHEN 'hold' THEN -l.quarters ELSE 0 END)
FROM ledger l JOIN batches b ON b.id = l.batch_id
WHERE l.id > :line AND b.realm = :realm AND b.account = :account
"""

_FAILED = """
SELECT id, IFNULL(credits_used, hold) AS taken FROM batches
WHERE realm = :realm AND account = :account AND state = 'failed' AND remote_id IS NOT NULL
    AND refunded IS NULL AND id > :batch
ORDER BY id DESC LIMIT 100
"""

_DOUBTFUL = """
SELECT SUM(hold) FROM batches
WHERE id > :batch AND realm = :realm AND account = :account AND doubted_at IS NOT NULL AND remote_id IS NULL
"""

# Of these, what an earlier difference holds.
_TOLD = f"""{_DOUBTFUL}    AND EXISTS (SELECT 1 FROM differences d
        WHERE (d.realm, d.account) = (batches.realm, batches.account) AND d.elsewhere < 0
            AND batches.id > d.after_batch AND batches.id <= d.last_batch)
"""

_REFUNDED = """
UPDATE batches SET refunded = IFNULL(credits_used, hold), final = 0, counted = 0 WHERE id = ?
"""

_ADD_ELSEWHERE = "UPDATE runs SET elsewhere = IFNULL(elsewhere, 0) + :quarters WHERE id = :run"

_NOTE = """
INSERT INTO differences (realm, account, run_id, at, elsewhere, after_batch, last_batch)
SELECT :realm, :account, :run, :now, :quarters, :batch, (SELECT IFNULL(MAX(id), 0) FROM batches)
WHERE :quarters <> 0
"""

# What was missing when its run was compared is no longer unexplained. Of less than a hold nobody knows
# whether it was this batch, with a refund, or something else.
_EXPLAIN = (
    """UPDATE runs SET elsewhere = CASE
        WHEN elsewhere > 0 THEN elsewhere
        WHEN elsewhere + :taken > 0 THEN NULL
        ELSE elsewhere + :taken END
    WHERE elsewhere IS NOT NULL AND id = (SELECT run_id FROM batches WHERE id = :batch)
        AND (anchor IS NULL OR json_extract(anchor, '$.batch') >= :batch)""",
    """UPDATE differences SET elsewhere = MIN(0, elsewhere + :taken)
    WHERE elsewhere < 0 AND :batch > after_batch AND :batch <= last_batch
        AND (realm, account) = (SELECT realm, account FROM batches WHERE id = :batch)""",
    "DELETE FROM differences WHERE elsewhere = 0",
)
