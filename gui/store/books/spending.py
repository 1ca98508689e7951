"""What an account spent and holds since a moment, over all runs: what its daily and monthly caps count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.caps import Limit, Span
from gui.leads.credits import Credits
from gui.store import moment

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.caps import Caps
    from gui.leads.fields import Realm
    from gui.store.database import Database


class Spending:
    """Reads the books of one account over all its runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def used(self, realm: Realm, account: str, since: datetime) -> Credits:
        """What counts since a moment.

        A finished batch counts by its cost, when it was paid. One that is leaving or awaited counts whole,
        whenever it left: it is paid now if at all. One in doubt, or given up without a refund, counts since
        it left.
        """
        values = {"realm": realm.value, "account": account, "since": moment.to_text(since)}
        return Credits(sum(self._database.value(sql, values) or 0 for sql in (_PAID, _OPEN, _LOST)))

    def limits(self, realm: Realm, account: str, caps: Caps, now: datetime) -> tuple[Limit, ...]:
        """Each cap that is set, as it stands."""
        today = now.astimezone().date()
        return tuple(
            Limit(span, cap, self.used(realm, account, span.began(now)), span.next_day(today))
            for span in Span
            if (cap := caps.of(span)) is not None
        )


_PAID = """
SELECT SUM(ledger.quarters) FROM ledger JOIN batches ON batches.id = ledger.batch_id
WHERE ledger.realm = :realm AND ledger.at >= :since AND ledger.movement = 'final'
    AND batches.account = :account
"""
_OPEN = """
SELECT SUM(counted) FROM batches
WHERE realm = :realm AND account = :account AND state IN ('sending', 'accepted', 'in_doubt')
    AND (state <> 'in_doubt' OR created_at >= :since)
"""
# By way of the runs, which have an index: a batch carries its whole request, and there may be very many.
_LOST = """
SELECT SUM(batches.counted) FROM runs CROSS JOIN batches ON batches.run_id = runs.id
WHERE runs.realm = :realm AND batches.state = 'failed' AND batches.account = :account
    AND batches.created_at >= :since
"""
