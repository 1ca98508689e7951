"""What credits are worth in the user's own money, as exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gui.leads.credits import QUARTERS

if TYPE_CHECKING:
    from gui.leads.credits import Credits

_CURRENCY = re.compile(r"[A-Z]{3}")
_CENT = Decimal("0.01")
_MOST_PLACES = 8
_MOST = Decimal(1_000_000)
_WITHOUT_CENTS = frozenset({"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"})  # ISO 4217


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, by its code: 84.10, "EUR"."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Cost:
    """Credits beside what they are worth."""

    credits: Credits
    money: Money


@dataclass(frozen=True, slots=True)
class CreditPrice:
    """What one credit costs the user."""

    price: Money

    @classmethod
    def parse(cls, text: str, currency: str) -> CreditPrice | None:
        """Read a price as it is kept: ``0.10``; None where none is set.

        Raises:
            ValueError: it is no price, or no currency's code.
        """
        return cls(Money(parse_price(text), parse_currency(currency))) if text else None

    def of(self, amount: Credits) -> Cost:
        """What credits cost, to the cent; half a cent is rounded up."""
        whole = Decimal(amount.quarters) * self.price.amount / QUARTERS
        unit = Decimal(1) if self.price.currency in _WITHOUT_CENTS else _CENT
        return Cost(amount, Money(whole.quantize(unit, ROUND_HALF_UP), self.price.currency))


def parse_price(text: str) -> Decimal:
    """Read the price of a credit, with a point before its decimals.

    Raises:
        ValueError: it is no price.
    """
    try:
        price = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"not a price: {text!r}") from error
    if not price.is_finite() or not 0 < price < _MOST or price != round(price, _MOST_PLACES):
        raise ValueError(f"not a price of a credit: {text!r}")
    return price


def parse_currency(code: str) -> str:
    """Read a currency's code, such as EUR.

    Raises:
        ValueError: it is none.
    """
    if not _CURRENCY.fullmatch(code):
        raise ValueError(f"not the code of a currency: {code!r}")
    return code
