"""What a run may hold now: the balance, or what its own cap and those over all runs leave of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.caps import tightest
from gui.leads.credits import Credits

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.caps import Caps, Limit
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Room:
    """What may be held now.

    Attributes:
        credits: how much.
        balance: what the account has.
        limit: the cap over all runs that leaves so little; None where it is the run's own, or the balance.
    """

    credits: Credits
    balance: Credits
    limit: Limit | None = None

    @property
    def is_capped(self) -> bool:
        """Whether a cap, not the balance, leaves so little."""
        return self.credits < self.balance


def look_for_room(
    workspace: Workspace, record: RunRecord, account: str, balance: Credits, caps: Caps, now: datetime
) -> Room:
    """Count what is spent and held against all caps. On the workspace's own thread."""
    room = Room(balance, balance)
    if record.options.cap is not None:
        own = max(record.options.cap - workspace.journal.spent_or_held(record.id), Credits())
        room = Room(min(balance, own), balance)
    limit = tightest(workspace.spending.limits(record.realm, account, caps, now))
    if limit is None or limit.left > room.credits or limit.left >= balance:
        return room
    return Room(limit.left, balance, limit)
