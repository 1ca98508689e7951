"""Hears Enrow's events: a small HTTP listener on this machine only, behind an address that nobody can guess.

The user's tunnel or reverse proxy forwards a public https address here, so whatever the internet holds may
knock. One request a connection is read, within limits of size and time. An event of a finished batch on the
right path is answered with an empty 200, too many at once with an empty 429, and anything else with one and
the same empty 404.
"""

from __future__ import annotations

import asyncio
import errno
import hmac
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import h11

from gui.enrow.webhook import MOST_BYTES, FinishedEvent, NotAnEventError, parse_event
from gui.leads.errors import ListeningError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

HOST: Final = "127.0.0.1"
log = logging.getLogger(__name__)
_READ_BYTES: Final = 4096
_END: Final = b"content-length: 0\r\nconnection: close\r\n\r\n"
_HEARD: Final = b"HTTP/1.1 200 OK\r\n" + _END
_NOTHING_HERE: Final = b"HTTP/1.1 404 Not Found\r\n" + _END
_TOO_MANY: Final = b"HTTP/1.1 429 Too Many Requests\r\n" + _END
_GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one listener bears.

    Attributes:
        header_bytes: of a request line with its headers; one reading more may pass.
        body_bytes: of a body.
        seconds: for a whole connection, from its first byte to its end.
        connections: at the same time; the oldest makes room for a new one, since an event takes no time.
        per_second, burst: requests on the right path; strangers have a count of their own, of the same size.
    """

    header_bytes: int = 8192
    body_bytes: int = MOST_BYTES
    seconds: float = 5.0
    connections: int = 32
    per_second: float = 20.0
    burst: int = 100


class WebhookListener:
    """Listens until it is closed.

    Args:
        token: the last part of the right path; `gui.leads.webhook.is_token` says what is long enough.
        on_event: called with every event, on the loop; what it raises is logged.
        limits: what it bears.
    """

    def __init__(
        self, token: str, on_event: Callable[[FinishedEvent], None], limits: Limits | None = None
    ) -> None:
        self._token = token.encode("ascii")
        self._on_event = on_event
        self._limits = limits or Limits()
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}  # oldest first
        self._known = _Bucket(self._limits)
        self._strangers = _Bucket(self._limits)
        self.port = 0

    async def open(self, port: int) -> None:
        """Listen from now on; port 0 takes a free one, and `port` then says which.

        Raises:
            ListeningError: the port is taken, or this user may not use it.
        """
        try:
            self._server = await asyncio.start_server(self._on_connection, HOST, port, limit=_READ_BYTES)
        except OSError as error:
            raise _cannot_listen(port, error) from error
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Hear nothing more; whoever is still talking is cut off."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
        tasks = list(self._open)
        for task, writer in list(self._open.items()):
            writer.transport.abort()
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._server is None:  # accepted while it closed
            writer.transport.abort()
            return
        if len(self._open) >= self._limits.connections:
            oldest = next(iter(self._open))
            self._open.pop(oldest).transport.abort()
            oldest.cancel()
        task = asyncio.create_task(self._converse(reader, writer), name="webhook")
        self._open[task] = writer
        task.add_done_callback(lambda task: self._open.pop(task, None))

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request, answer it, and see the other side off; no failure leaves this task."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                answer, event = await self._judge(reader, writer)
                writer.write(answer)
                if event is not None:
                    self._on_event(event)
                await writer.drain()
                writer.write_eof()
                await self._see_off(reader)
        except (OSError, TimeoutError):
            log.debug("a connection to the webhook's port was given up")
        except Exception:
            log.exception("the webhook's listener failed on a request")
        finally:
            writer.transport.abort()

    async def _see_off(self, reader: asyncio.StreamReader) -> None:
        """Read on for a little, since unread bytes would have the answer thrown away."""
        left = self._limits.body_bytes * 2
        while left > 0 and (data := await reader.read(_READ_BYTES)):
            left -= len(data)

    async def _judge(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[bytes, FinishedEvent | None]:
        """What a connection's request is answered with, and the event it brings."""
        conversation = _Conversation(reader, writer, self._limits)
        try:
            request = await conversation.request()
            is_known = request is not None and self._is_right(request.target)
        except h11.RemoteProtocolError:
            request, is_known = None, False
        bucket = self._known if is_known else self._strangers
        if not bucket.take(asyncio.get_running_loop().time()):
            return _TOO_MANY, None
        if request is None or not is_known or request.method != b"POST" or _has_two_lengths(request):
            return _NOTHING_HERE, None
        try:
            event = parse_event(await conversation.body())
        except (h11.RemoteProtocolError, NotAnEventError) as error:
            log.info("a request on the webhook's path was no event: %s", error)
            return _NOTHING_HERE, None
        return _HEARD, event

    def _is_right(self, target: bytes) -> bool:
        # What stands before the secret depends on what the user's proxy takes off.
        return hmac.compare_digest(target.rpartition(b"/")[2], self._token)


class _Conversation:
    """One HTTP request, read within limits; h11 says what the bytes mean."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limits: Limits) -> None:
        self._reader = reader
        self._writer = writer
        self._limits = limits
        self._parser = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.header_bytes)

    async def request(self) -> h11.Request | None:
        """The request line and the headers; None when something else came, or nothing.

        Raises:
            h11.RemoteProtocolError: it is no HTTP, or too long.
        """
        event = await self._next()
        return event if isinstance(event, h11.Request) else None

    async def body(self) -> bytes:
        """The whole body.

        Raises:
            h11.RemoteProtocolError: it is cut short, or its chunks are damaged.
            NotAnEventError: it is longer than allowed.
        """
        body = bytearray()
        if self._parser.they_are_waiting_for_100_continue:
            self._writer.write(_GO_ON)
        while isinstance(event := await self._next(), h11.Data):
            body += event.data
            if len(body) > self._limits.body_bytes:
                raise NotAnEventError("it is too large")
        return bytes(body)

    async def _next(self) -> h11.Event | None:
        while (event := self._parser.next_event()) is h11.NEED_DATA:
            self._parser.receive_data(await self._reader.read(_READ_BYTES))
        return event if isinstance(event, h11.Event) else None


def _has_two_lengths(request: h11.Request) -> bool:
    """Whether its end is told in two ways, which two programs may read differently."""
    names = {bytes(name) for name, _ in request.headers}
    return {b"content-length", b"transfer-encoding"} <= names


class _Bucket:
    """Lets so many requests pass at once, and so many a second."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tokens = float(limits.burst)
        self._at: float | None = None

    def take(self, now_s: float) -> bool:
        """Whether one more may pass now."""
        gained = 0.0 if self._at is None else (now_s - self._at) * self._limits.per_second
        self._tokens = min(self._limits.burst, self._tokens + gained)
        self._at = now_s
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def _cannot_listen(port: int, error: OSError) -> ListeningError:
    why = {
        errno.EADDRINUSE: say(
            "Port {port} is taken, perhaps by another window of this program", port=str(port)
        ),
        errno.EACCES: say("This user may not use port {port}", port=str(port)),
    }.get(error.errno or 0, say("Port {port} cannot be used", port=str(port)))
    return ListeningError(
        say(
            "{why}, so Enrow's events are not heard here. Results still come, by asking for them."
            " Close the other program, or choose another port in the settings.",
            why=why,
        ),
        detail=repr(error),
    )
