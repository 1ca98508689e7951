"""The report of a run, from what is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.life import RunState, Status
from gui.leads.report import Report
from gui.runs.pricing.pricing import prices_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.fields import Kind
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace

MOST_PROBLEMS = 1000


def make_report(
    workspace: Workspace, record: RunRecord, balance: Credits | None, seconds: float | None = None
) -> Report:
    """Account for every row of a run.

    Args:
        workspace: asked on its own thread.
        record: the run.
        balance: as last read, or None.
        seconds: time worked, where it was measured; else from start to end by the clock.
    """
    counts = workspace.runs.counts(record.id)
    totals = workspace.ledger.totals(record.id)
    # At the prices that were shown: a receipt says the same however often it is written.
    prices = {**prices_of(workspace, record.realm, record.account), **record.prices}
    by_row = {status: counts.by_row.get(status, 0) for status in Status}
    return Report(
        run=record.id,
        file=record.file,
        out=record.out,
        rows=counts.rows,
        found=by_row[Status.FOUND],
        not_found=by_row[Status.NOT_FOUND],
        known=by_row[Status.KNOWN],
        duplicates=by_row[Status.DUPLICATE],
        skipped=by_row[Status.SKIPPED],
        failed=by_row[Status.FAILED],
        waiting=by_row[Status.WAITING],
        in_doubt=by_row[Status.IN_DOUBT],
        held=totals.held,
        refunded=totals.refunded,
        paid=totals.paid,
        saved=saved(counts.searches, prices),
        balance=balance,
        seconds=_seconds(record) if seconds is None else seconds,
        problems=tuple(workspace.runs.problems(record.id, MOST_PROBLEMS)),
        searches=counts.searches,
    )


def saved(searches: Mapping[Kind, Mapping[Status, int]], prices: Mapping[Kind, Credits]) -> Credits:
    """Credits that were not held because the answer was known or shared with another row."""
    total = Credits()
    for kind, counts in searches.items():
        total += prices[kind] * (counts.get(Status.KNOWN, 0) + counts.get(Status.DUPLICATE, 0))
    return total


def _seconds(record: RunRecord) -> float:
    if record.finished_at is None or record.state is RunState.RUNNING:
        return 0.0
    # The clock may have been set back meanwhile.
    return max(0.0, (record.finished_at - record.created_at).total_seconds())
