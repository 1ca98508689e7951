"""What credits are worth: exact decimals, rounded once and to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.leads.credits import Credits
from gui.leads.money import CreditPrice, Money


@pytest.mark.parametrize(
    ("price", "currency", "quarters", "cost"),
    [
        ("0.10", "EUR", 841 * 4, "84.10"),
        ("0.1", "USD", 1, "0.03"),  # 0.025: half a cent is rounded up
        ("0.0299", "EUR", 4_000_000, "29900.00"),
        ("15", "JPY", 3, "11"),  # a currency without cents
        ("0.10", "EUR", 0, "0.00"),
    ],
)
def test_credits_cost_what_they_cost(price: str, currency: str, quarters: int, cost: str) -> None:
    parsed = CreditPrice.parse(price, currency)
    assert parsed is not None
    worth = parsed.of(Credits(quarters))
    assert (worth.credits, worth.money) == (Credits(quarters), Money(Decimal(cost), currency))
    assert str(worth.money.amount) == cost


def test_without_a_price_there_is_none() -> None:
    assert CreditPrice.parse("", "EUR") is None


@pytest.mark.parametrize("price", ["free", "-1", "0", "NaN", "Infinity", "1e9", "0.000000001", "0,10"])
def test_what_is_no_price_is_refused(price: str) -> None:
    with pytest.raises(ValueError, match="price"):
        CreditPrice.parse(price, "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "€"])
def test_what_is_no_currency_is_refused(currency: str) -> None:
    with pytest.raises(ValueError, match="currency"):
        CreditPrice.parse("0.10", currency)
