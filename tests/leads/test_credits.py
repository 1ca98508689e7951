"""Credits are whole quarters: no sum is rounded, and an amount is written in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.credits import PRICES, Credits, format_credits
from gui.leads.fields import Kind

amounts = st.integers(-(10**12), 10**12).map(Credits)


@pytest.mark.parametrize(
    ("value", "quarters"),
    [
        (0, 0),
        (8500, 34_000),
        (0.25, 1),
        (0.5, 2),
        ("12.25", 49),
        ("1e3", 4000),
        (-1, -4),
        (0.1, 1),
        (0.26, 2),
        (1e15, 4 * 10**15),
    ],
)
def test_parse_reads_numbers_and_texts_and_rounds_up(value: object, quarters: int) -> None:
    assert Credits.parse(value) == Credits(quarters)


@pytest.mark.parametrize("value", [None, True, False, "", "many", "nan", float("inf"), float("nan"), [], {}])
def test_parse_refuses_what_is_no_amount(value: object) -> None:
    with pytest.raises(ValueError, match="not an amount of credits"):
        Credits.parse(value)


@given(amounts)
def test_an_amount_survives_json(amount: Credits) -> None:
    assert Credits.parse(amount.number) == amount


@given(amounts)
def test_an_amount_survives_being_written(amount: Credits) -> None:
    assert Credits.parse(str(amount).replace(",", "")) == amount


@given(amounts, amounts)
def test_what_is_added_can_be_taken_away(one: Credits, other: Credits) -> None:
    assert one + other - other == one


@given(amounts, st.integers(0, 10_000))
def test_a_product_is_a_repeated_sum(amount: Credits, count: int) -> None:
    assert amount * count + amount == amount * (count + 1)


@given(st.lists(amounts, max_size=20))
def test_a_sum_is_exact(many: list[Credits]) -> None:
    assert sum(many, Credits()).quarters == sum(amount.quarters for amount in many)


@pytest.mark.parametrize(
    ("quarters", "written"),
    [
        (0, "0"),
        (1, "0.25"),
        (2, "0.5"),
        (3, "0.75"),
        (4, "1"),
        (4408, "1,102"),
        (-14, "-3.5"),
        (-1, "-0.25"),
        (4_000_000_001, "1,000,000,000.25"),
    ],
)
def test_amounts_as_people_read_them(quarters: int, written: str) -> None:
    assert str(Credits(quarters)) == written


def test_amounts_in_another_country_s_writing() -> None:
    assert format_credits(Credits(4_408_001), ".", ",") == "1.102.000,25"


def test_amounts_are_ordered_and_zero_is_false() -> None:
    assert Credits(1) < Credits.of(1) <= Credits(4)
    assert not Credits()
    assert Credits(-1)


def test_whole_amounts_are_whole_numbers_in_json() -> None:
    assert repr(Credits.of(7).number) == "7"
    assert repr(Credits(3).number) == "0.75"


def test_the_price_list_is_enrow_s() -> None:
    assert {kind: str(price) for kind, price in PRICES.items()} == {
        Kind.EMAIL: "1",
        Kind.PHONE: "40",
        Kind.VERIFY: "0.25",
    }
