"""A batch as the journal knows it, and a search that waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState
from gui.store import moment

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """The searches of one bulk request.

    Attributes:
        account: a mark of the key it was sent with.
        reference: our own word for it, sent along as the batch's ``custom``.
        remote_id: Enrow's id, once accepted.
        request_hash: sha256 of the body as it left, in hexadecimal.
        searches: how many.
        hold: what was expected to be taken.
        credits_used: what Enrow said was taken, if it said so.
        balance_before: the balance read just before it was sent, if it could be.
        final: what it cost, once done.
        refunded: what came back, once done.
        found: how many of its searches found something, once done.
        answered: how many of its searches were answered at all, once done.
        message: why it failed, was refused or is in doubt, or "".
        likelihood: of a doubt, whether it was charged: one of ``Likelihood``, or "" when not weighed yet.
    """

    id: int
    run_id: str
    realm: Realm
    account: str
    kind: Kind
    reference: str
    state: BatchState
    remote_id: str | None
    request_hash: str
    searches: int
    hold: Credits
    credits_used: Credits | None
    balance_before: Credits | None
    final: Credits | None
    refunded: Credits | None
    found: int | None
    answered: int | None
    estimated_s: float | None
    created_at: datetime
    accepted_at: datetime | None
    doubted_at: datetime | None
    closed_at: datetime | None
    message: str
    likelihood: str

    @property
    def taken(self) -> Credits:
        """What Enrow took: as it said, or as expected."""
        return self.hold if self.credits_used is None else self.credits_used


COLUMNS = (
    "id, run_id, realm, account, kind, reference, state, remote_id, request_hash, searches, hold, "
    "credits_used, balance_before, final, refunded, found, answered, estimated_s, created_at, accepted_at, "
    "doubted_at, closed_at, message, likelihood"
)


def batch_from(row: sqlite3.Row) -> Batch:
    """Read a batch from a row of COLUMNS."""
    return Batch(
        id=row["id"],
        run_id=row["run_id"],
        realm=Realm(row["realm"]),
        account=row["account"],
        kind=Kind(row["kind"]),
        reference=row["reference"],
        state=BatchState(row["state"]),
        remote_id=row["remote_id"],
        request_hash=row["request_hash"],
        searches=row["searches"],
        hold=Credits(row["hold"]),
        credits_used=_credits(row["credits_used"]),
        balance_before=_credits(row["balance_before"]),
        final=_credits(row["final"]),
        refunded=_credits(row["refunded"]),
        found=row["found"],
        answered=row["answered"],
        estimated_s=row["estimated_s"],
        created_at=moment.from_text(row["created_at"]),
        accepted_at=moment.from_text_or_none(row["accepted_at"]),
        doubted_at=moment.from_text_or_none(row["doubted_at"]),
        closed_at=moment.from_text_or_none(row["closed_at"]),
        message=row["message"],
        likelihood=row["likelihood"],
    )


def _credits(quarters: int | None) -> Credits | None:
    return None if quarters is None else Credits(quarters)
