"""Two shapes of numbers that are no row of digits: fractions ("2 1/4") and powers of ten ("12.3E+3").

Source of fact: ECMA-376 part 1, 18.8.31; Excel itself for how many digits stand before the point.
"""

from __future__ import annotations

import re
from fractions import Fraction

_PLACES = "0#?"
_MOST_DIGITS = 7


def scientific(codes: str, value: float) -> str:
    """Show a number under a code such as ``0.00E+00``; ``##0.0E+0`` steps by powers of a thousand.

    Args:
        codes: the digit places and signs of the format.
        value: any number.
    """
    mantissa, sign, exponent = re.split(r"([Ee][+-])", codes, maxsplit=1)
    whole, _, fraction = mantissa.partition(".")
    step = max(sum(whole.count(place) for place in _PLACES), 1)
    decimals = sum(fraction.count(place) for place in _PLACES)
    power = 0 if not value else int(f"{value:e}".partition("e")[2])
    power -= power % step
    shown = f"{value / 10.0**power:.{decimals}f}"
    if abs(float(shown)) >= 10**step:
        power += step
        shown = f"{value / 10.0**power:.{decimals}f}"
    digits = sum(exponent.count(place) for place in _PLACES)
    plus = "-" if power < 0 else sign[1].replace("-", "")
    return f"{shown}E{plus}{abs(power):0{max(digits, 1)}}"


def fraction(tokens: tuple[tuple[str, str], ...], value: float) -> str:
    """Show a number under a code such as ``# ?/?`` or ``# ??/16``; "" for what is not one."""
    text = "".join(text for _, text in tokens)
    match = re.fullmatch(r"\s*([#0?]+\s+)?([#0?]+)\s*/\s*([#0?]+|\d+)\s*", text)
    if match is None or abs(value) >= 10**15:
        return ""
    has_whole, bottom = match[1] is not None, match[3]
    exact = Fraction(f"{abs(value):.15g}")
    whole = int(exact) if has_whole else 0
    top, under = _nearest(exact - whole, bottom)
    if has_whole and top == under:
        whole, top = whole + 1, 0
    sign = "-" if value < 0 and (whole or top) else ""
    if has_whole and not top:
        return f"{sign}{whole}"
    return f"{sign}{whole} {top}/{under}" if has_whole and whole else f"{sign}{top}/{under}"


def _nearest(exact: Fraction, bottom: str) -> tuple[int, int]:
    if bottom.strip(_PLACES):
        under = int(bottom)
        return round(exact * under), under
    nearest = exact.limit_denominator(10 ** min(len(bottom), _MOST_DIGITS) - 1)
    return nearest.numerator, nearest.denominator
