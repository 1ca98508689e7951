"""Where the credits went: the page of a period, from our own books.

Every number has the time of the ledger's movement it came with: searches that of the hold; answers, finds and
cost that of the end of their batch. So the sums of a period are exactly those of the ledger's lines in it,
also where a batch was sent on one day and answered on another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.forecast import DAYS_SEEN, forecast
from gui.leads.life import RunState
from gui.leads.usage import (
    BalancePoint,
    Bar,
    Difference,
    Forecast,
    KindUsage,
    Period,
    RunUsage,
    Usage,
)
from gui.store import moment
from gui.store.looking_back.usage_shares import Shares, Span
from gui.store.looking_back.usage_sums import Sums

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from gui.leads.fields import Realm
    from gui.store.database import Database
    from gui.store.runs import Runs

MOST_BALANCES = 500


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom the page is made.

    Attributes:
        realm: whose credits.
        account: the mark of the key in use; "" when there is none: the account that was read last counts.
        now: the time.
        zone: whose days are shown; None: the computer's.
    """

    realm: Realm
    account: str
    now: datetime
    zone: tzinfo | None = None

    def begins(self, day: date) -> datetime:
        """When a day begins here, in UTC."""
        return datetime.combine(day, time(), tzinfo=self.zone).astimezone(UTC)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now.astimezone(self.zone).date()


class UsageBook:
    """What the pages of periods say."""

    def __init__(self, database: Database, runs: Runs) -> None:
        self._database = database
        self._sums = Sums(database)
        self._shares = Shares(database, runs)

    def page(self, period: Period, viewer: Viewer) -> Usage:
        """The page of a period; all of it is of one moment."""
        realm = viewer.realm
        with self._database.snapshot():
            bars = self._bars(period, viewer)
            span = Span(realm, viewer.begins(period.first), viewer.begins(period.last + timedelta(days=1)))
            account = viewer.account or self._last_account(realm)
            by_run = self._sums.by_run(realm, span.begins, span.ends)
            return Usage(
                realm=realm,
                period=period,
                bars=bars,
                kinds={kind: sum((bar.kinds[kind] for bar in bars), KindUsage()) for kind in Kind},
                lists=self._shares.lists(by_run),
                domains=self._shares.domains(span),
                failures=self._shares.failures(span),
                saved=self._shares.saved(span),
                balances=self._balances(span, account),
                runs=self._runs(span, by_run),
                differences=self._differences(span),
                forecast=self._forecast(viewer, account),
            )

    def _bars(self, period: Period, viewer: Viewer) -> tuple[Bar, ...]:
        days = period.bars()
        spans = [(viewer.begins(first), viewer.begins(after)) for first, after in days]
        sums = self._sums.by_span(viewer.realm, spans)
        return tuple(
            Bar(first, {kind: sums.get((n, kind), KindUsage()) for kind in Kind})
            for n, (first, _) in enumerate(days)
        )

    def _runs(self, span: Span, sums: Mapping[str, KindUsage]) -> tuple[RunUsage, ...]:
        found = []
        for row in self._database.rows(_RUNS, span.values):
            moved = sums.get(row["id"])
            if moved is None and (row["erased_at"] is not None or not row["is_new"]):
                continue
            each = moved or KindUsage()
            amounts = (each.searches, each.found, each.held, each.refunded, each.paid)
            at, state = moment.from_text(row["created_at"]), RunState(row["state"])
            found.append(RunUsage(row["id"], row["file"], at, state, *amounts))
        return tuple(found)

    def _balances(self, span: Span, account: str) -> tuple[BalancePoint, ...]:
        """The readings; of very many, the last one in each of equal parts of the period."""
        part_s = max(1, int((span.ends - span.begins).total_seconds()) // MOST_BALANCES)
        values = span.values | {"account": account, "most": MOST_BALANCES, "part_s": part_s}
        return tuple(
            BalancePoint(moment.from_text(row["at"]), Credits(row["quarters"]))
            for row in self._database.rows(_BALANCES, values)
        )

    def _differences(self, span: Span) -> tuple[Difference, ...]:
        return tuple(
            Difference(
                moment.from_text(row["at"]),
                row["run_id"],
                row["file"],
                Credits(row["elsewhere"]),
                Credits(row["doubtful"]),
            )
            for row in self._database.rows(_DIFFERENCES, span.values)
        )

    def _forecast(self, viewer: Viewer, account: str) -> Forecast | None:
        """From the account's last days, today included; of younger runs, from those there are."""
        values = {"realm": viewer.realm.value, "account": account}
        balance = self._database.value(_BALANCE, values)
        if balance is None:
            return None
        today, first = viewer.today, self._database.value(_FIRST_RUN, values)
        days = 1
        if first is not None:
            begun = moment.from_text(first).astimezone(viewer.zone).date()
            days = min(max(1, (today - begun).days + 1), DAYS_SEEN)
        since, until = viewer.begins(today - timedelta(days - 1)), viewer.begins(today + timedelta(1))
        sums = self._sums.by_run(viewer.realm, since, until)
        runs = {row["id"] for row in self._database.rows(_RUNS_OF_ACCOUNT, values)}
        paid = sum((usage.paid for run, usage in sums.items() if run in runs), Credits())
        return forecast(Credits(balance), paid, days, today)

    def _last_account(self, realm: Realm) -> str:
        found = self._database.value(_LAST_ACCOUNT, (realm.value,))
        return "" if found is None else str(found)


_RUNS = """
SELECT id, file, created_at, state, erased_at, created_at >= :begins AND created_at < :ends AS is_new
FROM runs WHERE realm = :realm ORDER BY rowid DESC
"""

_BALANCES = """
WITH readings AS (
    SELECT id, at, quarters FROM balance_readings
    WHERE realm = :realm AND account = :account AND at >= :begins AND at < :ends)
SELECT at, quarters FROM readings
WHERE (SELECT COUNT(*) FROM readings) <= :most OR id IN (
    SELECT MAX(id) FROM readings GROUP BY CAST(strftime('%s', at) AS INTEGER) / :part_s)
ORDER BY id
"""

_DIFFERENCES = """
SELECT d.run_id, r.file, d.elsewhere, d.at, (
    SELECT IFNULL(SUM(hold), 0) FROM batches b
    WHERE b.id > d.after_batch AND b.id <= d.last_batch AND b.realm = d.realm AND b.account = d.account
        AND b.doubted_at IS NOT NULL AND b.remote_id IS NULL) AS doubtful
FROM differences d JOIN runs r ON r.id = d.run_id
WHERE d.realm = :realm AND d.at >= :begins AND d.at < :ends
ORDER BY d.at, d.id
"""

_BALANCE = "SELECT quarters FROM balances WHERE realm = :realm AND account = :account"
_FIRST_RUN = "SELECT MIN(created_at) FROM runs WHERE realm = :realm AND account = :account"
_RUNS_OF_ACCOUNT = "SELECT id FROM runs WHERE realm = :realm AND account = :account"
_LAST_ACCOUNT = "SELECT account FROM balances WHERE realm = ? ORDER BY at DESC LIMIT 1"
