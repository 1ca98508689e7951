"""What an engine does when an answer was lost: let everything else land, look for it, compare the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.errors import UnknownOutcomeError
from gui.leads.life import RunState
from gui.runs.running import doubt
from gui.runs.running.obstacles import Rest

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.runs.accounts.account import Account
    from gui.runs.running.arrivals import Arrivals
    from gui.runs.running.notices import Notices

_BEAR_WITH = 2


class LostAnswers:
    """The lost answers of one run.

    Args:
        account: reads the balance.
        baseline: what the balance should be by our own books.
        arrivals: what else is on its way.
        notices: what Enrow said of batches that were not on their way here.
    """

    def __init__(
        self, account: Account, baseline: doubt.Baseline, arrivals: Arrivals, notices: Notices
    ) -> None:
        self._account = account
        self._baseline = baseline
        self._arrivals = arrivals
        self._notices = notices
        self._in_a_row = 0

    @property
    def are_too_many(self) -> bool:
        """Whether so many were lost one after the other that nothing more should be sent."""
        return self._in_a_row >= _BEAR_WITH

    def forget(self) -> None:
        """Enrow answers again, or what was lost is found."""
        self._in_a_row = 0

    async def weigh(self, kind: Kind) -> Rest | None:
        """Narrow the newest lost answer down; None when nothing is in doubt any more."""
        self._in_a_row += 1
        await self._arrivals.drain()
        await self._notices.find_lost(kind)
        await self._arrivals.drain()
        await self._baseline.weigh(await self._account.refresh())
        batches = await self._baseline.in_doubt()
        if not batches:
            return None
        return Rest(RunState.IN_DOUBT, doubt.sentence(batches), UnknownOutcomeError.actions)
