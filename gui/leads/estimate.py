"""What a run is likely to cost in the end: a range from the user's own hit rate, never a promise."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from gui.leads.fields import Kind

if TYPE_CHECKING:
    from gui.leads.credits import Credits

# Without any history: worth about four searches, so that the first sample of ten already outweighs it.
_PRIOR: dict[Kind, tuple[float, float]] = {Kind.EMAIL: (2.4, 1.6), Kind.PHONE: (1.4, 2.1)}
_TAIL = 0.05
_ENOUGH_HALVINGS = 48


def likely(
    kind: Kind, look_up: int, price: Credits, history: tuple[int, int] | None
) -> tuple[Credits, Credits]:
    """The range in which the final price of a run will fall nine times out of ten.

    Found and not found follow the user's own rate (Jeffreys prior), widened by the chance that rules a short
    list; with many rows it becomes the 90 % Jeffreys interval itself. A verification is always paid.

    Args:
        kind: the kind of search.
        look_up: searches to send.
        price: credits for one hit.
        history: (found, asked) over past runs of this kind; None or nothing asked: a wide prior.

    Returns:
        The lower and the upper end, in whole searches.
    """
    if kind is Kind.VERIFY or look_up <= 0:
        exact = price * max(look_up, 0)
        return exact, exact
    low, high = _rate_for_list(*_pseudo_counts(kind, history), look_up)
    return price * math.floor(low * look_up), price * min(look_up, math.ceil(high * look_up))


def jeffreys_interval(found: int, asked: int) -> tuple[float, float]:
    """The 90 % Jeffreys interval of a hit rate, as two shares between 0 and 1."""
    hits, misses = found + 0.5, asked - found + 0.5
    return beta_quantile(_TAIL, hits, misses), beta_quantile(1 - _TAIL, hits, misses)


@lru_cache(maxsize=1024)
def beta_quantile(share: float, hits: float, misses: float) -> float:
    """The value below which a Beta(hits, misses) variable lies with probability ``share``."""
    low, high = 0.0, 1.0
    for _ in range(_ENOUGH_HALVINGS):
        middle = (low + high) / 2
        if _beta_share_below(middle, hits, misses) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _pseudo_counts(kind: Kind, history: tuple[int, int] | None) -> tuple[float, float]:
    if history is None or history[1] <= 0:
        return _PRIOR[kind]
    asked = history[1]
    found = min(max(history[0], 0), asked)
    return found + 0.5, asked - found + 0.5


def _rate_for_list(hits: float, misses: float, look_up: int) -> tuple[float, float]:
    # The share found in a list of n is beta-binomial; this is the Beta with its mean and variance.
    total = hits + misses
    weight = max((total + 1) * look_up / (total + look_up) - 1, 0.5)
    mean = hits / total
    a, b = mean * weight, (1 - mean) * weight
    return beta_quantile(_TAIL, a, b), beta_quantile(1 - _TAIL, a, b)


def _beta_share_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_share_below(1 - x, b, a)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) * _continued_fraction(x, a, b) / a


def _continued_fraction(x: float, a: float, b: float) -> float:
    # Lentz's method; converges in about sqrt(max(a, b)) steps on this side of the mean.
    tiny = 1e-300
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1), tiny)
    value = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _not_zero(1 + step * d, tiny)
            c = _not_zero(1 + step / c, tiny)
            value *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return value


def _not_zero(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny
