"""Which account a command works with: the user's own by its saved key, or the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.balance import BalanceState
from gui.leads.errors import Action, KeyRefusedError, OfflineError
from gui.leads.fields import Realm
from gui.system.keys import KEY_VARIABLE, WHERE_TO_FIND_IT

if TYPE_CHECKING:
    from gui.app.console import Console
    from gui.runs.desk import Desk


async def use_account(desk: Desk, console: Console, *, sandbox: bool, may_be_missing: bool = False) -> None:
    """Connect, and read the balance once, so that a wrong key or no network is told before anything else.

    Args:
        desk: what is connected.
        console: hears whose account it is.
        sandbox: use the sandbox rather than the saved key.
        may_be_missing: no key is no failure: the price is shown without the balance.

    Raises:
        KeyRefusedError: there is no key, or Enrow does not accept it.
        OfflineError: Enrow cannot be reached.
    """
    if sandbox:
        console.note("Sandbox: the people are invented, and nothing is spent.")
        await desk.use_sandbox()
    elif not await desk.connect_with_saved_key():
        if may_be_missing:
            console.note(f"There is no key, so the balance is not known. {WHERE_TO_FIND_IT}")
            return
        raise KeyRefusedError(
            f"There is no Enrow key on this computer. {WHERE_TO_FIND_IT} Put it into {KEY_VARIABLE}, or enter"
            " it in the window's settings. Nothing was sent; --sandbox works without a key.",
            actions=(Action.ENTER_KEY, Action.USE_SANDBOX),
        )
    reading = await desk.refresh_balance()
    if reading.state is BalanceState.REFUSED:
        raise KeyRefusedError(reading.message)
    if reading.state is BalanceState.OFFLINE:
        raise OfflineError(reading.message)


async def use_realm(desk: Desk, console: Console, realm: Realm) -> None:
    """Connect where a run belongs, unless that is where the desk is connected already."""
    if not desk.connected or desk.realm is not realm:
        await use_account(desk, console, sandbox=realm is Realm.SANDBOX)
