"""Takes values out of JSON whose shape nobody promised: a number that is text, an object that is missing."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from gui.leads.credits import Credits

if TYPE_CHECKING:
    from collections.abc import Mapping

_ABSURD = 1e12  # credits; above it, something is broken


def load_object(body: bytes) -> dict[str, object] | None:
    """Read a body as a JSON object; None when it is anything else, cut short or damaged."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def to_object(value: object) -> dict[str, object]:
    """An object, empty when it is something else."""
    return value if isinstance(value, dict) else {}


def to_text(value: object) -> str:
    """A text without blanks around it; a whole number as its digits; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def to_texts(values: Mapping[str, object]) -> dict[str, str]:
    """Those of the values that hold a text."""
    return {name: text for name, value in values.items() if (text := to_text(value))}


def to_number(value: object) -> float | None:
    """A finite number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def to_count(value: object) -> int | None:
    """A whole number that is not negative."""
    number = to_number(value)
    return int(number) if number is not None and number == int(number) else None


def to_credits(value: object) -> Credits | None:
    """A price, a hold or a refund: never negative, rounded up to quarters."""
    number = to_number(value)
    return Credits.parse(number) if number is not None and number < _ABSURD else None


def to_balance(value: object) -> Credits | None:
    """A balance: perhaps negative, rounded down to quarters, since it must not promise what is not there."""
    number = to_number(value)
    if number is not None:
        return Credits() - Credits.parse(-number) if number < _ABSURD else None
    is_amount = isinstance(value, (int, float, str)) and not isinstance(value, bool)
    debt = to_credits(str(value).strip().removeprefix("-")) if is_amount else None
    return None if debt is None else Credits() - debt
