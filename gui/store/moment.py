"""How a moment is written in the database: UTC, as text that sorts by time."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """Write an aware datetime; microseconds always, so that texts compare as times do.

    Raises:
        ValueError: the datetime has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """Read what ``to_text`` wrote."""
    return datetime.fromisoformat(text)


def from_text_or_none(text: str | None) -> datetime | None:
    """Read what ``to_text`` wrote, where there may be nothing."""
    return None if text is None else from_text(text)
