"""How long the balance lasts at the pace of the last days."""

from __future__ import annotations

from datetime import date, timedelta

from gui.leads.credits import Credits
from gui.leads.usage import Forecast

DAYS_SEEN = 30


def forecast(balance: Credits, paid: Credits, days: int, today: date) -> Forecast:
    """Go on spending as in the last days.

    Args:
        balance: what there is.
        paid: what was spent for good in the days looked at.
        days: how many those were, at least 1.
        today: the last of them.

    Returns:
        The pace, a fraction of a quarter rounded up; and the day on which the balance is used up: today when
        none is left, None where nothing is spent or it lasts beyond the calendar.
    """
    per_day = Credits(-(-paid.quarters // days))
    if paid <= Credits():
        return Forecast(per_day, days, None)
    lasts = max(0, balance.quarters) * days // paid.quarters
    until = today + timedelta(lasts) if lasts <= (date.max - today).days else None
    return Forecast(per_day, days, until)
