"""What a finished batch cost and what came back, when Enrow says it and when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from gui.store.books.batch import Batch


def settle(
    batch: Batch, found: int, final: Credits | None, refunded: Credits | None
) -> tuple[Credits, Credits]:
    """The cost of a batch and its refund.

    Args:
        batch: what was taken for how many searches.
        found: how many found something.
        final: the cost as Enrow said, or None.
        refunded: what came back as Enrow said, or None.
    """
    cost = final if final is not None else _cost(batch, found, refunded)
    back = refunded if refunded is not None else _less(batch.taken, cost)
    return cost, back


def _cost(batch: Batch, found: int, refunded: Credits | None) -> Credits:
    """A verification is paid whatever the verdict, the others when found; a fraction is rounded up."""
    if refunded is not None:
        return _less(batch.taken, refunded)
    if batch.kind is Kind.VERIFY:
        return batch.taken
    return Credits(-(-batch.taken.quarters * found // batch.searches))


def _less(amount: Credits, by: Credits) -> Credits:
    return max(Credits(), amount - by)
