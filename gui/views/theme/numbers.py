"""Numbers, amounts, dates and durations as the user's country writes them. Nothing else formats a number."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from gui.leads.credits import QUARTERS, Credits
from gui.views.theme import figures
from gui.views.theme.words import plural, tr

if TYPE_CHECKING:
    from gui.leads.money import Money

count = figures.count
amount = figures.amount
_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
# In a country's way of writing a whole date, with the words that belong to them.
_WEEKDAY = re.compile(r"'?dddd'?[,\s]*|\(dddd\)")
_YEAR = re.compile(r"[,\s]*('[^']*'\s*)?y+\.?(\s?('[^']*'|年|년))?\.?")


def rows(number: int) -> str:
    """``1 row``, ``1,284 rows``."""
    return plural(number, "{n} row", "{n} rows", n=count(number))


def credits_of(value: Credits) -> str:
    """An amount with its unit: ``1 credit``, ``1,102 credits``."""
    return plural(value.quarters / QUARTERS, "{n} credit", "{n} credits", n=amount(value))


def change(value: Credits) -> str:
    """An amount that came or went, without its unit: ``+55``, ``-21``, ``0``."""
    return f"{QLocale().positiveSign() if value > Credits() else ''}{amount(value)}"


def money(value: Money) -> str:
    """An amount with its currency: ``84.10 EUR``."""
    return f"{figures.decimal(value.amount)}\u00a0{value.currency}"


def amount_range(low: Credits, high: Credits) -> str:
    """``640 – 790``, or one number when both ends agree."""
    return amount(low) if low == high else f"{amount(low)} – {amount(high)}"


def percent(part: int, whole: int) -> str:
    """``64%``, never rounded up to all of it nor down to nothing."""
    if whole == 0:
        return "–"
    share = part / whole * 100
    shown = min(99, max(1, round(share))) if 0 < part < whole else round(share)
    return tr("{n}%", n=count(shown))


def duration(seconds: float) -> str:
    """A length of time in its largest fitting unit: ``40 s``, ``2 min``, ``1 h 20 min``."""
    if seconds < _MINUTE:
        return tr("{n} s", n=count(max(1, math.ceil(seconds))))
    minutes = round(seconds / _MINUTE)
    if minutes < _HOUR // _MINUTE:
        return tr("{n} min", n=count(minutes))
    hours, rest = divmod(minutes, _HOUR // _MINUTE)
    whole = tr("{n} h", n=count(hours))
    return f"{whole} {tr('{n} min', n=count(rest))}" if rest else whole


def day(moment: datetime, *, is_long: bool = False) -> str:
    """A date with its month in letters, the year only when it is not this one: ``12 Mar``, ``Mar 12``.

    Args:
        moment: the time, in any zone; the user's own decides the day.
        is_long: write the month out: ``12 March``, ``March 12``, ``12 de marzo``.
    """
    local = moment.astimezone()
    pattern = _WEEKDAY.sub("", QLocale().dateFormat(QLocale.FormatType.LongFormat))
    if local.year == datetime.now(UTC).astimezone().year:
        pattern = _YEAR.sub("", pattern)
    if not is_long:
        pattern = pattern.replace("MMMM", "MMM")
    pattern = pattern.rstrip(" ,").lstrip(" ,.،")
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(local.timestamp())), pattern)


def calendar_day(when: date, *, is_long: bool = False) -> str:
    """A day of the user's own calendar, written as ``day`` writes it."""
    return day(datetime(when.year, when.month, when.day, 12).astimezone(), is_long=is_long)


def month(when: date, *, is_long: bool = False) -> str:
    """A month: ``Mar``, or ``March 2026``."""
    if is_long:
        return f"{QLocale().standaloneMonthName(when.month)} {plain(when.year)}"
    return QLocale().standaloneMonthName(when.month, QLocale.FormatType.ShortFormat)


def moment(when: datetime) -> str:
    """Day and time: ``12 Mar, 14:05``."""
    return f"{day(when)}, {clock(when)}"


def clock(when: datetime) -> str:
    """The time of day: ``14:05``."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)


def age(since: datetime, now: datetime | None = None) -> str:
    """How long ago something was: ``just now``, ``5 min ago``, a date when it is older than a day."""
    seconds = ((now or datetime.now(UTC)) - since).total_seconds()
    if seconds < _MINUTE:
        return tr("just now")
    if seconds < _DAY:
        return tr("{time} ago", time=duration(seconds))
    return day(since)


def plain(number: int) -> str:
    """A number that is a name, such as a row's: without thousands separators."""
    return str(number)
