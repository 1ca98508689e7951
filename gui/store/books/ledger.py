"""One line per movement of credits, and the balance as last read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.store import moment

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.fields import Realm
    from gui.store.database import Database

SAME_BALANCE = timedelta(minutes=15)


class Movement(StrEnum):
    """What happened to credits. Values are stored."""

    HOLD = "hold"  # taken when a batch was accepted
    REFUND = "refund"  # given back when it was done
    FINAL = "final"  # what it cost in the end


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run took, got back and certainly cost."""

    held: Credits
    refunded: Credits
    paid: Credits


class Ledger:
    """The movements of credits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, batch_id: int, movement: Movement, amount: Credits, now: datetime) -> None:
        """Add a line for a batch. Part of the caller's transaction."""
        self._database.run(
            "INSERT INTO ledger (at, realm, run_id, batch_id, kind, movement, quarters) "
            "SELECT ?, realm, run_id, id, kind, ?, ? FROM batches WHERE id = ?",
            (moment.to_text(now), movement.value, amount.quarters, batch_id),
        )

    def balance_read(self, realm: Realm, balance: Credits, now: datetime, account: str = "") -> None:
        """Keep the balance of an account as Enrow just said it, and how it stood before.

        A window that is open for months reads the same balance every minute: one that did not change is
        written down again only after a while, which still shows for how long it was known.
        """
        reading = {"realm": realm.value, "account": account, "quarters": balance.quarters}
        times = {"at": moment.to_text(now), "since": moment.to_text(now - SAME_BALANCE)}
        with self._database.transaction():
            self._database.run(_READING, reading | times)
            self._database.run(
                "INSERT INTO balances (realm, account, quarters, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (realm, account) DO UPDATE SET quarters = excluded.quarters, at = excluded.at",
                (realm.value, account, balance.quarters, moment.to_text(now)),
            )

    def last_balance(self, realm: Realm, account: str = "") -> tuple[Credits, datetime] | None:
        """The balance as last read, and when; None if it never was."""
        sql = "SELECT quarters, at FROM balances WHERE realm = ? AND account = ?"
        row = self._database.row(sql, (realm.value, account))
        return None if row is None else (Credits(row["quarters"]), moment.from_text(row["at"]))

    def totals(self, run_id: str) -> Totals:
        """What a run took, got back and certainly cost so far."""
        rows = self._database.rows(
            "SELECT movement, SUM(quarters) AS quarters FROM ledger WHERE run_id = ? GROUP BY movement",
            (run_id,),
        )
        sums = {Movement(row["movement"]): Credits(row["quarters"]) for row in rows}
        nothing = Credits()
        return Totals(
            held=sums.get(Movement.HOLD, nothing),
            refunded=sums.get(Movement.REFUND, nothing),
            paid=sums.get(Movement.FINAL, nothing),
        )


_READING = """
INSERT INTO balance_readings (realm, account, at, quarters)
SELECT :realm, :account, :at, :quarters WHERE :quarters IS NOT (
    SELECT quarters FROM (
        SELECT quarters, at FROM balance_readings WHERE realm = :realm AND account = :account
        ORDER BY id DESC LIMIT 1) WHERE at > :since)
"""
