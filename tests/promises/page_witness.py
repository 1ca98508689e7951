"""The page of the usage from outside: its sums beside the ledger's lines and the sandbox's own count."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.usage import KindUsage, Period, Usage
from gui.store.looking_back.usage import Viewer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from gui.store.workspace import Workspace
    from tests.promises.witness import Sold
    from tests.promises.world import World

LINES = """
SELECT l.at, l.kind, l.run_id, l.movement, l.quarters, b.searches, b.answered, b.found
FROM ledger l JOIN batches b ON b.id = l.batch_id WHERE l.realm = ?
"""
NAMES = {"hold": "held", "refund": "refunded", "final": "paid"}


def sums_of_lines(
    workspace: Workspace, realm: Realm, period: Period, zone: tzinfo
) -> dict[str, Counter[str]]:
    """The sums of the ledger's lines in a period, by kind and by run; worked out line by line."""
    sums: dict[str, Counter[str]] = {}
    for line in workspace._database.rows(LINES, (realm.value,)):
        day = datetime.fromisoformat(line["at"]).astimezone(zone).date()
        if not period.first <= day <= period.last:
            continue
        for key in (line["kind"], line["run_id"]):
            tally = sums.setdefault(key, Counter())
            tally[NAMES[line["movement"]]] += line["quarters"]
            if line["movement"] == "hold":
                tally["searches"] += line["searches"]
            if line["movement"] == "final":
                tally["answered"] += line["answered"] or 0
                tally["found"] += line["found"] or 0
    return sums


def check_page(workspace: Workspace, period: Period, viewer: Viewer) -> Usage:
    """The page, each of whose sums is that of the ledger's lines."""
    assert viewer.zone is not None
    page = workspace.usage.page(period, viewer)
    sums = sums_of_lines(workspace, viewer.realm, period, viewer.zone)
    for kind in Kind:
        assert numbers(page.kinds[kind]) == sums.get(kind, Counter())
    for bar, (first, after) in zip(page.bars, period.bars(), strict=True):
        part = sums_of_lines(workspace, viewer.realm, Period(first, after - timedelta(1)), viewer.zone)
        assert bar.begins == first
        assert all(numbers(bar.kinds[kind]) == part.get(kind, Counter()) for kind in Kind)
    moved = {run.run_id: +Counter(held=run.held.quarters, paid=run.paid.quarters) for run in page.runs}
    for run_id, tally in sums.items():
        if run_id not in set(Kind):
            assert moved[run_id] == +Counter(held=tally["held"], paid=tally["paid"])
    return page


def numbers(usage: KindUsage) -> Counter[str]:
    """What is not nothing."""
    return +Counter(
        searches=usage.searches,
        answered=usage.answered,
        found=usage.found,
        held=usage.held.quarters,
        refunded=usage.refunded.quarters,
        paid=usage.paid.quarters,
    )


async def read_page(world: World) -> Usage:
    """The page of these days."""
    now = datetime.now(UTC)
    period = Period(now.date() - timedelta(1), now.date() + timedelta(1))
    viewer = Viewer(Realm.SANDBOX, "", now, UTC)
    return await world.desk._database.ask(lambda w: check_page(w, period, viewer))


def agrees_with_the_sandbox(page: Usage, sold: Iterable[Sold]) -> None:
    """What the page says was held, given back and paid is what the sandbox took, gave back and sold."""
    known = [one for one in sold if one.ours.remote_id is not None]
    settled = [one.theirs for one in known if one.ours.refunded is not None]
    theirs = (
        sum((Credits.parse(one.theirs["held"]) for one in known), Credits()),
        sum((Credits.parse(one["refunded"]) for one in settled), Credits()),
        sum((Credits.parse(one["final"]) for one in settled), Credits()),
    )
    each = sum(page.kinds.values(), KindUsage())
    assert (each.held, each.refunded, each.paid) == theirs
