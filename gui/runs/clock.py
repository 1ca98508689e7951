"""The time, as it is written down."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now, in UTC; given to whatever writes times, so that tests can give another."""
    return datetime.now(UTC)
