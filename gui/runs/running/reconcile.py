"""After each run: does the balance agree with our own books? A difference is said, never hidden."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.leads.balance import BalanceState
from gui.leads.credits import QUARTERS, Credits
from gui.leads.sentences import say, say_many
from gui.runs.events import Reconciled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gui.runs.accounts.account import Account
    from gui.runs.database import Database
    from gui.store.books.reconciliation import Comparison

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
        return say("The balance agrees with our own books.")
    amount = Credits(abs(elsewhere.quarters))
    # Amounts are in quarters: whatever is not one is many in English, and French has its own border at two.
    number = 1 if amount == Credits.of(1) else max(2, amount.quarters // QUARTERS)
    credits_of = say_many(number, "{n} credit", "{n} credits", n=amount)
    if doubtful and elsewhere < Credits():
        if doubtful < amount:
            return say(
                "The balance is {amount} lower than our own books: rows in doubt may have taken"
                " {doubtful} of them, the rest changed elsewhere.",
                amount=credits_of,
                doubtful=doubtful,
            )
        return say(
            "The balance is {amount} lower than our own books: rows in doubt may have taken them.",
            amount=credits_of,
        )
    if elsewhere < Credits():
        return say("{amount} changed elsewhere: the balance is lower than our own books.", amount=credits_of)
    return say("{amount} changed elsewhere: the balance is higher than our own books.", amount=credits_of)
