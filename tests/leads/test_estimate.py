"""The likely price: quantiles against known values, and ranges that say neither too much nor too little."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.credits import Credits
from gui.leads.estimate import beta_quantile, jeffreys_interval, likely
from gui.leads.fields import Kind

ONE = Credits.of(1)
shares = st.floats(0.001, 0.999)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99])
def test_quantiles_with_a_closed_form(share: float) -> None:
    assert beta_quantile(share, 1, 1) == pytest.approx(share, abs=1e-12)
    assert beta_quantile(share, 2, 1) == pytest.approx(math.sqrt(share), abs=1e-12)
    assert beta_quantile(share, 1, 3) == pytest.approx(1 - (1 - share) ** (1 / 3), abs=1e-12)
    assert beta_quantile(share, 0.5, 0.5) == pytest.approx(math.sin(math.pi * share / 2) ** 2, abs=1e-12)


@given(shares, st.integers(1, 40), st.integers(1, 40))
def test_quantiles_against_binomial_sums(share: float, hits: int, misses: int) -> None:
    x = beta_quantile(share, hits, misses)
    trials = hits + misses - 1
    below = sum(math.comb(trials, k) * x**k * (1 - x) ** (trials - k) for k in range(hits, trials + 1))
    assert below == pytest.approx(share, abs=1e-9)


@given(shares, st.floats(0.5, 500), st.floats(0.5, 500))
def test_quantiles_mirror(share: float, hits: float, misses: float) -> None:
    assert beta_quantile(share, hits, misses) == pytest.approx(1 - beta_quantile(1 - share, misses, hits))


@pytest.mark.parametrize(("found", "asked"), [(6_300, 10_000), (200_000, 1_000_000), (999_999, 1_000_000)])
def test_long_histories_agree_with_the_normal_curve(found: int, asked: int) -> None:
    low, high = jeffreys_interval(found, asked)
    rate = found / asked
    spread = 1.645 * math.sqrt(rate * (1 - rate) / asked)
    assert low == pytest.approx(rate - spread, abs=3 / asked)
    assert high == pytest.approx(rate + spread, abs=3 / asked)


def test_the_interval_of_an_even_rate_is_even() -> None:
    low, high = jeffreys_interval(5, 10)
    assert low == pytest.approx(1 - high)
    assert 0.25 < low < 0.28


def test_nothing_found_and_all_found() -> None:
    assert jeffreys_interval(0, 10)[0] < 0.001
    assert jeffreys_interval(10, 10)[1] > 0.999
    assert jeffreys_interval(0, 10)[1] == pytest.approx(1 - jeffreys_interval(10, 10)[0])


def test_verifying_has_an_exact_price() -> None:
    assert likely(Kind.VERIFY, 1000, Credits(1), (1, 900)) == (Credits.of(250), Credits.of(250))


@pytest.mark.parametrize("kind", Kind)
def test_nothing_to_send_costs_nothing(kind: Kind) -> None:
    assert likely(kind, 0, Credits.of(40), None) == (Credits(), Credits())


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.PHONE])
@pytest.mark.parametrize("history", [None, (0, 0)])
def test_without_history_the_range_is_wide(kind: Kind, history: tuple[int, int] | None) -> None:
    low, high = likely(kind, 1000, ONE, history)
    assert high.quarters - low.quarters > 4 * 500
    assert Credits() < low < high < Credits.of(1000)


def test_history_narrows_the_range() -> None:
    def width(history: tuple[int, int] | None) -> int:
        low, high = likely(Kind.EMAIL, 10_000, ONE, history)
        return high.quarters - low.quarters

    assert width((63_000, 100_000)) < width((630, 1000)) < width((6, 10)) < width(None)


def test_with_a_long_list_it_is_the_jeffreys_interval() -> None:
    low, high = likely(Kind.EMAIL, 1_000_000, ONE, (630, 1000))
    expected = jeffreys_interval(630, 1000)
    assert low.number / 1_000_000 == pytest.approx(expected[0], abs=0.001)
    assert high.number / 1_000_000 == pytest.approx(expected[1], abs=0.001)


def test_nine_in_ten_short_lists_fall_into_the_range() -> None:
    dice = random.Random(20_240_101)
    low, high = likely(Kind.EMAIL, 10, ONE, (6_300, 10_000))
    draws = [sum(dice.random() < 0.63 for _ in range(10)) for _ in range(4000)]
    assert sum(low <= Credits.of(found) <= high for found in draws) / len(draws) >= 0.88
    assert (low, high) != (Credits(), Credits.of(10))


@pytest.mark.parametrize("history", [(12, 10), (-1, 10)])
def test_a_history_that_cannot_be_still_gives_a_range(history: tuple[int, int]) -> None:
    low, high = likely(Kind.EMAIL, 100, ONE, history)
    assert Credits() <= low <= high <= Credits.of(100)


histories = st.integers(0, 10**6).flatmap(lambda asked: st.tuples(st.integers(0, asked), st.just(asked)))


@given(
    st.sampled_from(Kind),
    st.integers(0, 10**6),
    st.integers(1, 200).map(Credits),
    st.one_of(st.none(), histories),
)
def test_a_range_lies_between_nothing_and_the_hold(
    kind: Kind, look_up: int, price: Credits, history: tuple[int, int] | None
) -> None:
    low, high = likely(kind, look_up, price, history)
    assert Credits() <= low <= high <= price * look_up
