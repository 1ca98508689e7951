"""Sends one batch: what leaves is on disk before it leaves, and the id before anything else is done."""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from typing import TYPE_CHECKING

from gui.enrow.wire import OutgoingSearch, build_payload
from gui.leads.errors import (
    BusyError,
    CreditsError,
    KeyRefusedError,
    OfflineError,
    PlanError,
    RejectedError,
    StorageError,
    UnknownOutcomeError,
)
from gui.leads.life import SearchState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from gui.enrow.client import Accepted
    from gui.leads.caps import Caps
    from gui.leads.credits import Credits
    from gui.leads.errors import EnrowDesktopError
    from gui.leads.fields import Kind
    from gui.runs.accounts.account import Account
    from gui.runs.database import Database
    from gui.store.books.batch import Batch
    from gui.store.plans.planned_search import PlannedSearch

log = logging.getLogger(__name__)
LONGEST_KEEP_S = 15.0
NOT_SENT = "It was not sent"  # how the words begin of a batch that was given back before it left
_FULLY_GROWN = 20  # tries; a power without a limit would overflow after some hours
# After these Enrow has certainly not processed the batch: its searches may be sent again.
NOT_BOUGHT = (OfflineError, BusyError, CreditsError, KeyRefusedError, PlanError)


def keep_delay_s(attempt: int) -> float:
    """Seconds before an id that could not be written down is tried again, after so many tries before."""
    return min(2.0 ** min(attempt, _FULLY_GROWN) / 4, LONGEST_KEEP_S)


class Delivery:
    """Sends the batches of one run, one at a time."""

    def __init__(
        self,
        run_id: str,
        account: Account,
        database: Database,
        webhook: str | None,
        now: Callable[[], datetime],
        on_trouble: Callable[[EnrowDesktopError], None],
    ) -> None:
        self._run_id = run_id
        self._account = account
        self._database = database
        self._webhook = webhook
        self._now = now
        self._on_trouble = on_trouble

    async def send(
        self,
        kind: Kind,
        size: int,
        price: Credits,
        balance: Credits,
        *,
        caps: Caps,
        may_send: Callable[[], bool],
    ) -> Batch | None:
        """Send the next ``size`` planned searches of a kind.

        Args:
            kind: which searches.
            size: how many at most.
            price: what Enrow holds for one such search.
            balance: just read; kept with the batch, to narrow a doubt.
            caps: what the account may spend over all runs.
            may_send: asked at the last moment: a pause that came meanwhile is heeded.

        Returns:
            The accepted batch, or None when nothing was sent.

        Raises:
            EnrowDesktopError: it was not accepted; the journal says what became of it. After an
                UnknownOutcomeError it is in doubt, and nothing sends it again but the user.
        """
        planned = await self._database.ask(lambda w: w.journal.next_searches(self._run_id, kind, size))
        if not planned:
            return None
        batch, outgoing = await self._write_down(kind, planned, price, balance, caps)
        if not may_send():
            await self._give_back(batch, f"{NOT_SENT}: the run was paused.", SearchState.PLANNED)
            return None
        try:
            accepted = await self._account.client.submit(
                kind, outgoing, reference=batch.reference, webhook=self._webhook
            )
        except NOT_BOUGHT as error:
            await self._give_back(batch, error.sentence, SearchState.PLANNED)
            raise
        except RejectedError as error:
            await self._give_back(batch, error.sentence, SearchState.FAILED)
            raise
        except BaseException as error:
            await self._doubt(batch, error)
            raise
        await self._keep_id(batch, accepted)
        return await self._database.ask(lambda w: w.journal.get(batch.id))

    async def _keep_id(self, batch: Batch, accepted: Accepted) -> None:
        """Write Enrow's id down, however long the disk refuses: it is the only way to what was paid for."""
        now, used, estimated_s = self._now(), accepted.credits_used, accepted.estimated_s
        for attempt in itertools.count():
            try:
                await self._database.ask_with_reserve(
                    lambda w: w.journal.accept(batch.id, accepted.id, used, estimated_s, now)
                )
            except StorageError as error:
                log.critical(
                    "the id %s of batch %s cannot be kept yet: %s", accepted.id, batch.id, error.detail
                )
                self._on_trouble(error)
                await asyncio.sleep(keep_delay_s(attempt))
            else:
                return

    async def _write_down(
        self, kind: Kind, planned: Sequence[PlannedSearch], price: Credits, balance: Credits, caps: Caps
    ) -> tuple[Batch, list[OutgoingSearch]]:
        reference = secrets.token_hex(8)
        outgoing = [OutgoingSearch(str(search.id), search.params) for search in planned]
        request = build_payload(kind, outgoing, reference, self._webhook)
        ids = [search.id for search in planned]
        hold, now = price * len(ids), self._now()
        begun = asyncio.ensure_future(
            self._database.ask(
                lambda w: w.journal.begin(
                    self._run_id, kind, reference, ids, request, hold, balance, now, caps
                )
            )
        )
        try:
            return await asyncio.shield(begun), outgoing
        except asyncio.CancelledError:
            batch = await begun
            await self._give_back(batch, f"{NOT_SENT}: the program ended.", SearchState.PLANNED)
            raise

    async def _give_back(self, batch: Batch, message: str, searches_to: SearchState) -> None:
        now = self._now()
        await self._database.ask(lambda w: w.journal.reject(batch.id, message, searches_to, now))

    async def _doubt(self, batch: Batch, error: BaseException) -> None:
        message = error.sentence if isinstance(error, UnknownOutcomeError) else repr(error)
        now = self._now()
        await self._database.ask(lambda w: w.journal.doubt(batch.id, message, now))
