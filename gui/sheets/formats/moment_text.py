"""Dates and times as files write them in ISO 8601: "2024-03-05", "2024-03-05T14:07:09.000", "PT30H5M0S"."""

from __future__ import annotations

import datetime as dt
import re

_DURATION = re.compile(r"(-)?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


def parse_moment(text: str) -> dt.datetime | dt.date | dt.time | None:
    """Read a date, with or without a time, or a time of day; None for anything else."""
    text = text.strip()
    try:
        if "T" not in text and ":" in text and "-" not in text:
            return dt.time.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    has_time = moment.hour or moment.minute or moment.second or moment.microsecond
    return moment if has_time else moment.date()


def parse_duration(text: str) -> dt.timedelta | None:
    """Read a length of time ("PT30H5M0S"); None for anything else."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    sign, days, hours, minutes, seconds = match.groups()
    try:
        length = dt.timedelta(
            days=int(days or 0),
            hours=int(hours or 0),
            minutes=int(minutes or 0),
            seconds=float(seconds or 0),
        )
    except (OverflowError, ValueError):
        return None
    return -length if sign else length
