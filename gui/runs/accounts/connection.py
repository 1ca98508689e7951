"""Which account is in use, and how a key comes in: saved, entered, or the sandbox's."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from gui.enrow.client import EnrowClient
from gui.leads.balance import BalanceReading
from gui.leads.errors import Action, KeyRefusedError, UsageError, WorkspaceBusyError
from gui.leads.fields import Realm
from gui.leads.sentences import say
from gui.runs.accounts.account import Account
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.accounts.keys import KeyKeeping
from gui.runs.tempo import USUAL, Tempo
from gui.system import keys
from gui.system.log import register_secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from gui.leads.caps import Caps
    from gui.leads.credits import Credits
    from gui.runs.database import Database
    from gui.runs.events import Events

log = logging.getLogger(__name__)
StartSandbox = Callable[[], Awaitable[Endpoint]]


class Connection:
    """The one account in use, or none.

    Args:
        start_sandbox: starts the sandbox's process and says where it is; None where there is no sandbox.
        caps: what may be spent of the account in a day and in a month, as set now.
    """

    def __init__(
        self,
        home: Path,
        database: Database,
        events: Events,
        start_sandbox: StartSandbox | None,
        now: Callable[[], datetime],
        tempo: Tempo = USUAL,
        *,
        caps: Callable[[], Caps],
    ) -> None:
        self._store = keys.KeyStore(home)
        self._database = database
        self._events = events
        self._start_sandbox = start_sandbox
        self._now = now
        self._tempo = tempo
        self._caps = caps
        self._account: Account | None = None
        self._changing = asyncio.Lock()
        self._watcher: asyncio.Task[None] | None = None

    @property
    def account(self) -> Account:
        """The account in use.

        Raises:
            KeyRefusedError: there is none.
        """
        if self._account is None:
            raise KeyRefusedError(
                say(
                    "There is no Enrow key yet. {where} Nothing was sent.",
                    where=keys.WHERE_TO_FIND_IT,
                ),
                actions=(Action.ENTER_KEY, Action.USE_SANDBOX),
            )
        return self._account

    @property
    def account_for_work(self) -> Account:
        """The account in use, for a run that begins to work with it now.

        Raises:
            KeyRefusedError: there is none.
            WorkspaceBusyError: it is just being changed, and is closed as soon as the runs at work rest.
        """
        if self._changing.locked():
            raise WorkspaceBusyError(
                say("Your account is just being changed. Nothing was sent. Try again in a moment.")
            )
        return self.account

    @contextlib.asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """For the block, no run begins to work; one change after another."""
        async with self._changing:
            yield

    @property
    def is_connected(self) -> bool:
        """Whether an account is in use; it may still be offline."""
        return self._account is not None

    @property
    def realm(self) -> Realm:
        """Whose answers count as known; the live realm while nothing is connected."""
        return self._account.endpoint.realm if self._account else Realm.LIVE

    @property
    def mark(self) -> str:
        """By which the account in use is known again; "" while nothing is connected."""
        return self._account.endpoint.account if self._account else ""

    @property
    def url(self) -> str:
        """Where Enrow is, or would be asked with a key."""
        return self._account.endpoint.url if self._account else keys.api_url()

    @property
    def live_url(self) -> str:
        """Where Enrow itself is, also while the sandbox is in use.

        Raises:
            UsageError: ENROW_API_URL makes no sense.
        """
        return self.url if self.realm is Realm.LIVE else keys.api_url()

    @property
    def balance(self) -> BalanceReading:
        """The balance as last read."""
        return self._account.reading if self._account else BalanceReading()

    async def use(self, endpoint: Endpoint) -> None:
        """Take an account into use instead of the one before."""
        was_watching = self._watcher is not None
        await self.close()
        self._account = Account(
            endpoint, self._database, self._events, self._now, self._tempo, caps=self._caps
        )
        await self._account.recall()
        if was_watching:
            self.watch()

    async def sandbox(self) -> Endpoint:
        """Start the sandbox, which takes a while; says where it is."""
        if self._start_sandbox is None:
            raise UsageError(say("There is no sandbox here."))
        return await self._start_sandbox()

    async def saved(self) -> Endpoint | None:
        """The account of the environment's, the keychain's or the key file's key; None when there is none.

        Raises:
            KeychainError: the keychain is locked, so nobody knows.
            UsageError: ENROW_API_URL or ENROW_API_KEY makes no sense.
        """
        url = keys.api_url()
        key = await asyncio.to_thread(self._store.load)
        return None if key is None else Endpoint(Realm.LIVE, url, key)

    async def test_key(self, key: str) -> Credits:
        """Read the balance with a key that is not in use yet; free.

        Raises:
            KeyRefusedError: Enrow does not know it.
            OfflineError: Enrow cannot be reached.
        """
        async with EnrowClient(keys.api_url(), keys.check_key(key)) as client:
            return (await client.account()).credits

    @staticmethod
    def entered(key: str) -> Endpoint:
        """The account of a key that was entered.

        Raises:
            UsageError: it is no key, or ENROW_API_URL makes no sense.
        """
        checked = keys.check_key(key)
        register_secret(checked)
        return Endpoint(Realm.LIVE, keys.api_url(), checked)

    async def keep(self, endpoint: Endpoint, keep: KeyKeeping) -> None:
        """Keep the key of an account where the user said.

        Raises:
            KeychainError: the keychain did not take it.
            StorageError: the file could not be written.
        """
        if keep is KeyKeeping.KEYCHAIN:
            await asyncio.to_thread(self._store.save_in_keychain, endpoint.key)
        elif keep is KeyKeeping.FILE:
            await asyncio.to_thread(self._store.save_in_file, endpoint.key)

    async def forget_key(self) -> None:
        """Remove the key from this machine and stop using it."""
        await self.close()
        await asyncio.to_thread(self._store.forget)

    def watch(self) -> None:
        """Read the balance now and every minute, until the account changes."""
        if self._account is not None and (self._watcher is None or self._watcher.done()):
            self._watcher = asyncio.create_task(self._account.watch(), name="balance")

    async def close(self) -> None:
        """Let the account go."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.cancel()
            await asyncio.wait([watcher])
        account, self._account = self._account, None
        if account is not None:
            await account.close()
