"""A reading of the account's balance: how much is left, and how far that can be trusted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.credits import Credits


class BalanceState(StrEnum):
    """How far the balance on screen can be trusted."""

    UNKNOWN = "unknown"  # never read in this realm
    FRESH = "fresh"
    STALE = "stale"  # read in an earlier session, or too long ago
    OFFLINE = "offline"  # the last reading failed; the number is the one before
    REFUSED = "refused"  # the key was not accepted


class BalanceReading(NamedTuple):
    """The balance as last read.

    Attributes:
        credits: the amount, or None when it was never read.
        at: when it was read, in UTC.
        state: how far it can be trusted.
        message: one sentence when it could not be read, else "".
        webhooks: the addresses registered on the account, which Enrow names with the balance.
    """

    credits: Credits | None = None
    at: datetime | None = None
    state: BalanceState = BalanceState.UNKNOWN
    message: str = ""
    webhooks: tuple[str, ...] = ()
