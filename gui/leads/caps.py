"""What may be spent in a day and in a month over all runs: the user's own limits, by their own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.sentences import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(StrEnum):
    """For how long a cap counts. The longest is last."""

    DAY = "day"
    MONTH = "month"

    def first_day(self, today: date) -> date:
        """The first day of the span that has this one in it."""
        return today if self is Span.DAY else today.replace(day=1)

    def next_day(self, today: date) -> date:
        """The day on which the next span begins, and the cap counts anew."""
        if self is Span.DAY:
            return today + timedelta(days=1)
        return (today.replace(day=1) + timedelta(days=31)).replace(day=1)

    def began(self, now: datetime) -> datetime:
        """The midnight with which the span began, where this computer is."""
        return datetime.combine(self.first_day(now.astimezone().date()), time()).astimezone()


@dataclass(frozen=True, slots=True)
class Caps:
    """The user's limits over all runs; None for no limit."""

    daily: Credits | None = None
    monthly: Credits | None = None

    def of(self, span: Span) -> Credits | None:
        """The limit for a day, or for a month."""
        return self.daily if span is Span.DAY else self.monthly


NO_CAPS = Caps()


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap as it stands now.

    Attributes:
        cap: the most that may be spent in the span.
        used: what was paid in it, and all that is held or may be charged.
        anew: the day on which it counts from nothing again.
    """

    span: Span
    cap: Credits
    used: Credits
    anew: date

    @property
    def left(self) -> Credits:
        """What may still be held; never below nothing."""
        return max(self.cap - self.used, Credits())

    @property
    def is_passed(self) -> bool:
        """Whether more is spent or held than the cap allows."""
        return self.used > self.cap


def tightest(limits: Iterable[Limit]) -> Limit | None:
    """The limit that leaves least; the longer one where two leave the same."""
    ordered = sorted(limits, key=lambda limit: list(Span).index(limit.span), reverse=True)
    return min(ordered, key=lambda limit: limit.left, default=None)


def limit_words(limit: Limit) -> Sentence:
    """Which cap over all runs it is, and how much of it is left: the beginning of a sentence."""
    if limit.span is Span.DAY:
        return say("Your daily cap of {cap} credits leaves {left}", cap=limit.cap, left=limit.left)
    return say("Your monthly cap of {cap} credits leaves {left}", cap=limit.cap, left=limit.left)


def limit_note(limit: Limit, hold: Credits) -> Sentence:
    """What is said of a price that a cap over all runs does not cover."""
    return say(
        "{limit} of the {hold} that this would hold. The run rests there, until {day} or a higher cap.",
        limit=limit_words(limit),
        hold=hold,
        day=limit.anew,
    )
