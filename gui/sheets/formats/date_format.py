"""Dates and times as Excel shows them, from the value and the cell's number format.

Source of fact: ECMA-376 part 1, 18.8.31. Formats that follow the reader's own region (14, 22) are shown in
ISO order, which nobody can take for another day.
"""

from __future__ import annotations

import datetime as dt
import functools

from gui.sheets.formats import number_format

Moment = dt.datetime | dt.date | dt.time | dt.timedelta

_REGIONAL = {"mm-dd-yy", "m/d/yy h:mm", "general", ""}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def iso(value: Moment) -> str:
    """Show a date or time in ISO order: "2024-03-05", "2024-03-05 12:30:00", "03:04:00", "30:00:00"."""
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, dt.datetime):
        if not (value.hour or value.minute or value.second or value.microsecond):
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds")
    return value.isoformat()


def format_date(value: Moment, code: str) -> str:
    """Show a date or time as Excel does under a format code; what is not understood is shown in ISO order."""
    if code.lower() in _REGIONAL or not number_format.is_date_format(code):
        return iso(value)
    runs = _runs(code)
    value = _rounded(value, sum(len(text) for kind, text in runs if kind == "fraction"))
    try:
        return "".join(_show(kind, text, value, runs) for kind, text in runs).strip()
    except (AttributeError, ValueError):
        return iso(value)


@functools.lru_cache(maxsize=256)
def _runs(code: str) -> tuple[tuple[str, str], ...]:
    """Gather a format's letters into runs ("yyyy", "mm"), minutes told from months by their neighbours."""
    runs: list[tuple[str, str]] = []
    for kind, text in number_format.sections(code)[0].tokens:
        low = text.lower()
        if kind == "code" and low in {"am/pm", "a/p"}:
            runs.append(("half", low))
        elif kind == "code" and low == "0" and runs and runs[-1][0] == "fraction":
            runs[-1] = ("fraction", runs[-1][1] + low)
        elif kind == "code" and low == "0" and runs and runs[-1] == ("text", "."):
            runs.append(("fraction", low))
        elif kind != "code" or low[0] not in "ymdhs[":
            runs.append(("text", text))
        elif runs and runs[-1][0] == "code" and runs[-1][1][0] == low:
            runs[-1] = ("code", runs[-1][1] + low)
        else:
            runs.append(("code", low))
    return tuple(_with_minutes(runs))


def _with_minutes(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    letters = [place for place, (kind, _) in enumerate(runs) if kind == "code"]
    for order, place in enumerate(letters):
        text = runs[place][1]
        if text not in {"m", "mm"}:
            continue
        before = runs[letters[order - 1]][1] if order else ""
        after = runs[letters[order + 1]][1] if order + 1 < len(letters) else ""
        if before.strip("[]").startswith("h") or after.strip("[]").startswith("s"):
            runs[place] = ("minutes", text)
    return runs


def _show(kind: str, text: str, value: Moment, runs: tuple[tuple[str, str], ...]) -> str:
    if kind == "text":
        return text
    if kind == "fraction":
        part = getattr(value, "microseconds" if isinstance(value, dt.timedelta) else "microsecond", 0)
        return f"{part:06}"[: len(text)]
    if kind == "minutes":
        return _pad(_clock(value)[1], text)
    has_half = any(other == "half" for other, _ in runs)
    hour = _clock(value)[0] % 24
    if kind == "half":
        return ("AM" if hour < 12 else "PM")[: 1 if text == "a/p" else 2]
    if text.startswith("["):
        return _elapsed(value, text)
    if text[0] == "h":
        return _pad((hour % 12 or 12) if has_half else hour, text)
    if text[0] == "s":
        return _pad(_clock(value)[2], text)
    return _day_part(value, text)


def _rounded(value: Moment, decimals: int) -> Moment:
    """Round to the second, or to the parts of one that are shown, as Excel does."""
    step = 10 ** (6 - min(decimals, 6))
    if not isinstance(value, dt.datetime | dt.time | dt.timedelta):
        return value
    over = (value.microseconds if isinstance(value, dt.timedelta) else value.microsecond) % step
    change = dt.timedelta(microseconds=step - over if over * 2 >= step else -over)
    if isinstance(value, dt.time):
        return (dt.datetime.combine(dt.date(2000, 1, 1), value) + change).time()
    try:
        return value + change
    except OverflowError:
        return value


def _pad(number: int, text: str) -> str:
    return f"{number:02}" if len(text) > 1 else str(number)


def _clock(value: Moment) -> tuple[int, int, int]:
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return seconds // 3600, seconds // 60 % 60, seconds % 60
    if isinstance(value, dt.datetime | dt.time):
        return value.hour, value.minute, value.second
    return 0, 0, 0


def _elapsed(value: Moment, text: str) -> str:
    hours, minutes, seconds = _clock(value)
    total = {"h": hours, "m": hours * 60 + minutes, "s": hours * 3600 + minutes * 60 + seconds}[text[1]]
    return str(total).rjust(len(text) - 2, "0")


def _day_part(value: Moment, text: str) -> str:
    if not isinstance(value, dt.date):
        raise ValueError("a time of day has no date")
    shown = {
        "y": f"{value.year % 100:02}",
        "yy": f"{value.year % 100:02}",
        "m": str(value.month),
        "mm": f"{value.month:02}",
        "mmm": _MONTHS[value.month - 1][:3],
        "mmmm": _MONTHS[value.month - 1],
        "mmmmm": _MONTHS[value.month - 1][0],
        "d": str(value.day),
        "dd": f"{value.day:02}",
        "ddd": _DAYS[value.weekday()][:3],
        "dddd": _DAYS[value.weekday()],
    }
    return shown.get(text, str(value.year))
