"""The client of the Enrow API: the balance, a batch sent once, a batch read as often as one likes."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, TypeGuard, TypeVar

from gui.enrow import address, refusals, wire
from gui.enrow.exchange import Answered, Exchange, Lost
from gui.enrow.pacing import Pacer
from gui.enrow.wire import Accepted, Account, OutgoingSearch, Reading, build_payload
from gui.leads.errors import EnrowDesktopError, UnreadableAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gui.leads.fields import Kind

__all__ = ["Accepted", "Account", "EnrowClient", "OutgoingSearch", "RawReading", "build_payload"]

log = logging.getLogger(__name__)
T = TypeVar("T")

LARGE_BODY = 100_000  # bytes; what takes longer to parse than a frame of the window


@dataclass(frozen=True, slots=True)
class RawReading:
    """A batch as it was read.

    Attributes:
        body: the very bytes, to be kept before they are interpreted.
        reading: what they say.
    """

    body: bytes = field(repr=False)
    reading: Reading


class EnrowClient:
    """One key's way to Enrow; one for the life of a connection, closed with `aclose` or ``async with``.

    Connections are opened at first use, off the calling thread's time.

    Args:
        url: Enrow's address; https, or http on this very machine.
        key: sent in a header, and shown nowhere.
        pacer: shared by all clients of the key; one of its own if not given.
        timeout_s: the longest wait for the server's next byte.

    Raises:
        UsageError: the key must not be sent to such an address.
        KeyRefusedError: the key cannot be one.
    """

    def __init__(self, url: str, key: str, *, pacer: Pacer | None = None, timeout_s: float = 60.0) -> None:
        self.url = address.check_url(url)
        self._key = address.check_key(key)
        self._pacer = pacer or Pacer()
        self._exchange = Exchange(self.url, self._key, timeout_s)

    def __repr__(self) -> str:
        return f"<EnrowClient of {self.url}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._exchange.aclose()

    async def account(self) -> Account:
        """Read the balance; free.

        Raises:
            OfflineError: no answer came.
            KeyRefusedError: the key is not valid.
            UnreadableAnswerError: the answer is not Enrow's.
            EnrowDesktopError: see `refusals.reading_error` for the rarer ones.
        """
        _, account = await self._read(address.ACCOUNT_PATH, None, wire.parse_account)
        return account

    async def submit(
        self,
        kind: Kind,
        searches: Sequence[OutgoingSearch],
        *,
        reference: str,
        webhook: str | None = None,
    ) -> Accepted:
        """Send a batch, exactly once; its whole hold is taken if it is accepted.

        Args:
            kind: what to search for.
            searches: at most `gui.leads.batching.LIMITS` of them.
            reference: our own name for the batch, by which it can be known again.
            webhook: where Enrow shall knock when it is done.

        Raises:
            OfflineError: it did not reach Enrow; nothing was bought.
            BusyError: not processed; it may be sent again later.
            CreditsError: the balance does not cover it; nothing was deducted.
            KeyRefusedError: the key is not valid.
            PlanError: the plan lacks this search.
            RejectedError: the request was refused.
            UnknownOutcomeError: it left, and may have been charged. Never send it again unasked.
            asyncio.CancelledError: cancelled on the way; to be taken as in doubt.
        """
        content = build_payload(kind, searches, reference, webhook)
        async with self._exchange.turn("POST"):
            await self._pacer.slot()
            result = await self._exchange.request("POST", address.BULK_PATHS[kind], content=content)
        accepted = _accepted(result)
        if accepted is None:
            raise self._without_key(refusals.submission_error(result, kind, len(searches)))
        log.info("%d %s searches were accepted as %s", len(searches), kind.value, accepted.id)
        return accepted

    async def read(self, kind: Kind, batch_id: str) -> RawReading:
        """Read a batch; free, as often as one likes.

        Raises:
            OfflineError: no answer came.
            RejectedError: Enrow does not know this batch, or no longer.
            UnreadableAnswerError: the answer is cut, or not Enrow's; ask again.
            EnrowDesktopError: see `refusals.reading_error` for the rarer ones.
        """
        body, reading = await self._read(
            address.BULK_PATHS[kind], {"id": batch_id}, lambda body: wire.parse_reading(kind, body)
        )
        return RawReading(body, reading)

    async def _read(
        self, path: str, params: Mapping[str, str] | None, parse: Callable[[bytes], T]
    ) -> tuple[bytes, T]:
        async with self._exchange.turn("GET"):
            result = await self._exchange.request("GET", path, params=params)
        if not _is_success(result):
            raise self._without_key(refusals.reading_error(result))
        try:
            if len(result.body) > LARGE_BODY:
                return result.body, await asyncio.to_thread(parse, result.body)
            return result.body, parse(result.body)
        except UnreadableAnswerError as error:
            raise self._without_key(
                refusals.unreadable(result, error.detail if result.is_whole else "")
            ) from None

    def _without_key(self, error: EnrowDesktopError) -> EnrowDesktopError:
        """Take the key out of what a server may have repeated."""
        if self._key not in error.sentence + error.detail:
            return error
        sentence, detail = (text.replace(self._key, "[key]") for text in (error.sentence, error.detail))
        return type(error)(sentence, detail=detail, actions=error.actions)


def _is_success(result: Answered | Lost) -> TypeGuard[Answered]:
    """Whether it is worth reading. A body that broke off after a complete object says all it had to say."""
    return isinstance(result, Answered) and 200 <= result.status < 300


def _accepted(result: Answered | Lost) -> Accepted | None:
    return wire.parse_accepted(result.body) if _is_success(result) else None
