"""What is known: every answer ever paid for, and what can be learned from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.store import moment
from gui.store.outside_text import storable

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.answer import Answer
    from gui.leads.fields import Realm
    from gui.store.database import Database


@dataclass(frozen=True, slots=True)
class SeenPrice:
    """What was taken for one search.

    Attributes:
        at: when, in UTC.
        file: the list; "" when its run was erased.
    """

    price: Credits
    at: datetime
    file: str


class Results:
    """The answers of the workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, search_id: int, answer: Answer, now: datetime) -> int:
        """Keep the answer to a search; returns its id. Part of the caller's transaction."""
        return self._database.insert(
            _INSERT,
            (
                answer.status.value,
                storable(answer.value),
                storable(answer.verdict),
                storable(answer.country),
                storable(json.dumps(dict(answer.detail), ensure_ascii=False)),
                moment.to_text(now),
                search_id,
            ),
        )

    def history(self, realm: Realm, kind: Kind) -> tuple[int, int] | None:
        """How many were found of how many answered, over all runs; None without any answer."""
        row = self._database.row(
            "SELECT SUM(found) AS found, SUM(answered) AS answered FROM batches WHERE realm = ? AND kind = ?",
            (realm.value, kind.value),
        )
        if row is None or not row["answered"]:
            return None
        return row["found"], row["answered"]

    def seen_price(self, realm: Realm, account: str, kind: Kind) -> SeenPrice | None:
        """What Enrow last took for a search of a kind, and in which list; None before the first."""
        row = self._database.row(_SEEN_PRICE, (realm.value, account, kind.value))
        if row is None:
            return None
        return SeenPrice(Credits(row["price"]), moment.from_text(row["created_at"]), row["file"])

    def phone_price(self, realm: Realm, account: str = "") -> Credits | None:
        """What this account pays for a phone, learned from the newest batch; None before the first."""
        quarters = self._database.value(
            "SELECT (credits_used + searches - 1) / searches FROM batches "
            "WHERE realm = ? AND account = ? AND kind = ? AND credits_used > 0 ORDER BY id DESC LIMIT 1",
            (realm.value, account, Kind.PHONE.value),
        )
        return None if quarters is None else Credits(quarters)


_SEEN_PRICE = """
SELECT (b.credits_used + b.searches - 1) / b.searches AS price, b.created_at, q.file
FROM batches b JOIN runs q ON q.id = b.run_id
WHERE b.realm = ? AND b.account = ? AND b.kind = ? AND b.credits_used > 0 ORDER BY b.id DESC LIMIT 1
"""

_INSERT = """
INSERT INTO results (realm, kind, identity, state, value, verdict, country, detail, answered_at, batch_id)
SELECT b.realm, s.kind, s.identity, ?, ?, ?, ?, ?, ?, b.id
FROM searches s JOIN batches b ON b.id = s.batch_id WHERE s.id = ?
"""
