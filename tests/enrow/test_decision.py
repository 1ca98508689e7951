"""What a failure means for money: every exception class of HTTPX and every status, one table."""

from __future__ import annotations

import socket
import ssl

import httpx
import pytest

from gui.enrow.decision import Outcome, Stage, classify_failure, next_stage, retry_delay_s

NEVER = [
    httpx.ConnectError("All connection attempts failed"),
    httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"),
    httpx.ConnectTimeout(""),
    httpx.PoolTimeout(""),
    httpx.ProxyError("407 Proxy Authentication Required"),
    httpx.UnsupportedProtocol(""),
    httpx.InvalidURL(""),
    socket.gaierror(-2, "Name or service not known"),
    ConnectionRefusedError(111, "refused"),
    ssl.SSLCertVerificationError("self-signed certificate"),
]
DOUBT = [
    httpx.ReadTimeout(""),
    httpx.WriteTimeout(""),
    httpx.ReadError(""),
    httpx.WriteError(""),
    httpx.CloseError(""),
    httpx.RemoteProtocolError("Server disconnected without sending a response."),
    httpx.LocalProtocolError(""),
    httpx.DecodingError(""),
    httpx.TooManyRedirects(""),
    httpx.StreamClosed(),
    ssl.SSLError("bad record"),
    ConnectionResetError(104, "reset"),
    BrokenPipeError(32, "pipe"),
    OSError("something else"),
    TimeoutError(),
    EOFError(),
    RuntimeError("a bug"),
]


@pytest.mark.parametrize("error", NEVER, ids=repr)
def test_never_sent(error: Exception) -> None:
    assert classify_failure(error) is Outcome.NEVER_SENT


@pytest.mark.parametrize("error", DOUBT, ids=repr)
def test_perhaps_sent(error: Exception) -> None:
    assert classify_failure(error) is Outcome.UNKNOWN


@pytest.mark.parametrize("error", NEVER + DOUBT, ids=repr)
def test_nothing_is_sure_once_it_began_to_leave(error: Exception) -> None:
    assert classify_failure(error, stage=Stage.SENDING) is Outcome.UNKNOWN


@pytest.mark.parametrize("error", NEVER + DOUBT, ids=repr)
def test_all_is_sure_while_a_proxy_is_asked_for_a_way(error: Exception) -> None:
    assert classify_failure(error, stage=Stage.TUNNELLING) is Outcome.NEVER_SENT


def subclasses(of: type[Exception]) -> set[type[Exception]]:
    return {of}.union(*(subclasses(child) for child in of.__subclasses__() if child.__module__ == "httpx"))


def test_the_table_has_every_transport_error_of_httpx() -> None:
    leaves = {kind for kind in subclasses(httpx.TransportError) if not kind.__subclasses__()}
    assert leaves - {httpx.ConnectError} <= {type(error) for error in NEVER + DOUBT}


WORDS = b'{"message": "Says Enrow"}'
HTML = b"<html><title>502 Bad Gateway</title></html>"
PLAN = b'{"message":"This account is not allowed to use the phone search feature"}'
KEY = b'{"message":"This apikey is not valid"}'
NO_KEY = b'{"message":"No apikey found in the x-api-key headers"}'


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        # An answer that says nothing of an id: who knows.
        (200, b"", Outcome.UNKNOWN),
        (201, HTML, Outcome.UNKNOWN),
        (202, WORDS, Outcome.UNKNOWN),
        # Redirects come before processing, but also after it.
        (301, b"", Outcome.UNKNOWN),
        (302, HTML, Outcome.UNKNOWN),
        (303, b"", Outcome.UNKNOWN),
        (307, b"", Outcome.UNKNOWN),
        (308, b"", Outcome.UNKNOWN),
        (400, WORDS, Outcome.REFUSED),
        # Without Enrow's words it is a proxy, a firewall or a sign-in page: it did not reach Enrow.
        (400, b"", Outcome.NEVER_SENT),
        (400, HTML, Outcome.NEVER_SENT),
        (401, KEY, Outcome.KEY_REFUSED),
        (401, NO_KEY, Outcome.KEY_REFUSED),
        (401, b"", Outcome.NEVER_SENT),
        (401, HTML, Outcome.NEVER_SENT),
        (401, PLAN, Outcome.PLAN),
        (401, b'{"error":"Upgrade your plan"}', Outcome.PLAN),
        (402, WORDS, Outcome.OUT_OF_CREDITS),
        (402, b'{"reason":"Insufficient credits","success":false}', Outcome.OUT_OF_CREDITS),
        (402, b"", Outcome.OUT_OF_CREDITS),
        (422, WORDS, Outcome.OUT_OF_CREDITS),
        (403, WORDS, Outcome.REFUSED),
        (403, PLAN, Outcome.PLAN),
        (404, HTML, Outcome.NEVER_SENT),
        (405, b"", Outcome.NEVER_SENT),
        (407, HTML, Outcome.NEVER_SENT),
        (408, WORDS, Outcome.UNKNOWN),
        (413, HTML, Outcome.NEVER_SENT),
        (429, b'{"message":"Too Many Requests"}', Outcome.BUSY),
        (429, HTML, Outcome.BUSY),
        (429, b"", Outcome.BUSY),
        (499, b"", Outcome.UNKNOWN),
        (500, WORDS, Outcome.UNKNOWN),
        (500, b"", Outcome.UNKNOWN),
        (502, HTML, Outcome.UNKNOWN),
        (503, WORDS, Outcome.BUSY),
        (503, HTML, Outcome.UNKNOWN),
        (503, b"", Outcome.UNKNOWN),
        (503, b"{}", Outcome.UNKNOWN),
        (503, b'{"message": ', Outcome.UNKNOWN),
        (503, b'{"message": null}', Outcome.UNKNOWN),
        (504, WORDS, Outcome.UNKNOWN),
        (599, b"", Outcome.UNKNOWN),
        (0, b"", Outcome.UNKNOWN),
    ],
)
def test_statuses(status: int, body: bytes, outcome: Outcome) -> None:
    assert classify_failure(status, body) is outcome


def test_of_all_statuses_only_a_pause_or_a_proxy_may_be_sent_again() -> None:
    again = [status for status in range(600) if retry_delay_s(classify_failure(status, WORDS), 1) is not None]
    assert again == [407, 429, 503]


@pytest.mark.parametrize(
    ("stage", "event", "method", "after"),
    [
        (Stage.CONNECTING, "connection.connect_tcp.started", b"POST", Stage.CONNECTING),
        (Stage.CONNECTING, "connection.start_tls.complete", b"POST", Stage.CONNECTING),
        (Stage.CONNECTING, "http11.send_request_headers.started", b"CONNECT", Stage.TUNNELLING),
        (Stage.TUNNELLING, "proxy.start_tls.started", b"", Stage.TUNNELLING),
        (Stage.TUNNELLING, "http11.send_request_headers.started", b"POST", Stage.SENDING),
        (Stage.CONNECTING, "http11.send_request_headers.started", b"", Stage.SENDING),
        (Stage.SENDING, "http11.response_closed.complete", b"POST", Stage.SENDING),
    ],
)
def test_stages(stage: Stage, event: str, method: bytes, after: Stage) -> None:
    assert next_stage(stage, event, method) is after


@pytest.mark.parametrize(
    ("attempt", "delay_s"), [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (6, 32), (7, 60), (5000, 60)]
)
def test_delays_double_up_to_a_minute(attempt: int, delay_s: float) -> None:
    assert retry_delay_s(Outcome.BUSY, attempt) == delay_s


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.BUSY, Outcome.NEVER_SENT}))
def test_the_rest_is_never_sent_again_unasked(outcome: Outcome) -> None:
    assert retry_delay_s(outcome, 1) is None
