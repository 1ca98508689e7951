"""What it would hold to go on with a run that rests, beside what was shown for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.errors import Action, UsageError
from gui.leads.life import SearchState
from gui.leads.sentences import say
from gui.runs.pricing.pricing import prices_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.fields import Kind
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The price of going on.

    Attributes:
        searches: how many would be sent.
        hold: what they hold at most, at what this account pays as far as is known now.
        shown: what the same searches hold at the prices that were shown and agreed to.
        prices: what one search of each kind holds now.
    """

    searches: int
    hold: Credits
    shown: Credits
    prices: Mapping[Kind, Credits]

    @property
    def is_dearer(self) -> bool:
        """Whether it takes a new yes."""
        return self.hold > self.shown

    def check(self, expected_hold: Credits | None) -> None:
        """Let it pass if it costs no more than was agreed to.

        Args:
            expected_hold: what the user said yes to just now; None: only to what was shown at the start.

        Raises:
            UsageError: it costs more; nothing was sent.
        """
        agreed = self.shown if expected_hold is None else max(expected_hold, self.shown)
        if self.hold > agreed:
            raise UsageError(
                say(
                    "Going on would hold up to {hold} credits now, not {agreed} as was shown: your account"
                    " pays more for these searches. Nothing was sent.",
                    hold=self.hold,
                    agreed=agreed,
                ),
                actions=(Action.RESUME,),
            )


def going_on(workspace: Workspace, record: RunRecord, account: str, *, again: bool = False) -> GoingOn:
    """Price what is left of a run.

    Args:
        workspace: asked on its own thread.
        record: the run.
        account: the mark of the account it goes on with.
        again: searches in doubt are sent once more, too.
    """
    wanted = {SearchState.PLANNED} | ({SearchState.IN_DOUBT} if again else set())
    prices = prices_of(workspace, record.realm, account)
    searches, hold, shown = 0, Credits(), Credits()
    for kind, states in workspace.runs.progress(record.id).items():
        left = sum(states.get(state, 0) for state in wanted)
        searches += left
        hold += prices[kind] * left
        shown += record.prices.get(kind, prices[kind]) * left
    return GoingOn(searches, hold, shown, prices)
