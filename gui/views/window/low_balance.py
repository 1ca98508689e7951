"""Says once that the balance has fallen below what the user calls low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.balance import BalanceState
from gui.leads.errors import Action
from gui.leads.fields import Realm
from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.leads.balance import BalanceReading
    from gui.runs.desk import Desk
    from gui.views.widgets.frame.message_bar import MessageBar


class LowBalance:
    """Looks at each reading of the balance.

    What a run holds comes and goes, so after it was said once, the balance must have been high enough with
    no run at work before it is said again.
    """

    def __init__(self, desk: Desk, message: MessageBar) -> None:
        self._desk = desk
        self._message = message
        self._payer = desk.payer
        self._was_enough = False
        self.look(desk.balance)

    def look(self, reading: BalanceReading) -> None:
        """Say that it is low, if it was not; later where something weightier is on screen."""
        low, payer = self._desk.settings.low_balance, self._desk.payer
        if payer != self._payer:  # nothing fell: it is another account
            self._payer, self._was_enough = payer, False
        if reading.credits is None:
            return
        if reading.credits >= low:
            self._was_enough = self._was_enough or not self._desk.runs_at_work
        elif self._was_enough and reading.state is BalanceState.FRESH and not self._message.is_weighty:
            self._was_enough = False
            words = tr(
                "Your balance is low: {balance}, less than the {low} set in the settings.",
                balance=numbers.credits_of(reading.credits),
                low=numbers.amount(low),
            )
            is_live = payer[0] is Realm.LIVE
            self._message.say(words, (Action.ADD_CREDITS,) if is_live else (), tone="warn")
