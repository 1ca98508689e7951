"""Money: credits as whole numbers of quarters, what a search costs, and how an amount is written."""

from __future__ import annotations

from dataclasses import dataclass

from gui.leads.fields import Kind

QUARTERS = 4


@dataclass(frozen=True, order=True, slots=True)
class Credits:
    """An amount of credits, counted in quarters so that no sum is ever rounded.

    Attributes:
        quarters: the amount in quarter credits; 1 verification is 1 quarter, 1 found email is 4.
    """

    quarters: int = 0

    @classmethod
    def of(cls, whole: int) -> Credits:
        """A whole number of credits."""
        return cls(whole * QUARTERS)

    @classmethod
    def parse(cls, value: object) -> Credits:
        """Read an amount as the API or a person writes it: ``8500``, ``0.5``, ``"12.25"``.

        An amount between two quarters is rounded up, so that a hold is never understated.

        Raises:
            ValueError: the value is not a finite number.
        """
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise ValueError(f"not an amount of credits: {value!r}")
        from decimal import ROUND_CEILING, Decimal, InvalidOperation  # the first paint reads no amount

        try:
            quarters = (Decimal(str(value)) * QUARTERS).to_integral_value(ROUND_CEILING)
            return cls(int(quarters))
        except (InvalidOperation, OverflowError, ValueError) as error:
            raise ValueError(f"not an amount of credits: {value!r}") from error

    def __add__(self, other: Credits) -> Credits:
        return Credits(self.quarters + other.quarters)

    def __sub__(self, other: Credits) -> Credits:
        return Credits(self.quarters - other.quarters)

    def __mul__(self, count: int) -> Credits:
        return Credits(self.quarters * count)

    def __bool__(self) -> bool:
        return self.quarters != 0

    def __str__(self) -> str:
        return format_credits(self)

    @property
    def number(self) -> int | float:
        """The amount as a JSON number: whole when it is whole, else with its exact quarters."""
        whole, rest = divmod(self.quarters, QUARTERS)
        return whole if rest == 0 else self.quarters / QUARTERS


def format_credits(amount: Credits, separator: str = ",", point: str = ".") -> str:
    """Write an amount for people: ``1,102``, ``0.25``, ``-3.5``. The one place where this is done."""
    sign = "-" if amount.quarters < 0 else ""
    whole, rest = divmod(abs(amount.quarters), QUARTERS)
    fraction = {0: "", 1: f"{point}25", 2: f"{point}5", 3: f"{point}75"}[rest]
    return f"{sign}{whole:,}".replace(",", separator) + fraction


# Enrow's price list: an email or a phone is paid when found, a verification always.
PRICES: dict[Kind, Credits] = {
    Kind.EMAIL: Credits.of(1),
    Kind.PHONE: Credits.of(40),
    Kind.VERIFY: Credits(1),
}
# What a search costs at most in any plan that Enrow documents: phones are dearer in older ones.
DEAREST: dict[Kind, Credits] = {**PRICES, Kind.PHONE: Credits.of(50)}
