"""Where the credits went: what a period held, paid, found and saved, as exact values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.credits import Credits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gui.leads.fields import Kind, Realm
    from gui.leads.life import RunState

MOST_SHARES = 50  # lists, and domains
# A page must be there at once, and the newest answers say how a company is found today.
NEWEST_ANSWERS = 20_000
_NOTHING = Credits()
_DAY = timedelta(days=1)


class Step(StrEnum):
    """How long one bar of a chart lasts."""

    DAY = "day"
    WEEK = "week"  # from Monday on
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included, as the user's own calendar has them.

    Attributes:
        first: the first day.
        last: the last day.
        step: how long one bar lasts.
    """

    first: date
    last: date
    step: Step = Step.DAY

    def bars(self) -> tuple[tuple[date, date], ...]:
        """The first day of each bar and the day after its last, in order; the ends of the period cut them."""
        found = []
        begins, end = self.first, self.last + _DAY
        while begins < end:
            after = min(_next_step(begins, self.step), end)
            found.append((begins, after))
            begins = after
        return tuple(found)


def _next_step(day: date, step: Step) -> date:
    if step is Step.DAY:
        return day + _DAY
    if step is Step.WEEK:
        return day + _DAY * (7 - day.weekday())
    return (day.replace(day=28) + _DAY * 4).replace(day=1)


@dataclass(frozen=True, slots=True)
class KindUsage:
    """What the searches of one kind did, each number at the time of the ledger's movement it came with.

    A batch that was accepted in one period and done in the next one has its searches and its hold in the
    first, its answers, its refund and its cost in the second.

    Attributes:
        searches: how many were accepted by Enrow.
        answered: how many of them have an answer.
        found: how many of the answers are a find (for a verification: deliverable).
        held: credits taken when they were accepted.
        refunded: credits given back.
        paid: credits spent for good.
    """

    searches: int = 0
    answered: int = 0
    found: int = 0
    held: Credits = _NOTHING
    refunded: Credits = _NOTHING
    paid: Credits = _NOTHING

    def __add__(self, other: KindUsage) -> KindUsage:
        return KindUsage(
            self.searches + other.searches,
            self.answered + other.answered,
            self.found + other.found,
            self.held + other.held,
            self.refunded + other.refunded,
            self.paid + other.paid,
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the period; every step has one, also where nothing happened.

    Attributes:
        begins: its first day, never before the period's.
        kinds: every kind, also one of which nothing was looked up.
    """

    begins: date
    kinds: Mapping[Kind, KindUsage]


@dataclass(frozen=True, slots=True)
class Share:
    """What came of the searches of one list, or of one company's domain.

    Attributes:
        name: the list's file name; or the domain, or the company where people were asked for by that alone.
    """

    name: str
    answered: int
    found: int
    paid: Credits


@dataclass(frozen=True, slots=True)
class Failure:
    """Searches without an answer for good, by one reason, in a sentence."""

    reason: str
    searches: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Searches that were not paid for.

    Attributes:
        known: answered from results paid for earlier.
        duplicates: people who stood in the list twice.
        credits: what they would have held.
    """

    known: int = 0
    duplicates: int = 0
    credits: Credits = _NOTHING


@dataclass(frozen=True, slots=True)
class BalancePoint:
    """The balance as it was read at a moment in UTC."""

    at: datetime
    credits: Credits


@dataclass(frozen=True, slots=True)
class Difference:
    """What the ledger does not explain of the balance, when a run rested.

    Attributes:
        elsewhere: by how much the balance was above, or below when negative, what our own lines explain.
        doubtful: what rows in doubt may have taken of that.
    """

    at: datetime
    run_id: str
    file: str
    elsewhere: Credits
    doubtful: Credits


@dataclass(frozen=True, slots=True)
class RunUsage:
    """What a run moved in the period; it was made then, or earlier.

    Attributes:
        file: its list's path; "" once the run was erased.
        at: when it was made, in UTC.
    """

    run_id: str
    file: str
    at: datetime
    state: RunState
    searches: int
    found: int
    held: Credits
    refunded: Credits
    paid: Credits


@dataclass(frozen=True, slots=True)
class Forecast:
    """How long the balance lasts at the pace of the last days.

    Attributes:
        per_day: credits spent for good a day, over the days looked at.
        days_seen: how many days were looked at.
        until: the day on which the balance is used up; None where nothing is spent.
    """

    per_day: Credits
    days_seen: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Usage:
    """The page. Every sum of ``bars`` equals the same sum of the ledger's lines in the period.

    Attributes:
        kinds: the sum of the bars.
        lists: those with most answers, at most ``MOST_SHARES``.
        domains: those with most of the ``NEWEST_ANSWERS`` of the period, at most ``MOST_SHARES``.
        balances: every reading in the period, the oldest first; thinned out where there are very many.
        runs: the newest first.
        differences: the oldest first.
        forecast: None while the balance was never read.
    """

    realm: Realm
    period: Period
    bars: tuple[Bar, ...]
    kinds: Mapping[Kind, KindUsage]
    lists: tuple[Share, ...]
    domains: tuple[Share, ...]
    failures: tuple[Failure, ...]
    saved: Mapping[Kind, Saved]
    balances: tuple[BalancePoint, ...]
    runs: tuple[RunUsage, ...]
    differences: tuple[Difference, ...]
    forecast: Forecast | None
