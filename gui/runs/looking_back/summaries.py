"""One line about each past run, for the window's page and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Kind, Realm
from gui.leads.life import Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gui.leads.credits import Credits
    from gui.leads.life import RunState
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A past or present run.

    Attributes:
        counts: rows by what is said of them; they add up to ``rows``.
        found: searches of every kind that found something.
        held: credits taken when its batches were sent.
        refunded: given back.
        paid: credits that will not come back.
        is_elsewhere: another window or command works on it now.
    """

    id: str
    file: str
    out: str | None
    realm: Realm
    state: RunState
    kinds: tuple[Kind, ...]
    created_at: datetime
    rows: int
    counts: Mapping[Status, int]
    found: int
    held: Credits
    refunded: Credits
    paid: Credits
    message: str
    is_elsewhere: bool = False


def run_summary(workspace: Workspace, record: RunRecord) -> RunSummary:
    """A run as the Runs page shows it."""
    counts = workspace.runs.counts(record.id)
    totals = workspace.ledger.totals(record.id)
    return RunSummary(
        id=record.id,
        file=record.file,
        out=record.out,
        realm=record.realm,
        state=record.state,
        kinds=tuple(kind for kind in Kind if kind in record.options.kinds),
        created_at=record.created_at,
        rows=counts.rows,
        counts=counts.by_row,
        found=sum(each[Status.FOUND] for each in counts.searches.values()),
        held=totals.held,
        refunded=totals.refunded,
        paid=totals.paid,
        message=record.message,
    )
