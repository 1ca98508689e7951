"""Hears from Enrow while an account is in use and the settings say so, and knows what is sent for that."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from gui.enrow.address import is_loopback
from gui.enrow.webhook_listener import HOST, WebhookListener
from gui.leads.errors import EnrowDesktopError, ListeningError, UsageError
from gui.leads.webhook import WebhookMode, address_to_send
from gui.runs.events import Events, ListeningChanged, ListeningState, ListeningStatus

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from gui.enrow.webhook import FinishedEvent
    from gui.leads.fields import Kind
    from gui.runs.accounts.account import Account
    from gui.system.settings import Settings

log = logging.getLogger(__name__)
_MOST_AT_ONCE = 200  # events being followed up; more are forgotten, since everything is asked for in the end


class Listening:
    """The one listener of this process, or none.

    Nothing here ever fails a run: what is not heard is asked for.

    Args:
        heard: follows up an event, by kind and by Enrow's id.

    Attributes:
        status: how it stands; changes are told as ListeningChanged.
    """

    def __init__(self, events: Events, heard: Callable[[Kind, str], Awaitable[None]]) -> None:
        self.status = ListeningStatus()
        self._events = events
        self._heard = heard
        self._settings: Settings | None = None
        self._account: Account | None = None
        self._listener: WebhookListener | None = None
        self._under_way: dict[tuple[Kind, str], asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()

    async def follow(self, settings: Settings, account: Account | None) -> None:
        """Do from now on what the settings say for this account; None when there is none."""
        async with self._turn:
            is_same = self._settings is not None and _choices(settings) == _choices(self._settings)
            if is_same and account is self._account and self.status.state is not ListeningState.UNAVAILABLE:
                return
            await self._stop()
            self._settings, self._account = settings, account
            await self._start()

    async def stop(self) -> None:
        """Hear nothing more until told to follow again."""
        async with self._turn:
            await self._stop()
            self._tell(ListeningStatus())

    async def address(self) -> str | None:
        """What is sent with a batch as its webhook, or None; a port that was taken is tried once more."""
        async with self._turn:
            if self.status.state is ListeningState.UNAVAILABLE:
                await self._start()
            return self.status.sent_address or None

    async def _start(self) -> None:
        settings, account = self._settings, self._account
        if settings is None or account is None or settings.webhook_mode is WebhookMode.NONE:
            self._tell(ListeningStatus())
            return
        is_ours = settings.webhook_mode is WebhookMode.LISTEN
        url, mode, is_near = settings.webhook_url, settings.webhook_mode, is_loopback(account.endpoint.url)
        try:
            address = address_to_send(url, mode, settings.webhook_token, is_near=is_near)
            local = await self._listen(settings) if is_ours else ""
        except (UsageError, ListeningError) as error:
            log.warning("nothing is heard from Enrow: %s %s", error.sentence, error.detail)
            state = ListeningState.UNAVAILABLE if is_ours else ListeningState.OFF
            self._tell(ListeningStatus(state, message=error.sentence))
            return
        state = ListeningState.LISTENING if is_ours else ListeningState.OFF
        self._tell(ListeningStatus(state, local, address or ""))

    async def _listen(self, settings: Settings) -> str:
        listener = WebhookListener(settings.webhook_token, self._on_event)
        await listener.open(settings.webhook_port)
        self._listener = listener
        log.info("listening for Enrow's events on port %d", listener.port)
        return f"http://{HOST}:{listener.port}"

    async def _stop(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            await listener.close()
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        if self._account is not None:
            self._account.is_told = False
        self._settings = self._account = None

    def _on_event(self, event: FinishedEvent) -> None:
        if self._account is not None:
            self._account.is_told = True
        log.info("heard that batch %s (%s) is finished", event.remote_id, event.kind)
        self._tell(replace(self.status, heard=self.status.heard + 1))
        name = (event.kind, event.remote_id)
        if name in self._under_way or len(self._under_way) >= _MOST_AT_ONCE:
            return
        task = asyncio.create_task(self._follow_up(*name), name="heard")
        self._under_way[name] = task
        task.add_done_callback(lambda _: self._under_way.pop(name, None))

    async def _follow_up(self, kind: Kind, remote_id: str) -> None:
        try:
            await self._heard(kind, remote_id)
        except EnrowDesktopError as error:
            log.info("an event could not be followed up: %s %s", error.sentence, error.detail)
        except Exception:
            log.exception("an event could not be followed up")

    def _tell(self, status: ListeningStatus) -> None:
        if status != self.status:
            self.status = status
            self._events.tell(ListeningChanged(status))


def _choices(settings: Settings) -> tuple[object, ...]:
    return settings.webhook_mode, settings.webhook_url, settings.webhook_port, settings.webhook_token
