"""What Enrow said of finished batches: the batch is read at once, and a lost answer may be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.life import BatchState

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.runs.account import Account
    from gui.runs.database import Database
    from gui.store.journal import Batch

_MOST = 1000


class Notices:
    """The finished batches that were heard of and belong to none we know: a lost answer's, perhaps."""

    def __init__(self) -> None:
        self._ids: dict[tuple[Kind, str], None] = {}

    def keep(self, kind: Kind, remote_id: str) -> None:
        """Remember one; the oldest are forgotten."""
        self._ids[kind, remote_id] = None
        while len(self._ids) > _MOST:
            del self._ids[next(iter(self._ids))]

    def forget(self, kind: Kind, remote_id: str) -> bool:
        """Remove one; False when it was not heard of."""
        present = (kind, remote_id) in self._ids
        self._ids.pop((kind, remote_id), None)
        return present

    def of(self, kind: Kind) -> list[str]:
        """The ids of one kind, the newest first."""
        return [remote_id for each, remote_id in reversed(self._ids) if each is kind]


async def lost_batch(account: Account, database: Database, kind: Kind, remote_id: str) -> Batch | None:
    """The batch in doubt that an unknown id belongs to, known by our own reference in ``general.custom``.

    Raises:
        EnrowDesktopError: it cannot be read now.
    """
    realm = account.endpoint.realm
    if not await database.ask(lambda w: w.journal.any_in_doubt(realm, kind)):
        return None
    answer = await account.client.read(kind, remote_id)
    reference = answer.reading.reference
    if not reference:
        return None
    batch = await database.ask(lambda w: w.journal.by_reference(reference))
    if batch is None or (batch.state, batch.kind, batch.realm) != (BatchState.IN_DOUBT, kind, realm):
        return None
    return batch
