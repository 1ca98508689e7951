"""What was spent, day by day and kind by kind, and what was saved by not paying twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.store import moment

if TYPE_CHECKING:
    from gui.leads.fields import Realm
    from gui.store.database import Database
    from gui.store.runs import Runs

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class UsageLine:
    """The batches of one kind that were accepted on one day.

    Attributes:
        day: in UTC.
        searches: how many were sent.
        answered: how many of them have an answer; those still on their way have none yet.
        found: how many of the answers are a find.
        held: credits taken when the batches were accepted.
        refunded: credits given back.
        paid: credits that were spent for good.
    """

    day: date
    kind: Kind
    searches: int
    answered: int
    found: int
    held: Credits
    refunded: Credits
    paid: Credits


class Usage:
    """The facts of Enrow's dashboard, from our own books."""

    def __init__(self, database: Database, runs: Runs) -> None:
        self._database = database
        self._runs = runs

    def lines(self, realm: Realm, since: datetime = _BEGINNING) -> list[UsageLine]:
        """What was used in a realm after a moment, by day and kind, oldest first."""
        rows = self._database.rows(_LINES, (realm.value, moment.to_text(since)))
        return [
            UsageLine(
                day=date.fromisoformat(row["day"]),
                kind=Kind(row["kind"]),
                searches=row["searches"],
                answered=row["answered"],
                found=row["found"],
                held=Credits(row["held"]),
                refunded=Credits(row["refunded"]),
                paid=Credits(row["paid"]),
            )
            for row in rows
        ]

    def saved(self, realm: Realm) -> dict[Kind, int]:
        """How many searches were not paid because the answer was known or shared, over all runs."""
        saved = dict.fromkeys(Kind, 0)
        for record in self._runs.all():
            if record.realm is realm:
                for kind, tally in self._runs.counts(record.id).searches.items():
                    saved[kind] += tally[Status.KNOWN] + tally[Status.DUPLICATE]
        return saved


_LINES = """
SELECT substr(accepted_at, 1, 10) AS day, kind,
    SUM(searches) AS searches, SUM(IFNULL(answered, 0)) AS answered,
    SUM(IFNULL(found, 0)) AS found, SUM(IFNULL(credits_used, hold)) AS held,
    SUM(IFNULL(refunded, 0)) AS refunded, SUM(IFNULL(final, 0)) AS paid
FROM batches WHERE realm = ? AND accepted_at > ? GROUP BY day, kind ORDER BY day, kind
"""
