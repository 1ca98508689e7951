"""Caps of a day and of a month: they follow the calendar where the computer is, and the tightest is named."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from gui.leads.caps import Caps, Limit, Span, limit_note, tightest
from gui.leads.credits import Credits
from gui.leads.sentences import Sentence, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves this computer to another time zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's time zone cannot be chosen by a program")

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "span", "began"),
    [
        ("UTC", Span.DAY, "2026-03-31T00:00+00:00"),
        ("UTC", Span.MONTH, "2026-03-01T00:00+00:00"),
        ("Europe/Paris", Span.DAY, "2026-04-01T00:00+02:00"),  # there it is past midnight already
        ("Europe/Paris", Span.MONTH, "2026-04-01T00:00+02:00"),
        ("America/New_York", Span.DAY, "2026-03-31T00:00-04:00"),
        ("America/New_York", Span.MONTH, "2026-03-01T00:00-05:00"),  # the clocks were changed since
    ],
)
def test_days_and_months_are_those_where_the_computer_is(
    at_home: Callable[[str], None], zone: str, span: Span, began: str
) -> None:
    at_home(zone)
    assert span.began(datetime(2026, 3, 31, 22, 30, tzinfo=UTC)) == datetime.fromisoformat(began)


@pytest.mark.parametrize(
    ("span", "today", "anew"),
    [
        (Span.DAY, date(2026, 2, 28), date(2026, 3, 1)),
        (Span.MONTH, date(2026, 1, 31), date(2026, 2, 1)),
        (Span.MONTH, date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_cap_says_when_it_begins_anew(span: Span, today: date, anew: date) -> None:
    assert span.next_day(today) == anew


def limit(span: Span, cap: int, used: int) -> Limit:
    return Limit(span, Credits.of(cap), Credits.of(used), date(2026, 4, 1))


def test_the_tightest_is_the_one_that_leaves_least() -> None:
    day, month = limit(Span.DAY, 50, 10), limit(Span.MONTH, 100, 90)
    assert tightest([day, month]) == month
    assert tightest([limit(Span.DAY, 50, 40), month]) == month  # both leave 10: the longer one
    assert tightest([]) is None


def test_a_cap_that_was_lowered_leaves_nothing_rather_than_less() -> None:
    lowered = limit(Span.DAY, 10, 30)
    assert (lowered.left, lowered.is_passed) == (Credits(), True)


def test_the_caps_are_named_by_their_span() -> None:
    caps = Caps(Credits.of(1), Credits.of(20))
    assert [caps.of(span) for span in Span] == [Credits.of(1), Credits.of(20)]


def test_what_is_said_of_a_cap_keeps_its_day_in_the_database() -> None:
    said = limit_note(limit(Span.DAY, 50, 45), Credits.of(30))
    assert "daily cap of 50 credits leaves 5 of the 30" in said
    assert "2026-04-01" in said
    kept = unpacked(packed(said))
    assert kept == said
    assert isinstance(kept, Sentence)
    assert kept.values["day"] == date(2026, 4, 1)
