"""What going on with a run would take: for its rows in doubt a second time, for those not looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.caps import tightest
from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.life import BatchState, Likelihood, SearchState
from gui.leads.sentences import say
from gui.runs.pricing.pricing import prices_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from gui.leads.caps import Caps
    from gui.leads.fields import Kind
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is behind a run and before it.

    Attributes:
        used: what counts against its limit already: spent, held, or perhaps charged.
        to_send: what all its searches that are not sent would hold.
        in_doubt: how many searches are in doubt.
        in_doubt_hold: what those would hold when they are sent a second time.
        second_purchase_cap: a limit that is just enough for that second purchase.
        doubts: the batches in doubt, by id: what the user's word about them is for.
        cap: the run's own limit, or None.
        left_over_all: what the caps over all runs leave, or None without any.
        lost: what batches whose answer was lost may have taken; no line of our books says so.
    """

    used: Credits
    to_send: Credits
    in_doubt: int
    in_doubt_hold: Credits
    second_purchase_cap: Credits
    doubts: tuple[int, ...]
    lost: Credits
    cap: Credits | None = None
    left_over_all: Credits | None = None

    @property
    def is_undecided(self) -> bool:
        """Whether nothing is left but rows in doubt, which wait for the user's word."""
        return self.in_doubt > 0 and not self.to_send

    @property
    def is_at_own_cap(self) -> bool:
        """Whether the run's own limit is in the way of the rest, and not a cap over all runs before it."""
        others = self.to_send if self.left_over_all is None else min(self.to_send, self.left_over_all)
        return self.cap is not None and self.cap - self.used < others

    @property
    def enough(self) -> Credits:
        """A limit that is enough for all that is not sent."""
        return self.used + self.to_send


def look_out(workspace: Workspace, record: RunRecord, account: str, caps: Caps, now: datetime) -> Outlook:
    """Count a run's searches at what an account pays now. Free, offline, on the workspace's own thread."""
    prices = prices_of(workspace, record.realm, account)
    counts = workspace.runs.progress(record.id)
    used = workspace.journal.spent_or_held(record.id)
    in_doubt_hold = _hold(counts, prices, SearchState.IN_DOUBT)
    batches = workspace.journal.batches(record.id)
    doubts = [batch for batch in batches if batch.state is BatchState.IN_DOUBT]
    freed = _sum(batch.hold for batch in doubts if batch.likelihood == Likelihood.NOT_CHARGED)
    limit = tightest(workspace.spending.limits(record.realm, account, caps, now))
    return Outlook(
        used=used,
        to_send=_hold(counts, prices, SearchState.PLANNED),
        in_doubt=sum(tally.get(SearchState.IN_DOUBT, 0) for tally in counts.values()),
        in_doubt_hold=in_doubt_hold,
        second_purchase_cap=used - freed + in_doubt_hold,
        doubts=tuple(batch.id for batch in doubts),
        cap=record.options.cap,
        left_over_all=None if limit is None else limit.left,
        lost=_sum(b.hold for b in batches if b.doubted_at is not None and b.remote_id is None),
    )


def change_cap(workspace: Workspace, run_id: str, cap: Credits) -> None:
    """Keep another limit for a run.

    Raises:
        UsageError: the run has spent or holds more than that already.
    """
    used = workspace.journal.spent_or_held(run_id)
    if cap < used:
        raise UsageError(
            say(
                "This run has already spent or holds {used} credits, so its limit cannot be {cap}."
                " Nothing was sent.",
                used=used,
                cap=cap,
            )
        )
    workspace.runs.set_cap(run_id, cap)


def _hold(
    counts: Mapping[Kind, Mapping[SearchState, int]], prices: Mapping[Kind, Credits], state: SearchState
) -> Credits:
    return _sum(prices[kind] * tally.get(state, 0) for kind, tally in counts.items())


def _sum(amounts: Iterable[Credits]) -> Credits:
    return sum(amounts, Credits())
