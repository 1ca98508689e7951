"""The part of the desk that knows whose account is used: keys, the sandbox, the balance, the settings."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from functools import cached_property
from typing import TYPE_CHECKING

from gui.leads.balance import BalanceReading
from gui.leads.errors import StorageError
from gui.leads.fields import Realm
from gui.runs.clock import utc_now
from gui.runs.desk_parts import DeskParts
from gui.runs.events import ListeningStatus
from gui.system import paths
from gui.system.settings import Settings, save_settings, with_webhook_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from gui.leads.credits import Credits
    from gui.leads.lifetimes import KnownDays
    from gui.leads.options import RunOptions
    from gui.runs.accounts.endpoint import Endpoint
    from gui.runs.accounts.keys import KeyKeeping
    from gui.runs.events import RunProgress
    from gui.runs.opening.open_list import OpenList
    from gui.runs.pricing.planning import Buyer, Planning
    from gui.store.plans.plan import Question

log = logging.getLogger(__name__)


class AccountDesk(DeskParts):
    """The workspace with its account, and the runs that belong to it."""

    @property
    def logs(self) -> Path:
        """The folder of the logs."""
        return paths.logs_dir(self.home)

    @property
    def realm(self) -> Realm:
        """Whose answers are used."""
        return self._connection.realm if self._is_made("_connection") else Realm.LIVE

    @property
    def connected(self) -> bool:
        """Whether a key, or the sandbox, is in use."""
        return self._is_made("_connection") and self._connection.is_connected

    @property
    def payer(self) -> tuple[Realm, str]:
        """Who pays now: the realm, and by what the account is known again ("" while there is none)."""
        return self.realm, self._connection.mark if self._is_made("_connection") else ""

    @property
    def balance(self) -> BalanceReading:
        """The balance as last read."""
        return self._connection.balance if self._is_made("_connection") else BalanceReading()

    @property
    def listening(self) -> ListeningStatus:
        """Whether Enrow's events are heard, and how."""
        return self._listening.status if self._is_made("_listening") else ListeningStatus()

    @cached_property
    def planning(self) -> Planning:
        """What is asked about a price."""
        from gui.runs.pricing.planning import Planning

        return Planning(self._lists, self.open_lists, self._database, self._question, self._buyer)

    def _question(self, opened: OpenList, options: RunOptions) -> Question:
        from gui.store.plans.plan import Question

        return Question(self.realm, options, utc_now(), self.known_days, opened.mapping)

    def _buyer(self) -> Buyer:
        from gui.runs.pricing.planning import Buyer

        webhook = self.listening.sent_address or None
        mark, url, caps = self._connection.mark, self._connection.url, self.settings.caps
        return Buyer(self.realm, mark, self.balance.credits, url, webhook, caps)

    async def connect(self, endpoint: Endpoint) -> None:
        """Use an account from now on; runs of the one before rest."""
        await self._use(endpoint, self._wish())

    async def use_sandbox(self) -> None:
        """Start the sandbox and use it, unless another account is wished for meanwhile."""
        wish = self._wish()
        await self._use(await self._connection.sandbox(), wish)

    async def connect_with_saved_key(self) -> bool:
        """Use the saved key, unless another account is wished for meanwhile; False when there is none."""
        wish, endpoint = self._wish(), await self._connection.saved()
        if endpoint is not None:
            await self._use(endpoint, wish)
        return endpoint is not None

    def _wish(self) -> object:
        """What tells this wish for an account from a later one: only the last is heeded."""
        self._last_wish = object()
        return self._last_wish

    async def _use(self, endpoint: Endpoint, wish: object) -> None:
        async with self._changing_account():
            if wish is self._last_wish:
                await self._connection.use(endpoint)

    async def test_key(self, key: str) -> Credits:
        """The balance behind a key; free."""
        return await self._connection.test_key(key)

    async def save_key(self, key: str, keep: KeyKeeping) -> None:
        """Use a key and keep it where the user said.

        Raises:
            UsageError: it is no key; nothing was changed.
            KeychainError: the keychain did not take it; the key is in use for this session all the same.
        """
        endpoint, wish = self._connection.entered(key), self._wish()
        await self._use(endpoint, wish)
        await self._connection.keep(endpoint, keep)  # this may ask for leave: runs work meanwhile

    async def forget_key(self) -> None:
        """Remove the key from this machine."""
        self._wish()
        async with self._changing_account():
            await self._connection.forget_key()

    async def refresh_balance(self) -> BalanceReading:
        """Read the balance now, if it can be read."""
        return await self._connection.account.refresh()

    def watch_balance(self) -> None:
        """Read the balance every minute from now on."""
        self._connection.watch()

    @property
    def known_days(self) -> KnownDays:
        """How long answers are used again, as set by the user."""
        return self.settings.known_days

    async def take_up_interrupted(self) -> list[str]:
        """Fetch what an earlier session left on its way. Nothing is sent."""
        self._wakefulness.begin()
        return await self._fleet.take_up_interrupted()

    @property
    def runs_at_work(self) -> tuple[str, ...]:
        """The ids of the runs that work now."""
        return self._fleet.at_work if self._is_made("_fleet") else ()

    def progress(self, run_id: str) -> RunProgress | None:
        """How far a run of this session is."""
        return self._fleet.progress(run_id)

    async def save_settings(self, settings: Settings) -> None:
        """Keep the user's choices. They count at once: who keeps another one meanwhile builds on them.

        Raises:
            StorageError: they could not be written; those that were kept last count again.
        """
        mine = self.settings = with_webhook_token(settings)
        try:
            async with self._saving:  # in turn, and each time the newest
                newest = self.settings
                await asyncio.to_thread(save_settings, self.home, newest)
                self._kept_settings = newest
        except StorageError:
            if self.settings is mine:
                self.settings = self._kept_settings
            raise
        await self._listen()

    @contextlib.asynccontextmanager
    async def _changing_account(self) -> AsyncIterator[None]:
        """Nothing is sent or heard while the account changes, and no run begins to work."""
        async with self._connection.changing():
            await self._fleet.rest_all()
            await self._listening.stop()
            try:
                yield
            finally:
                await self._listen()

    async def _listen(self) -> None:
        """Hear for the account in use, as the settings say."""
        settings = with_webhook_token(self.settings)
        if settings is not self.settings:  # chosen in the file, by hand
            self.settings = settings
            try:
                await asyncio.to_thread(save_settings, self.home, settings)
            except StorageError as error:
                log.warning("the secret path is not kept: %s %s", error.sentence, error.detail)
        await self._listening.follow(settings, self._connection.account if self.connected else None)
