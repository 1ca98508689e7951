"""What leaves this machine, search by search: before a run as it would be sent, after it as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.enrow.address import BULK_PATHS
from gui.enrow.sent_fields import read_back
from gui.enrow.wire import OutgoingSearch, build_payload
from gui.leads.fields import Kind
from gui.leads.life import BatchState
from gui.leads.whom import identity_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.enrow.sent_fields import SentSearch
    from gui.store.books.batch import Batch
    from gui.store.plans.plan_rows import PlanRows
    from gui.store.plans.planned_search import PlannedSearch
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """One search.

    Attributes:
        row: of the list; None where that is not known any more.
        fields: Enrow's names for what is sent, and the values.
        is_refused: Enrow took nothing of its batch, or the batch never left.
        number: our own, which leaves with it; "" where there is none, or none yet.
    """

    row: int | None
    fields: Mapping[str, str]
    is_refused: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The searches of one kind.

    Attributes:
        address: where they are sent.
        lines: the first of them.
        total: how many there are in all.
        webhook: where Enrow is told to report; "" for nowhere.
    """

    kind: Kind
    address: str
    lines: tuple[OutgoingLine, ...]
    total: int
    webhook: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are sent of at least one search, the person's before the company's."""
        names = dict.fromkeys(name for line in self.lines for name in line.fields)
        return tuple(sorted(names, key=lambda name: name.startswith("company")))


def would_be_sent(
    kind: Kind, searches: Sequence[PlannedSearch], *, url: str, total: int, webhook: str | None
) -> Outgoing:
    """Build the submission as a run builds it, and read it back."""
    lines: tuple[OutgoingLine, ...] = ()
    if searches:
        numbered = [OutgoingSearch(str(n), search.params) for n, search in enumerate(searches)]
        sent = read_back(build_payload(kind, numbered, "preview", webhook))
        # Every search asks about somebody else, so that each has a line of its own.
        lines = tuple(
            OutgoingLine(search.row, each.fields) for search, each in zip(searches, sent, strict=True)
        )
    return Outgoing(kind, url + BULK_PATHS[kind], lines, total, webhook or "")


def was_sent(workspace: Workspace, run_id: str, url: str, limit: int) -> tuple[Outgoing, ...]:
    """The searches of a run as they stand in the requests that were written down before they left."""
    batches = workspace.journal.batches(run_id)
    found = []
    for kind in Kind:
        mine = [batch for batch in batches if batch.kind is kind]
        if mine:
            lines = _lines(workspace, mine, limit)
            found.append(Outgoing(kind, url + BULK_PATHS[kind], lines, sum(b.searches for b in mine)))
    return tuple(found)


def lines_of(
    rows: PlanRows, run_id: str, kind: Kind, sent: Sequence[SentSearch], *, is_refused: bool = False
) -> list[OutgoingLine]:
    """The searches of a request as they stand in it, with the rows they were asked for.

    Args:
        rows: asked for the rows, on the thread of its database.
        run_id: the run it was sent for.
        kind: of all its searches.
        sent: as they were read back.
        is_refused: what is said of each.
    """
    if kind is Kind.VERIFY:  # they carry no number of ours
        about = [identity_of(kind, each.fields) for each in sent]
        named = rows.rows_about(run_id, kind, about)
        places = [named.get(identity) for identity in about]
    else:
        numbered = rows.rows_of([int(each.custom) for each in sent if each.custom])
        places = [numbered.get(int(each.custom)) if each.custom else None for each in sent]
    return [
        OutgoingLine(place, each.fields, is_refused, each.custom or "")
        for place, each in zip(places, sent, strict=True)
    ]


def _lines(workspace: Workspace, batches: Sequence[Batch], limit: int) -> tuple[OutgoingLine, ...]:
    lines: list[OutgoingLine] = []
    for batch in batches:
        if len(lines) >= limit:
            break
        sent = read_back(workspace.journal.request(batch.id))[: limit - len(lines)]
        is_refused = batch.state is BatchState.REJECTED
        lines += lines_of(workspace.plan_rows, batch.run_id, batch.kind, sent, is_refused=is_refused)
    return tuple(lines)
