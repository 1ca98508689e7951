"""Every failure has its place: all of HTTPX, httpcore and h11, the errors of the system, all statuses."""

from __future__ import annotations

import errno
import inspect
import os
import socket
import ssl
from typing import TYPE_CHECKING

import h11
import httpcore
import httpx
import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch
from gui.enrow.decision import Outcome, Stage, classify_failure
from gui.leads.errors import OfflineError, UnknownOutcomeError
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from types import ModuleType

    from tests.enrow.conftest import ScriptedServer

NEVER, UNKNOWN = Outcome.NEVER_SENT, Outcome.UNKNOWN

# What each of HTTPX's exceptions means while nothing of the request was seen leaving.
HTTPX = {
    "ConnectError": NEVER,
    "ConnectTimeout": NEVER,
    "PoolTimeout": NEVER,
    "ProxyError": NEVER,
    "UnsupportedProtocol": NEVER,
    "InvalidURL": NEVER,
    # The others come while a request is on its way, or never should: not even the trace is believed.
    "CloseError": UNKNOWN,
    "CookieConflict": UNKNOWN,
    "DecodingError": UNKNOWN,
    "HTTPError": UNKNOWN,
    "HTTPStatusError": UNKNOWN,
    "LocalProtocolError": UNKNOWN,
    "NetworkError": UNKNOWN,
    "ProtocolError": UNKNOWN,
    "ReadError": UNKNOWN,
    "ReadTimeout": UNKNOWN,
    "RemoteProtocolError": UNKNOWN,
    "RequestError": UNKNOWN,
    "RequestNotRead": UNKNOWN,
    "ResponseNotRead": UNKNOWN,
    "StreamClosed": UNKNOWN,
    "StreamConsumed": UNKNOWN,
    "StreamError": UNKNOWN,
    "TimeoutException": UNKNOWN,
    "TooManyRedirects": UNKNOWN,
    "TransportError": UNKNOWN,
    "WriteError": UNKNOWN,
    "WriteTimeout": UNKNOWN,
}
# Beneath HTTPX. They come out of it as its own, so a bare one is something nobody foresaw.
HTTPCORE = {
    "ConnectError",
    "ConnectTimeout",
    "ConnectionNotAvailable",
    "LocalProtocolError",
    "NetworkError",
    "PoolTimeout",
    "ProtocolError",
    "ProxyError",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "TimeoutException",
    "UnsupportedProtocol",
    "WriteError",
    "WriteTimeout",
}
H11 = {"LocalProtocolError", "ProtocolError", "RemoteProtocolError"}


def exceptions_of(module: ModuleType) -> dict[str, type[Exception]]:
    return {
        name: kind
        for name, kind in vars(module).items()
        if inspect.isclass(kind) and issubclass(kind, Exception)
    }


def bare(kind: type[Exception]) -> Exception:
    """One without its arguments: only what it is decides."""
    made = kind.__new__(kind)
    assert isinstance(made, kind)
    return made


@pytest.mark.parametrize(
    ("module", "placed"),
    [(httpx, set(HTTPX)), (httpcore, HTTPCORE), (h11, H11)],
    ids=["httpx", "httpcore", "h11"],
)
def test_every_exception_of_the_libraries_has_its_place(module: ModuleType, placed: set[str]) -> None:
    assert set(exceptions_of(module)) == placed


@pytest.mark.parametrize("name", sorted(HTTPX))
def test_exceptions_of_httpx(name: str) -> None:
    error = bare(exceptions_of(httpx)[name])
    assert classify_failure(error, stage=Stage.CONNECTING) is HTTPX[name]
    assert classify_failure(error, stage=Stage.TUNNELLING) is NEVER
    assert classify_failure(error, stage=Stage.SENDING) is UNKNOWN


@pytest.mark.parametrize("module", [httpcore, h11], ids=["httpcore", "h11"])
def test_exceptions_from_beneath_are_doubtful(module: ModuleType) -> None:
    for kind in exceptions_of(module).values():
        assert classify_failure(bare(kind), stage=Stage.CONNECTING) is UNKNOWN
        assert classify_failure(bare(kind), stage=Stage.TUNNELLING) is NEVER
        assert classify_failure(bare(kind), stage=Stage.SENDING) is UNKNOWN


ERRNOS = (
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENETDOWN,
    errno.EADDRNOTAVAIL,
    errno.EMFILE,
    errno.EPIPE,
    errno.ETIMEDOUT,
    errno.ECONNRESET,
    errno.ECONNABORTED,
    errno.EACCES,
    errno.ENOBUFS,
)
SYSTEM = [
    (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), NEVER),
    (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), NEVER),
    (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), NEVER),
    (ssl.SSLCertVerificationError("self-signed certificate"), NEVER),
    (ssl.SSLEOFError("EOF occurred in violation of protocol"), UNKNOWN),
    (ssl.SSLZeroReturnError("TLS/SSL connection has been closed"), UNKNOWN),
    (ssl.SSLError("wrong version number"), UNKNOWN),
    (TimeoutError(), UNKNOWN),
    *((OSError(number, os.strerror(number)), UNKNOWN) for number in ERRNOS),
]


@pytest.mark.parametrize(("error", "connecting"), SYSTEM, ids=lambda it: repr(it)[:60])
def test_errors_of_the_system(error: Exception, connecting: Outcome) -> None:
    assert classify_failure(error, stage=Stage.CONNECTING) is connecting
    assert classify_failure(error, stage=Stage.TUNNELLING) is NEVER
    assert classify_failure(error, stage=Stage.SENDING) is UNKNOWN


MIRA = [OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})]


def breaks(number: int) -> object:
    """A call of the system that fails."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [*ERRNOS, errno.ECONNREFUSED], ids=errno.errorcode.get)
async def test_no_error_while_connecting_leaves_a_doubt(
    server: ScriptedServer, client: EnrowClient, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(socket.socket, "connect", breaks(number))
    with pytest.raises(OfflineError, match="nothing was charged"):
        await client.submit(Kind.EMAIL, MIRA, reference="r")
    assert server.seen == []


@pytest.mark.parametrize("number", ERRNOS, ids=errno.errorcode.get)
async def test_every_error_while_waiting_for_the_answer_leaves_a_doubt(
    server: ScriptedServer, hasty: EnrowClient, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    server.sends(b"HTTP/1.1 201", "hang")
    monkeypatch.setattr(socket.socket, "recv", _only_here(server, number))
    with pytest.raises(UnknownOutcomeError):
        await hasty.submit(Kind.EMAIL, MIRA, reference="r")
    assert len(server.seen) == 1


def _only_here(server: ScriptedServer, number: int) -> object:
    """Fail where the client reads, and let the server, in the same process, read on."""
    whole = socket.socket.recv

    def receive(self: socket.socket, *arguments: int) -> bytes:
        if self.getpeername()[1] == server.port:
            raise OSError(number, os.strerror(number))
        return whole(self, *arguments)

    return receive


# ------------------------------------------------------------------------------------ statuses

BODIES = {
    "message": (b'{"message": "Says Enrow"}', True),
    "reason": (b'{"reason": "Says Enrow", "success": false}', True),
    "error": (b'{"error": "Says Enrow"}', True),
    "long message": (b'{"message": "' + b"x" * 5_000 + b'"}', True),
    "another's JSON": (b'{"code": 17, "detail": {"message": "not where Enrow has it"}}', False),
    "a list": (b'[{"message": "Says Enrow"}]', False),
    "a text": (b'"Says Enrow"', False),
    "no words": (b'{"message": null}', False),
    "empty words": (b'{"message": "  "}', False),
    "a page": (b"<!DOCTYPE html><html><title>Sign in</title><body>message</body></html>", False),
    "plain": (b"Forbidden", False),
    "nothing": (b"", False),
    "cut": (b'{"message": "Says En', False),
    "huge": (b"<html>" + b"x" * 3_000_000, False),
    "no text at all": (b"\xff\xfe\x00\x80", False),
}
# Statuses that mean one thing whoever says them, and those that mean something only in Enrow's own words.
WHOEVER = {
    402: Outcome.OUT_OF_CREDITS,
    407: Outcome.NEVER_SENT,
    408: Outcome.UNKNOWN,
    422: Outcome.OUT_OF_CREDITS,
    429: Outcome.BUSY,
    499: Outcome.UNKNOWN,
}
IN_ITS_OWN_WORDS = {401: Outcome.KEY_REFUSED, 503: Outcome.BUSY}


@pytest.mark.parametrize("name", BODIES)
def test_all_statuses_with_all_bodies(name: str) -> None:
    body, is_enrow = BODIES[name]
    for status in range(100, 600):
        if status in WHOEVER:
            expected = WHOEVER[status]
        elif is_enrow:
            expected = IN_ITS_OWN_WORDS.get(
                status, Outcome.REFUSED if status in range(400, 500) else Outcome.UNKNOWN
            )
        else:
            expected = Outcome.NEVER_SENT if status in range(400, 500) else Outcome.UNKNOWN
        assert classify_failure(status, body) is expected, status
