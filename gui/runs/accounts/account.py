"""The account in use: its endpoint, its client, and the balance as last read."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from gui.enrow.client import EnrowClient
from gui.enrow.pacing import Pacer
from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.errors import EnrowDesktopError, KeyRefusedError
from gui.runs.events import BalanceChanged, Events
from gui.runs.tempo import USUAL, Tempo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gui.leads.caps import Caps
    from gui.leads.credits import Credits
    from gui.runs.accounts.endpoint import Endpoint
    from gui.runs.database import Database

log = logging.getLogger(__name__)
WATCH_EVERY_S = 60.0


class Account:
    """One connected key.

    Attributes:
        endpoint: where it is connected.
        client: the one HTTP client of this key.
        tempo: how fast it is asked, and how long it is waited for.
        reading: the balance as last read; changes are told as BalanceChanged.
        caps: what may be spent of it in a day and in a month; asked before each batch.
        is_told: whether Enrow was heard to tell this program of a finished batch, so that asking can be slow.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        database: Database,
        events: Events,
        now: Callable[[], datetime],
        tempo: Tempo = USUAL,
        *,
        caps: Callable[[], Caps],
    ) -> None:
        self.endpoint = endpoint
        self.tempo = tempo
        self.caps = caps
        pacer = Pacer(tempo.posts_per_second)
        self.client = EnrowClient(endpoint.url, endpoint.key, pacer=pacer, timeout_s=tempo.timeout_s)
        self.reading = BalanceReading()
        self.is_told = False
        self._database = database
        self._events = events
        self._now = now

    async def recall(self) -> None:
        """Show the balance of an earlier session, as stale, until it is read."""
        endpoint = self.endpoint
        last = await self._database.ask(lambda w: w.ledger.last_balance(endpoint.realm, endpoint.account))
        if last is not None and self.reading.state is BalanceState.UNKNOWN:
            self._tell(BalanceReading(last[0], last[1], BalanceState.STALE))

    async def read_balance(self) -> Credits:
        """Read the balance (free), keep the reading, and tell it.

        Raises:
            EnrowDesktopError: it could not be read; the reading then says so too.
        """
        try:
            account = await self.client.account()
        except EnrowDesktopError as error:
            refused = isinstance(error, KeyRefusedError)
            state = BalanceState.REFUSED if refused else BalanceState.OFFLINE
            self._tell(self.reading._replace(state=state, message=error.sentence))
            raise
        now, realm, mark = self._now(), self.endpoint.realm, self.endpoint.account
        await self._database.ask(lambda w: w.ledger.balance_read(realm, account.credits, now, mark))
        self._tell(BalanceReading(account.credits, now, BalanceState.FRESH, webhooks=account.webhooks))
        return account.credits

    async def refresh(self) -> BalanceReading:
        """Read the balance if it can be read; the reading says what came of it."""
        try:
            await self.read_balance()
        except EnrowDesktopError as error:
            log.info("the balance could not be read: %s %s", error.sentence, error.detail)
        return self.reading

    async def watch(self) -> None:
        """Keep the balance fresh for as long as the task lives."""
        while True:
            await self.refresh()
            await asyncio.sleep(WATCH_EVERY_S)

    async def close(self) -> None:
        """Close the connections."""
        await self.client.aclose()

    def _tell(self, reading: BalanceReading) -> None:
        self.reading = reading
        self._events.tell(BalanceChanged(reading))
