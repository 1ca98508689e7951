"""The periods one can choose, as days of the user's own calendar."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from gui.leads.usage import Period, Step

BEGINNING = date(2020, 1, 1)  # before the first version: nothing of ours is older
_MOST_BARS = 400


class Choice(StrEnum):
    """A period by name."""

    LAST_30_DAYS = "last_30_days"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    LAST_12_MONTHS = "last_12_months"
    ALL = "all"


def period_of(choice: Choice, step: Step, today: date) -> Period:
    """The days of a choice."""
    first_of_month = today.replace(day=1)
    if choice is Choice.THIS_MONTH:
        return Period(first_of_month, today, step)
    if choice is Choice.LAST_MONTH:
        last = first_of_month - timedelta(days=1)
        return Period(last.replace(day=1), last, step)
    if choice is Choice.LAST_12_MONTHS:
        years, month = divmod(today.year * 12 + today.month - 1 - 11, 12)
        return Period(date(years, month + 1, 1), today, step)
    if choice is Choice.ALL:
        return Period(BEGINNING, today, step)
    return Period(today - timedelta(days=29), today, step)


def usual_step(choice: Choice) -> Step:
    """The step that shows a choice best."""
    return Step.MONTH if choice in {Choice.LAST_12_MONTHS, Choice.ALL} else Step.DAY


def steps_of(choice: Choice, today: date) -> tuple[Step, ...]:
    """The steps of a choice that make bars one can still see."""
    period = period_of(choice, Step.DAY, today)
    days = (period.last - period.first).days + 1
    lengths = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 30}
    return tuple(step for step in Step if days / lengths[step] <= _MOST_BARS)
