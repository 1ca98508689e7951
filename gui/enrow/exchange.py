"""One request and what came back: connections, time limits, and the evidence of how far a request came."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

from gui.enrow import address, decision, reasons
from gui.enrow.decision import Outcome, Stage
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

LARGEST_BODY: Final = 64 * 2**20  # bytes; a full batch of results is about 3 MB
CONNECT_TIMEOUT_S: Final = 15.0
WHOLE_EXCHANGE: Final = 4.0  # times the time limit of a single wait: an answer that trickles must end too
MOST_SUBMISSIONS: Final = 4  # connections at once
MOST_READS: Final = 6


@dataclass(frozen=True, slots=True)
class Answered:
    """A status line came back.

    Attributes:
        status: the HTTP status.
        body: what came of the body, decompressed.
        is_whole: False when the body broke off or was too large to be an answer.
    """

    status: int
    body: bytes
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Lost:
    """No status line came back.

    Attributes:
        outcome: NEVER_SENT or UNKNOWN.
        reason: why, in words for people.
        detail: the exception's name and words, for the log.
    """

    outcome: Outcome
    reason: str
    detail: str


@dataclass(slots=True)
class _Trail:
    """Watches one request through HTTPX's ``trace`` extension.

    The exception alone does not tell: a failed read may have waited for a proxy, before our request began.
    """

    stage: Stage = Stage.CONNECTING
    status: int | None = None
    body: bytearray = field(default_factory=bytearray)

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        method = getattr(info.get("request"), "method", b"")
        self.stage = decision.next_stage(self.stage, event, method)


class Exchange:
    """The connections to one server, opened at first use.

    Submissions each get a fresh connection. On a kept one the server may hang up just as the request leaves,
    and nobody could say whether it was read; a handshake more is cheap beside a batch in doubt. Reads are
    free, so they reuse theirs.

    Args:
        url: a checked address, see `address.check_url`.
        key: a checked key. It is only ever in the headers.
        timeout_s: the longest wait for a next byte.
    """

    def __init__(self, url: str, key: str, timeout_s: float) -> None:
        self._url = url
        self._headers = {
            "x-api-key": key,
            "accept": "application/json",
            "cache-control": "no-store",
            "user-agent": "enrow-desktop",
        }
        self._timeout_s = timeout_s
        self._opening = asyncio.Lock()
        self._clients: dict[str, httpx.AsyncClient] = {}
        self._gates = {"POST": asyncio.Semaphore(MOST_SUBMISSIONS), "GET": asyncio.Semaphore(MOST_READS)}
        self._is_closed = False

    def turn(self, method: str) -> asyncio.Semaphore:
        """The queue for a connection, so that waiting for one is never taken for a slow network."""
        return self._gates[method]

    async def request(
        self, method: str, path: str, *, params: Mapping[str, str] | None = None, content: bytes | None = None
    ) -> Answered | Lost:
        """Send one request, never twice, and say what came back. To be called inside `turn`."""
        begun = time.monotonic()
        trail = _Trail()
        result = await self._attempt(trail, method, path, params, content)
        taken_s = time.monotonic() - begun
        said = result.status if isinstance(result, Answered) else result.detail
        log.debug("%s %s -> %s in %.2f s", method, path, said, taken_s)
        return result

    async def aclose(self) -> None:
        """Close every connection; nothing can be sent afterwards."""
        self._is_closed = True
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    async def _attempt(
        self, trail: _Trail, method: str, path: str, params: Mapping[str, str] | None, content: bytes | None
    ) -> Answered | Lost:
        try:
            client = await self._client(method)
            request = client.build_request(
                method, self._url + path, params=params, content=content, headers=self._headers_for(method)
            )
            request.extensions["trace"] = trail
            async with asyncio.timeout(self._timeout_s * WHOLE_EXCHANGE):
                await _collect(client, request, trail)
        except Exception as error:
            if trail.status is not None:
                return Answered(trail.status, bytes(trail.body), is_whole=False)
            if trail.stage is Stage.CONNECTING and not isinstance(error, (httpx.HTTPError, OSError)):
                raise  # nothing had begun: a bug of ours, not the network's
            return self._lost(error, trail.stage)
        return Answered(trail.status or 0, bytes(trail.body))

    def _headers_for(self, method: str) -> dict[str, str]:
        if method == "GET":
            return self._headers
        return self._headers | {"content-type": "application/json", "connection": "close"}

    def _lost(self, error: Exception, stage: Stage) -> Lost:
        host = httpx.URL(self._url).host
        return Lost(
            decision.classify_failure(error, stage=stage),
            reasons.explain(error, host, self._timeout_s),
            f"{type(error).__name__} while {stage.value}: {error}",
        )

    async def _client(self, method: str) -> httpx.AsyncClient:
        async with self._opening:
            if self._is_closed:
                raise RuntimeError("the connection to Enrow was closed")
            if not self._clients:
                await self._open_both()
        return self._clients[method]

    async def _open_both(self) -> None:
        try:
            # Reading the certificates takes about 0.1 s: too long for the thread that paints the window.
            context = await asyncio.to_thread(_trusted, self._url)
        except OSError as error:
            raise reasons.NetworkSettingsError(
                say(
                    "the certificates named by SSL_CERT_FILE or SSL_CERT_DIR cannot be read ({error})",
                    error=error.strerror,
                )
            ) from None
        try:
            posts = self._open(context, MOST_SUBMISSIONS, kept=0)
            gets = self._open(context, MOST_READS, kept=MOST_READS)
        except (ImportError, ValueError, httpx.InvalidURL):
            # HTTPX reads the settings here: a SOCKS proxy, or an address that is none.
            raise reasons.NetworkSettingsError(
                say(
                    "this computer's proxy settings are of a kind that cannot be used;"
                    " set an HTTP proxy, or none"
                )
            ) from None
        self._clients = {"POST": posts, "GET": gets}

    def _open(self, context: ssl.SSLContext, most: int, kept: int) -> httpx.AsyncClient:
        timeout = httpx.Timeout(
            self._timeout_s, connect=min(self._timeout_s, CONNECT_TIMEOUT_S), pool=self._timeout_s
        )
        return httpx.AsyncClient(
            verify=context,
            timeout=timeout,
            limits=httpx.Limits(max_connections=most, max_keepalive_connections=kept),
            follow_redirects=False,
            # A proxy would see the key that goes to a loopback address in the open.
            trust_env=not address.is_loopback(self._url),
        )


def _trusted(url: str) -> ssl.SSLContext:
    """The certificates to trust: HTTPX's list, and the system's, where companies put their own."""
    if url.startswith("http://"):
        return ssl.SSLContext(
            ssl.PROTOCOL_TLS_CLIENT
        )  # never used; building the real one would only cost time
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


async def _collect(client: httpx.AsyncClient, request: httpx.Request, trail: _Trail) -> None:
    response = await client.send(request, stream=True)
    try:
        trail.status = response.status_code
        async for chunk in response.aiter_bytes():
            trail.body += chunk
            if len(trail.body) > LARGEST_BODY:
                raise httpx.DecodingError("the answer is too large")
    finally:
        await response.aclose()
