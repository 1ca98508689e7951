"""What Enrow said of finished batches: the batch is read at once, and a lost answer may be found again."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from gui.enrow import wire
from gui.leads.errors import EnrowDesktopError, RejectedError
from gui.leads.life import BatchState

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.fields import Kind
    from gui.runs.accounts.connection import Connection
    from gui.runs.database import Database
    from gui.store.books.journal import Batch
    from gui.store.workspace import Workspace

log = logging.getLogger(__name__)
_MOST = 1000
_MOST_LOOKS = 3  # at an id that Enrow does not know
Settle = Callable[[str, Callable[["Workspace"], object]], Awaitable[None]]


class Notices:
    """The finished batches that were heard of and belong to none on its way: those of lost answers, perhaps.

    A batch whose answer was lost is known again by our own reference, which was sent with it and comes back
    as ``general.custom``. Its id is then kept as if the answer had come, and its rows come in as usual.

    Args:
        connection: has the account that can read them.
        database: the workspace.
        now: the time.
        settle: changes a run as the only process that does.
        take_up: fetches what was found for a run.
    """

    def __init__(
        self,
        connection: Connection,
        database: Database,
        now: Callable[[], datetime],
        settle: Settle,
        take_up: Callable[[str], Awaitable[None]],
    ) -> None:
        self._connection = connection
        self._database = database
        self._now = now
        self._settle = settle
        self._take_up = take_up
        self._ids: dict[tuple[Kind, str], int] = {}

    async def heard(self, kind: Kind, remote_id: str) -> None:
        """Enrow says that a batch is finished which is not on its way here."""
        self.keep(kind, remote_id)
        await self.find_lost(kind)

    def keep(self, kind: Kind, remote_id: str) -> None:
        """Bear one in mind until an answer is lost; the oldest are forgotten."""
        self._ids.setdefault((kind, remote_id), 0)
        while len(self._ids) > _MOST:
            del self._ids[next(iter(self._ids))]

    def was_heard(self, kind: Kind, remote_id: str | None) -> bool:
        """Whether a batch was said to be finished before its own answer came; told once."""
        heard = (kind, remote_id or "") in self._ids
        self._ids.pop((kind, remote_id or ""), None)
        return heard

    async def find_lost(self, kind: Kind) -> None:
        """Match what was heard of with the batches in doubt."""
        for remote_id in [each for of, each in reversed(self._ids) if of is kind]:
            try:
                batch = await self._lost_batch(kind, remote_id)
                if batch is not None:
                    await self._adopt(batch, remote_id)
            except EnrowDesktopError as error:
                log.info("the batch %s cannot be looked at: %s %s", remote_id, error.sentence, error.detail)

    async def _lost_batch(self, kind: Kind, remote_id: str) -> Batch | None:
        account, realm = self._connection.account, self._connection.realm
        if not await self._database.ask(lambda w: w.journal.any_in_doubt(realm, kind)):
            return None
        try:
            reading = (await account.client.read(kind, remote_id)).reading
        except RejectedError:
            self._count_unknown(kind, remote_id)
            raise
        reference = reading.reference or ""
        if not reference and reading.state == wire.ONGOING:
            return None  # it may still come
        batch = await self._database.ask(lambda w: w.journal.by_reference(reference))
        if batch is not None and (batch.kind, batch.realm) == (kind, realm):
            if batch.state is BatchState.IN_DOUBT:
                return batch
            if batch.state is BatchState.SENDING:  # its own answer may still be lost
                return None
        self._ids.pop((kind, remote_id), None)
        return None

    def _count_unknown(self, kind: Kind, remote_id: str) -> None:
        """An id may be unknown for a while; anybody who knows our address can make ids up."""
        looks = self._ids.pop((kind, remote_id), 0) + 1
        if looks < _MOST_LOOKS:
            self._ids[kind, remote_id] = looks

    async def _adopt(self, batch: Batch, remote_id: str) -> None:
        now = self._now()

        def accept(workspace: Workspace) -> None:
            if workspace.journal.get(batch.id).state is BatchState.IN_DOUBT:  # else it was settled meanwhile
                workspace.journal.accept(batch.id, remote_id, None, None, now)

        await self._settle(batch.run_id, accept)
        self._ids.pop((batch.kind, remote_id), None)
        log.info("the batch %s in doubt was found again as %s", batch.id, remote_id)
        await self._take_up(batch.run_id)
