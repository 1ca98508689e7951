"""What the credits of a period were good for: finds by list and by company, failures, and what was saved."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.leads.sentences import say, unpacked
from gui.leads.usage import MOST_SHARES, NEWEST_ANSWERS, Failure, KindUsage, Saved, Share
from gui.store import moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gui.leads.fields import Realm
    from gui.store.database import Database
    from gui.store.runs import Runs

_NO_ANSWER = say("Enrow finished without an answer for them.")


@dataclass(frozen=True, slots=True)
class Span:
    """From a time on, to before another one."""

    realm: Realm
    begins: datetime
    ends: datetime

    @property
    def values(self) -> dict[str, object]:
        """As SQL asks for it."""
        return {
            "realm": self.realm.value,
            "begins": moment.to_text(self.begins),
            "ends": moment.to_text(self.ends),
        }


class Shares:
    """Divides what was used by what it was for."""

    def __init__(self, database: Database, runs: Runs) -> None:
        self._database = database
        self._runs = runs

    def lists(self, by_run: Mapping[str, KindUsage]) -> tuple[Share, ...]:
        """What came of the searches of each list, over its runs; erased runs have none."""
        sums: defaultdict[str, KindUsage] = defaultdict(KindUsage)
        for row in self._database.rows("SELECT id, file FROM runs WHERE erased_at IS NULL ORDER BY rowid"):
            if row["id"] in by_run:
                sums[row["file"]] += by_run[row["id"]]
        shares = [
            Share(Path(file).name, each.answered, each.found, each.paid)
            for file, each in sums.items()
            if each.answered
        ]
        return tuple(sorted(shares, key=lambda share: -share.answered)[:MOST_SHARES])

    def domains(self, span: Span) -> tuple[Share, ...]:
        """What came of the newest answers, by where people work.

        That is the domain or the company asked for, or the domain of a verified address; people asked for by
        their LinkedIn page alone are left out. Erased answers are gone.
        """
        values = span.values | {"answers": NEWEST_ANSWERS, "shares": MOST_SHARES}
        return tuple(
            Share(row["place"], row["answered"], row["found"], Credits(row["paid"]))
            for row in self._database.rows(_DOMAINS, values)
        )

    def failures(self, span: Span) -> tuple[Failure, ...]:
        """Searches that ended without an answer in the period, by reason, the most frequent first."""
        tally: Counter[str] = Counter()
        for row in self._database.rows(_FAILURES, span.values):
            tally[unpacked(row["message"]) or _NO_ANSWER] += row["searches"]
        return tuple(Failure(reason, searches) for reason, searches in tally.most_common())

    def saved(self, span: Span) -> dict[Kind, Saved]:
        """What the runs made in the period did not pay for, at the price each was shown."""
        known: Counter[Kind] = Counter()
        duplicates: Counter[Kind] = Counter()
        worth: Counter[Kind] = Counter()
        for record in self._runs.made_between(span.realm, span.begins, span.ends):
            for kind, tally in self._runs.counts(record.id).searches.items():
                known[kind] += tally[Status.KNOWN]
                duplicates[kind] += tally[Status.DUPLICATE]
                price = record.prices.get(kind, PRICES[kind])
                worth[kind] += (price * (tally[Status.KNOWN] + tally[Status.DUPLICATE])).quarters
        return {kind: Saved(known[kind], duplicates[kind], Credits(worth[kind])) for kind in Kind}


# An identity ends in the place, after its last bar: what is trimmed from its end is all that is not a bar.
_DOMAINS = """
WITH newest AS MATERIALIZED (
    SELECT batch_id, kind, state = 'found' AS is_found,
        CASE WHEN kind = 'verify' THEN substr(identity, instr(identity, '@') + 1)
            WHEN identity NOT LIKE 'phone|in/%'
                THEN substr(identity, length(rtrim(identity, replace(identity, '|', ''))) + 1)
            END AS place
    FROM results WHERE realm = :realm AND answered_at >= :begins AND answered_at < :ends
    ORDER BY answered_at DESC, id DESC LIMIT :answers)
SELECT place, COUNT(*) AS answered, SUM(n.is_found) AS found, CAST(ROUND(SUM(IIF(
    n.kind = 'verify' OR n.is_found,
    1.0 * IFNULL(b.final, 0) / MAX(1, IIF(n.kind = 'verify', b.answered, b.found)), 0))) AS INTEGER) AS paid
FROM newest n LEFT JOIN batches b ON b.id = n.batch_id
WHERE place <> '' GROUP BY place ORDER BY answered DESC, place LIMIT :shares
"""

# The searches of an erased run are gone, and with them what is said of them.
_FAILURES = """
SELECT IIF(b.state = 'done', '', b.message) AS message, COUNT(*) AS searches
FROM batches b JOIN searches s ON s.batch_id = b.id AND s.state = 'failed'
WHERE b.realm = :realm AND b.closed_at >= :begins AND b.closed_at < :ends
    AND (b.state IN ('failed', 'rejected') OR b.answered < b.searches)
GROUP BY 1
"""
