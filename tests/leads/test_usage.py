"""The bars of a period: every day in exactly one of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gui.leads.usage import Period, Step


@given(
    first=st.dates(date(2020, 1, 1), date(2040, 1, 1)), days=st.integers(1, 900), step=st.sampled_from(Step)
)
def test_bars_are_the_days_of_the_period(first: date, days: int, step: Step) -> None:
    last = first + timedelta(days - 1)
    bars = Period(first, last, step).bars()
    assert bars[0][0] == first
    assert bars[-1][1] == last + timedelta(1)
    assert all(before[1] == after[0] for before, after in pairwise(bars))
    for begins, _ in bars[1:]:
        assert step is not Step.WEEK or begins.weekday() == 0
        assert step is not Step.MONTH or begins.day == 1
    longest = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 31}[step]
    assert all(0 < (after - begins).days <= longest for begins, after in bars)


def test_a_period_that_ends_before_it_begins_has_no_bar() -> None:
    assert Period(date(2026, 3, 2), date(2026, 3, 1)).bars() == ()
