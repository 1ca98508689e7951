"""How many searches go into the next batch, and why: the one place where this is decided.

Results come only when a whole batch is complete, and its whole hold is taken when it is sent. So batches
are small: earlier rows, a truer time left, a pause that works, a small hold, little in doubt when an answer
is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Kind

if TYPE_CHECKING:
    from gui.leads.credits import Credits

# Enrow's own limits for one bulk request.
LIMITS: dict[Kind, int] = {Kind.EMAIL: 5000, Kind.PHONE: 3000, Kind.VERIFY: 5000}

# A phone search is slow and dear, so fewer of them share a batch.
_SMALLEST: dict[Kind, int] = {Kind.EMAIL: 25, Kind.PHONE: 10, Kind.VERIFY: 25}
_LARGEST: dict[Kind, int] = {Kind.EMAIL: 500, Kind.PHONE: 200, Kind.VERIFY: 500}
_PARTS = 20


def batch_size(kind: Kind, waiting: int, available: Credits, price: Credits) -> int:
    """How many of the waiting searches to send now.

    About a twentieth of what waits, within a smallest and a largest size; a rest too small for a batch of its
    own goes along; then as many as the credits cover.

    Args:
        kind: the kind of search.
        waiting: searches of this kind not sent yet.
        available: the smaller of the balance and the room under the run's cap.
        price: what one search holds.

    Returns:
        The size; 0 when nothing waits or not even one search is covered.
    """
    return min(_wanted(kind, max(waiting, 0)), _covered(available, price, LIMITS[kind]))


def _wanted(kind: Kind, waiting: int) -> int:
    part = -(-waiting // _PARTS)
    size = min(max(part, _SMALLEST[kind]), _LARGEST[kind])
    return waiting if waiting - size < _SMALLEST[kind] else size


def _covered(available: Credits, price: Credits, limit: int) -> int:
    if price.quarters <= 0:
        return limit
    return min(limit, max(available.quarters, 0) // price.quarters)
