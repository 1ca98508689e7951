"""The price before a run: it adds up, and never promises less than may be held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Kind
from gui.leads.options import RunOptions
from gui.leads.quote import KindQuote, Quote

counts = st.integers(0, 10_000)


def kind_quote(kind: Kind, look_up: int, known: int = 0, duplicates: int = 0, skipped: int = 0) -> KindQuote:
    reasons = {"no_company": skipped} if skipped else {}
    return KindQuote.of(
        kind,
        look_up=look_up,
        known=known,
        duplicates=duplicates,
        skipped=reasons,
        price=PRICES[kind],
        history=(630, 1000),
    )


kind_quotes = st.builds(kind_quote, st.sampled_from(Kind), counts, counts, counts, counts)


def test_a_price_of_two_kinds() -> None:
    emails = kind_quote(Kind.EMAIL, look_up=1000, known=100, duplicates=20, skipped=5)
    checks = kind_quote(Kind.VERIFY, look_up=400, known=0, duplicates=0, skipped=725)
    quote = Quote(1125, (emails, checks), Credits.of(5000))
    assert quote.hold == Credits.of(1100)
    assert (quote.look_up, quote.known, quote.duplicates, quote.skipped) == (1400, 100, 20, 730)
    assert Credits.of(585 + 100) < quote.likely_low < quote.likely_high < Credits.of(675 + 100)
    assert quote.after_low == Credits.of(5000) - quote.likely_high
    assert quote.after_high == Credits.of(5000) - quote.likely_low


def test_without_a_balance_nothing_is_said_of_it() -> None:
    quote = Quote(0, (), None)
    assert (quote.after_low, quote.after_high) == (None, None)


def test_no_kind_costs_nothing() -> None:
    quote = Quote(10, (), Credits.of(5))
    assert (quote.hold, quote.likely_low, quote.likely_high) == (Credits(), Credits(), Credits())
    assert quote.after_low == quote.after_high == Credits.of(5)


@given(kind_quotes)
def test_every_row_of_a_kind_is_counted_once(one: KindQuote) -> None:
    assert one.rows == one.look_up + one.known + one.duplicates + sum(one.skipped.values())
    assert one.hold == one.price * one.look_up


@given(st.lists(kind_quotes, max_size=3), st.one_of(st.none(), st.integers(0, 10**6).map(Credits)))
def test_the_likely_price_is_never_more_than_the_hold(
    kinds: list[KindQuote], balance: Credits | None
) -> None:
    quote = Quote(1, tuple(kinds), balance)
    assert Credits() <= quote.likely_low <= quote.likely_high <= quote.hold
    if quote.after_low is not None and quote.after_high is not None:
        assert quote.after_low <= quote.after_high


def test_a_run_is_careful_by_default() -> None:
    options = RunOptions(frozenset({Kind.EMAIL}))
    assert not options.all_rows
    assert not options.ask_again
    assert (options.sample, options.cap) == (None, None)


def test_a_balance_never_falls_below_nothing() -> None:
    quote = Quote(50, (kind_quote(Kind.EMAIL, look_up=50),), Credits.of(12))
    assert (quote.after_low, quote.after_high) == (Credits(), Credits())
