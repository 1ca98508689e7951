"""How long the balance lasts, for any balance and any pace."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gui.leads.credits import Credits
from gui.leads.forecast import forecast

DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))


@given(balance=st.integers(-50, 10**9), paid=st.integers(1, 10**7), days=st.integers(1, 30), today=DAYS)
def test_the_balance_reaches_to_that_day_and_no_further(
    balance: int, paid: int, days: int, today: date
) -> None:
    made = forecast(Credits(balance), Credits(paid), days, today)
    assert (made.per_day.quarters - 1) * days < paid <= made.per_day.quarters * days
    left = max(0, balance) * days
    if made.until is None:
        assert left // paid > (date.max - today).days
    else:
        lasts = (made.until - today).days
        assert paid * lasts <= left < paid * (lasts + 1)


@given(balance=st.integers(-50, 10**6), days=st.integers(1, 30), today=DAYS)
def test_who_spends_nothing_never_runs_out(balance: int, days: int, today: date) -> None:
    assert forecast(Credits(balance), Credits(), days, today).until is None
