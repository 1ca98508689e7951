"""The size of the next batch, as a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.batching import LIMITS, batch_size
from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Kind

PLENTY = Credits.of(10**9)
kinds = st.sampled_from(Kind)


@pytest.mark.parametrize(
    ("kind", "waiting", "size"),
    [
        (Kind.EMAIL, 0, 0),
        (Kind.EMAIL, 1, 1),
        (Kind.EMAIL, 10, 10),
        (Kind.EMAIL, 25, 25),
        (Kind.EMAIL, 49, 49),  # 24 would be too few for a batch of their own
        (Kind.EMAIL, 50, 25),
        (Kind.EMAIL, 500, 25),
        (Kind.EMAIL, 501, 26),
        (Kind.EMAIL, 1284, 65),
        (Kind.EMAIL, 10_000, 500),
        (Kind.EMAIL, 1_000_000, 500),
        (Kind.VERIFY, 30, 30),
        (Kind.VERIFY, 2000, 100),
        (Kind.PHONE, 10, 10),
        (Kind.PHONE, 19, 19),
        (Kind.PHONE, 20, 10),
        (Kind.PHONE, 1000, 50),
        (Kind.PHONE, 50_000, 200),
        (Kind.EMAIL, -3, 0),
    ],
)
def test_with_credits_enough(kind: Kind, waiting: int, size: int) -> None:
    assert batch_size(kind, waiting, PLENTY, PRICES[kind]) == size


@pytest.mark.parametrize(
    ("kind", "available", "price", "size"),
    [
        (Kind.EMAIL, Credits.of(500), Credits.of(1), 500),
        (Kind.EMAIL, Credits.of(499), Credits.of(1), 499),
        (Kind.EMAIL, Credits(4 * 10 + 3), Credits.of(1), 10),
        (Kind.EMAIL, Credits.of(1), Credits.of(1), 1),
        (Kind.EMAIL, Credits(3), Credits.of(1), 0),
        (Kind.EMAIL, Credits(), Credits.of(1), 0),
        (Kind.EMAIL, Credits.of(-5), Credits.of(1), 0),
        (Kind.VERIFY, Credits.of(1), Credits(1), 4),
        (Kind.PHONE, Credits.of(39), Credits.of(40), 0),
        (Kind.PHONE, Credits.of(99), Credits.of(50), 1),
        (Kind.EMAIL, Credits(), Credits(), 500),
    ],
)
def test_with_credits_short(kind: Kind, available: Credits, price: Credits, size: int) -> None:
    assert batch_size(kind, 10_000, available, price) == size


@given(kinds, st.integers(0, 10**7), st.integers(0, 10**7).map(Credits), st.integers(1, 400).map(Credits))
def test_a_batch_is_always_allowed_and_covered(
    kind: Kind, waiting: int, available: Credits, price: Credits
) -> None:
    size = batch_size(kind, waiting, available, price)
    assert 0 <= size <= min(waiting, LIMITS[kind])
    assert price * size <= available
    assert size > 0 or waiting == 0 or available < price


@given(kinds, st.integers(1, 20_000))
def test_a_list_comes_to_an_end_in_few_batches(kind: Kind, waiting: int) -> None:
    batches = 0
    while waiting:
        waiting -= batch_size(kind, waiting, PLENTY, PRICES[kind])
        batches += 1
    assert waiting == 0
    assert batches <= 170


def test_the_limits_are_enrow_s() -> None:
    assert LIMITS == {Kind.EMAIL: 5000, Kind.PHONE: 3000, Kind.VERIFY: 5000}
