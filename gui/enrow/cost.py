"""What a batch costs in the end: the same fact in the three shapes in which Enrow states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.enrow import loose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.credits import Credits


def settle(stats: Mapping[str, object]) -> tuple[Credits | None, Credits | None]:
    """Read from a batch's ``stats`` what it costs in the end, and what comes back of its hold.

    Emails: an object with ``final`` and ``refunded``. Verifications: a number. Phones: ``credits_cost`` and
    ``credits_to_refund``. None stands for what is not said.
    """
    cost = stats.get("credits_cost")
    if isinstance(cost, dict):
        return loose.to_credits(cost.get("final")), loose.to_credits(cost.get("refunded"))
    amount, refunded = loose.to_credits(cost), loose.to_credits(stats.get("credits_to_refund"))
    if amount is None or refunded is None:
        return amount, refunded
    found = loose.to_count(stats.get("found", stats.get("valid")))
    return _after_refund(amount, refunded, loose.to_count(stats.get("requested")), found), refunded


def _after_refund(
    amount: Credits, refunded: Credits, requested: int | None, found: int | None
) -> Credits | None:
    """Tell whether ``credits_cost`` is before or after the refund, which is documented nowhere.

    Only found searches are paid, all at one price, so the counts fit one reading of the two numbers.
    """
    if requested is None or found is None:
        return None
    if amount * requested == (amount + refunded) * found:
        return amount
    if refunded * requested == amount * (requested - found):
        return amount - refunded
    return None
