"""What a failed request means: never sent, refused, or perhaps charged? And when may it be sent again?

Money depends on this one table. Enrow has no idempotency key: whatever is not certainly harmless is UNKNOWN.
"""

from __future__ import annotations

import re
import socket
import ssl
from enum import StrEnum

import httpx

from gui.enrow import words


class Outcome(StrEnum):
    """What became of a request that did not succeed."""

    NEVER_SENT = "never_sent"  # it did not reach Enrow: it never left, or somebody in between turned it away
    REFUSED = "refused"  # Enrow read it and turned it down; nothing was bought
    OUT_OF_CREDITS = "out_of_credits"  # the balance does not cover it; nothing was bought
    KEY_REFUSED = "key_refused"  # the key is not valid; nothing was bought
    PLAN = "plan"  # the plan lacks this search; nothing was bought
    BUSY = "busy"  # not processed; the same request may be sent again later
    UNKNOWN = "unknown"  # it may have been processed, and charged


class Stage(StrEnum):
    """How far a request is known to have come when it failed."""

    CONNECTING = "connecting"  # nothing of it was seen leaving
    TUNNELLING = "tunnelling"  # a proxy was asked for a way; the request itself had not begun
    SENDING = "sending"  # its first byte was about to be written, or was


def next_stage(stage: Stage, event: str, method: bytes) -> Stage:
    """How far a request has come after an event of HTTPX's ``trace`` extension.

    Args:
        stage: how far it had come.
        event: the event's name, ``http11.send_request_headers.started`` being the one that matters.
        method: of the request the event is about; CONNECT is a proxy being asked, not our request.
    """
    if event != "http11.send_request_headers.started":
        return stage
    return Stage.TUNNELLING if method == b"CONNECT" else Stage.SENDING


# Raised only before a connection stands: the name, the route, the certificate, the proxy, the pool's queue.
_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
    socket.gaierror,
    ConnectionRefusedError,
    ssl.SSLCertVerificationError,
)


def classify_failure(failure: Exception | int, body: bytes = b"", stage: Stage = Stage.CONNECTING) -> Outcome:
    """Say what became of a request that brought no usable answer.

    Args:
        failure: the exception that ended it, or the HTTP status of the answer.
        body: the answer's body as far as it came.
        stage: how far the request had come when an exception ended it.
    """
    if isinstance(failure, int):
        return _classify_status(failure, body)
    if stage is Stage.SENDING:
        return Outcome.UNKNOWN
    if stage is Stage.TUNNELLING or isinstance(failure, _BEFORE_SENDING):
        return Outcome.NEVER_SENT
    return Outcome.UNKNOWN


# A client error says that nothing was done; these say so in a way of their own, whatever their body.
_BY_STATUS = {
    402: Outcome.OUT_OF_CREDITS,
    422: Outcome.OUT_OF_CREDITS,
    407: Outcome.NEVER_SENT,  # only ever a proxy's word
    429: Outcome.BUSY,
    408: Outcome.UNKNOWN,  # also used for "our own back end was too slow"
    499: Outcome.UNKNOWN,  # a gateway saw us hang up, after it may have passed the request on
}

_PLAN_WORDS = re.compile(r"\b(allowed|plans?|features?|subscription|upgrade)\b", re.IGNORECASE)


def _classify_status(status: int, body: bytes) -> Outcome:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    said = words.enrow_words(body)
    if 400 <= status < 500:
        return Outcome.NEVER_SENT if said is None else _classify_refusal(status, said)
    if status == 503 and said is not None:
        return Outcome.BUSY
    # Any other 5xx; a redirect, which is also how forms are answered *after* processing; an unreadable 2xx.
    return Outcome.UNKNOWN


def _classify_refusal(status: int, said: str) -> Outcome:
    """A client error in Enrow's own words. Without them it is a proxy's, a firewall's or a sign-in page's."""
    if status in {401, 403} and _PLAN_WORDS.search(said):
        return Outcome.PLAN
    return Outcome.KEY_REFUSED if status == 401 else Outcome.REFUSED


FIRST_DELAY_S = 1.0
LONGEST_DELAY_S = 60.0


def retry_delay_s(outcome: Outcome, attempt: int) -> float | None:
    """How long to wait before the same request is sent again: 1 s, 2 s, 4 s ... up to a minute.

    Args:
        outcome: what became of the last try.
        attempt: how many tries have failed so far, from 1.

    Returns:
        Seconds; None when it must not be sent again without the user.
    """
    if outcome not in {Outcome.NEVER_SENT, Outcome.BUSY}:
        return None
    exponent = min(max(attempt, 1) - 1, 10)
    return min(FIRST_DELAY_S * 2.0**exponent, LONGEST_DELAY_S)
