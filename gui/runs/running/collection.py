"""Fetches one accepted batch: asks until it is complete, keeps the raw answer, then writes the rows."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from gui.enrow import join, wire
from gui.enrow.client import RawReading
from gui.leads.errors import (
    CreditsError,
    EnrowError,
    KeyRefusedError,
    OfflineError,
    RejectedError,
)
from gui.leads.life import BatchState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gui.leads.errors import EnrowDesktopError
    from gui.runs.accounts.account import Account
    from gui.runs.database import Database
    from gui.store.books.journal import Batch

log = logging.getLogger(__name__)
FIRST_POLL_S = 0.5
SLOWEST_POLL_S = 15.0
FIRST_TOLD_S = 10.0
SLOWEST_TOLD_S = 60.0
_FULLY_GROWN = 20  # looks; a power without a limit would overflow after some hours
# An id may be unknown for a while, and giving it up loses what was paid for: over a minute of looks.
_PATIENCE_UNKNOWN_ID = 12
_PATIENCE_ONGOING_S = 600.0  # for rows that still say "ongoing" in a completed batch
_EXPIRES_AFTER = timedelta(days=1)
_LONG_BATCH_S = 120.0


@dataclass(slots=True)
class Watch:
    """One batch on its way.

    Attributes:
        batch: as accepted.
        finished: how many of its searches Enrow says are done.
        knock: set when it should be looked at now.
    """

    batch: Batch
    finished: int = 0
    knock: asyncio.Event = field(default_factory=asyncio.Event)


def poll_delay_s(
    attempt: int, estimated_s: float | None, usual_s: float | None, *, is_told: bool = False
) -> float:
    """Seconds before the next look: soon at first, then slower, and no faster than the batch can be ready.

    Args:
        attempt: looks taken so far.
        estimated_s: Enrow's own estimate; a minute is its smallest, so it only slows long batches down.
        usual_s: how long this run's batches took so far, the better guide.
        is_told: Enrow was heard to say when a batch is over, so that looking is only for what is not said.
    """
    growth = 1.4 ** min(attempt, _FULLY_GROWN)
    if is_told:
        return min(FIRST_TOLD_S * growth, SLOWEST_TOLD_S)
    growing = FIRST_POLL_S * growth
    if usual_s is not None:
        growing = max(growing, usual_s / 4)
    elif estimated_s is not None and estimated_s > _LONG_BATCH_S:
        growing = max(growing, estimated_s / 60)
    return min(growing, SLOWEST_POLL_S)


async def _wait_for_knock(watch: Watch, longest_s: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(watch.knock.wait(), longest_s)
    watch.knock.clear()


class Collection:
    """Fetches the batches of one run."""

    def __init__(
        self,
        account: Account,
        database: Database,
        now: Callable[[], datetime],
        on_change: Callable[[], None],
        patience_s: float | None = None,
    ) -> None:
        self._account = account
        self._database = database
        self._now = now
        self._on_change = on_change
        self._patience_s = patience_s
        self._usual_s: float | None = None
        self._unreached_since: float | None = None

    async def fetch(self, watch: Watch) -> BatchState:
        """Ask until the batch is over; its rows or its failure are then on disk.

        Raises:
            RejectedError: Enrow does not know the batch; it stays accepted.
            KeyRefusedError: the key is no longer accepted; the batch stays accepted.
            EnrowDesktopError: Enrow was out of reach for longer than the patience; the batch stays accepted.
        """
        started = asyncio.get_running_loop().time()
        reading = await self._kept(watch.batch) or await self._wait_until_over(watch)
        if reading is None:
            return BatchState.FAILED
        await self._write(watch.batch, reading)
        taken = asyncio.get_running_loop().time() - started
        self._usual_s = taken if self._usual_s is None else (self._usual_s + taken) / 2
        return BatchState.DONE

    async def _kept(self, batch: Batch) -> RawReading | None:
        """The raw answer that an earlier session kept and had no time to interpret."""
        body = await self._database.ask(lambda w: w.journal.raw(batch.id))
        if body is None:
            return None
        return RawReading(body, await asyncio.to_thread(wire.parse_reading, batch.kind, body))

    async def _wait_until_over(self, watch: Watch) -> RawReading | None:
        """The complete reading, or None when the batch failed."""
        clock, stretch = asyncio.get_running_loop().time, self._account.tempo.stretch
        attempt = unknown = 0
        complete_since: float | None = None
        while True:
            delay_s = poll_delay_s(
                attempt, watch.batch.estimated_s, self._usual_s, is_told=self._account.is_told
            )
            await _wait_for_knock(watch, delay_s * stretch)
            attempt += 1
            try:
                answer = await self._read(watch)
                unknown = 0
            except RejectedError as error:
                unknown += 1
                if unknown >= _PATIENCE_UNKNOWN_ID:
                    await self._give_up(watch.batch, error)
                    return None
                continue
            if answer is None or answer.reading.state == wire.ONGOING:
                continue
            if answer.reading.state == wire.FAILED:
                await self._fail(watch.batch, "Enrow gave up on these rows.", answer.body)
                return None
            complete_since = clock() if complete_since is None else complete_since
            if answer.reading.has_ongoing_rows and clock() - complete_since < _PATIENCE_ONGOING_S * stretch:
                continue
            return answer

    async def _give_up(self, batch: Batch, error: RejectedError) -> None:
        """An id Enrow does not know: after a day it has expired; before that it may be known again.

        One that left with another key is for that key to be asked about.
        """
        if batch.account != self._account.endpoint.account:
            raise error
        if batch.accepted_at is not None and self._now() - batch.accepted_at < _EXPIRES_AFTER:
            raise error
        await self._fail(batch, error.sentence)

    async def _read(self, watch: Watch) -> RawReading | None:
        """One look; None when it could not be taken just now (it is free, so it is simply taken again)."""
        batch = watch.batch
        answer: RawReading | None = None
        finished = watch.finished
        try:
            answer = await self._account.client.read(batch.kind, batch.remote_id or "")
            finished = min(answer.reading.finished or 0, batch.searches)
        except (RejectedError, KeyRefusedError):
            raise
        except (OfflineError, EnrowError, CreditsError) as error:
            log.info("batch %s could not be read: %s %s", batch.id, error.sentence, error.detail)
            self._bear_with(error)
        else:
            self._unreached_since = None
        if finished != watch.finished:
            watch.finished = finished
            self._on_change()
        return answer

    def forgive(self) -> None:
        """Begin anew to count how long Enrow is out of reach."""
        self._unreached_since = None

    def _bear_with(self, error: EnrowDesktopError) -> None:
        now_s = asyncio.get_running_loop().time()
        if self._unreached_since is None:
            self._unreached_since = now_s
        if self._patience_s is not None and now_s - self._unreached_since >= self._patience_s:
            raise error

    async def _fail(self, batch: Batch, message: str, body: bytes | None = None) -> None:
        now = self._now()
        if body is not None:
            await self._database.ask(lambda w: w.journal.store_raw(batch.id, body, now))
        await self._database.ask(lambda w: w.journal.fail(batch.id, message, now))

    async def _write(self, batch: Batch, answer: RawReading) -> None:
        """Raw first; what it means is worked out only when it can no longer be lost."""
        now, body = self._now(), answer.body
        await self._database.ask(lambda w: w.journal.store_raw(batch.id, body, now))
        sent = await self._database.ask(lambda w: w.journal.sent(batch.id))
        joined = join.join(batch.kind, sent, answer.reading.rows)
        answers = {int(custom): found for custom, found in joined.items()}
        reading = answer.reading
        await self._database.ask(
            lambda w: w.journal.finish(batch.id, answers, reading.cost_final, reading.refunded, now)
        )
