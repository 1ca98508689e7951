"""After each run: does the balance agree with our own books? A difference is said, never hidden."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.runs.events import BalanceState, Reconciled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gui.runs.account import Account
    from gui.runs.database import Database
    from gui.store.reconciliation import Comparison

_REFUND_MAY_TAKE_S = 1.0


async def reconcile(
    run_id: str, account: Account, database: Database, now: Callable[[], datetime]
) -> Reconciled | None:
    """Read the balance and compare it with what the run set out with and the ledger.

    Returns:
        None when nobody can tell: the balance cannot be read, or another run is at work on the account.
    """
    for is_last in (False, True):
        reading = await account.refresh()
        balance = reading.credits
        if reading.state is not BalanceState.FRESH or balance is None:
            return None
        found = await _compare(run_id, account, database, balance, now(), is_last=is_last)
        if found is None:
            return None
        if found.elsewhere >= Credits() or found.doubtful or is_last:
            return Reconciled(run_id, found.elsewhere, found.doubtful)
        await asyncio.sleep(_REFUND_MAY_TAKE_S * account.tempo.stretch)  # when refunds land is not documented
    return None


async def _compare(
    run_id: str, account: Account, database: Database, balance: Credits, now: datetime, *, is_last: bool
) -> Comparison | None:
    endpoint = account.endpoint
    return await database.ask(
        lambda w: w.reconciliation.compare(
            run_id, endpoint.realm, endpoint.account, balance, now, may_wait=not is_last
        )
    )


def sentence(elsewhere: Credits, doubtful: Credits) -> str:
    """What the user reads of a comparison."""
    if not elsewhere:
        return "The balance agrees with our own books."
    amount = Credits(abs(elsewhere.quarters))
    credits_of = f"{amount} credit" if amount == Credits.of(1) else f"{amount} credits"
    way = "lower" if elsewhere < Credits() else "higher"
    if doubtful and elsewhere < Credits():
        if doubtful < amount:
            return (
                f"The balance is {credits_of} lower than our own books: rows in doubt may have taken"
                f" {doubtful} of them, the rest changed elsewhere."
            )
        return f"The balance is {credits_of} lower than our own books: rows in doubt may have taken them."
    return f"{credits_of} changed elsewhere: the balance is {way} than our own books."
