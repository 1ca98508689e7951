"""One line per movement of credits, and the balance as last read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.store import moment

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.fields import Realm
    from gui.store.database import Database


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

    def balance_read(self, realm: Realm, balance: Credits, now: datetime) -> None:
        """Keep the balance as Enrow just said it."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO balances (realm, quarters, at) VALUES (?, ?, ?) "
                "ON CONFLICT (realm) DO UPDATE SET quarters = excluded.quarters, at = excluded.at",
                (realm.value, balance.quarters, moment.to_text(now)),
            )

    def last_balance(self, realm: Realm) -> tuple[Credits, datetime] | None:
        """The balance as last read, and when; None if it never was."""
        row = self._database.row("SELECT quarters, at FROM balances WHERE realm = ?", (realm.value,))
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

    def moved_since(self, realm: Realm, since: datetime) -> Credits:
        """How much our own batches changed the balance after a moment: refunds less holds.

        The balance read then, plus this, is the balance expected now; the rest changed elsewhere.
        """
        quarters = self._database.value(
            "SELECT SUM(CASE movement WHEN 'refund' THEN quarters WHEN 'hold' THEN -quarters ELSE 0 END) "
            "FROM ledger WHERE realm = ? AND at > ?",
            (realm.value, moment.to_text(since)),
        )
        return Credits(quarters or 0)
