"""Why no answer came, in half a sentence for people: "the name api.enrow.io was not found"."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import httpx

from gui.leads.sentences import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Iterator


class NetworkSettingsError(httpx.ConnectError):
    """The machine's own settings for proxies or certificates cannot be used; nothing was tried.

    Attributes:
        why: the same for people.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def explain(error: BaseException, host: str, timeout_s: float) -> str:
    """Say in half a sentence why a request brought no answer.

    Args:
        error: what HTTPX raised; the causes beneath it are looked through too.
        host: the server that was asked.
        timeout_s: the time limit that was set.
    """
    if isinstance(error, NetworkSettingsError):
        return error.why
    beneath = list(_chain(error))
    for kind, phrase in _BENEATH:
        if any(isinstance(cause, kind) for cause in beneath):
            return Sentence(phrase, {"host": host})
    for kind, phrase in _ABOVE:
        if isinstance(error, kind):
            return Sentence(phrase, {"host": host, "seconds": round(timeout_s), "error": str(error)})
    return say("the connection failed")


_BENEATH: tuple[tuple[type[BaseException], Sentence], ...] = (
    (ssl.SSLCertVerificationError, say("the certificate shown for {host} is not one this computer trusts")),
    (ssl.SSLError, say("no secure connection to {host} could be made")),
    (socket.gaierror, say("the name {host} was not found")),
    (ConnectionRefusedError, say("{host} refused the connection")),
)
_ABOVE: tuple[tuple[type[BaseException], Sentence], ...] = (
    (httpx.ConnectTimeout, say("{host} could not be reached in time")),
    (httpx.ProxyError, say("the network's proxy said {error}")),
    (httpx.TimeoutException, say("no answer within {seconds} seconds")),
    (TimeoutError, say("no complete answer in time")),
    (httpx.ConnectError, say("no connection to {host} could be made")),
    (httpx.NetworkError, say("the connection broke")),
    (httpx.RemoteProtocolError, say("the connection was closed without an answer")),
)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
