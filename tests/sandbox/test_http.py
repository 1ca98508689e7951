"""The server speaks HTTP/1.1 as it is written, also to clients that do not."""

from __future__ import annotations

import http.client
import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sandbox.conftest import Api

GET = b"GET /account/info HTTP/1.1\r\nhost: here\r\nx-api-key: sandbox-key\r\n"
POST = b"POST /email/find/bulk HTTP/1.1\r\nhost: here\r\nx-api-key: sandbox-key\r\n"
BODY = json.dumps({"searches": [{"fullname": "Mira Okafor", "company_name": "North Pier"}]}).encode()


@pytest.fixture
def line(api: Api) -> Iterator[socket.socket]:
    """Return a bare connection to the sandbox."""
    parts = urlsplit(api.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        yield connection


def everything(line: socket.socket) -> bytes:
    """Read until the other side closes."""
    return b"".join(iter(lambda: line.recv(65536), b""))


def test_many_requests_on_one_connection(api: Api) -> None:
    parts = urlsplit(api.url)
    connection = http.client.HTTPConnection(parts.netloc)
    sockets = set()
    for _ in range(3):
        connection.request("GET", "/account/info", headers={"x-api-key": "sandbox-key"})
        sockets.add(connection.sock)
        assert connection.getresponse().read() == b'{"credits":10000}'
    connection.close()
    assert len(sockets) == 1


def test_pipelined(line: socket.socket) -> None:
    line.sendall((GET + b"\r\n") * 2 + GET + b"connection: close\r\n\r\n")
    assert everything(line).count(b'{"credits":10000}') == 3


def test_http_1_0_is_closed(line: socket.socket) -> None:
    line.sendall(GET.replace(b"1.1", b"1.0") + b"\r\n")
    assert everything(line).endswith(b'connection: close\r\n\r\n{"credits":10000}')


def test_chunked(line: socket.socket) -> None:
    chunks = b"%x;name=value\r\n%b\r\n%X\r\n%b\r\n0\r\ntrailer: yes\r\n\r\n"
    body = chunks % (20, BODY[:20], len(BODY) - 20, BODY[20:])
    line.sendall(POST + b"transfer-encoding: chunked\r\nconnection: close\r\n\r\n" + body)
    assert everything(line).startswith(b"HTTP/1.1 201 Created")


def test_body_sent_after_100_continue(line: socket.socket) -> None:
    line.sendall(
        POST + b"expect: 100-continue\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(BODY)
    )
    assert line.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
    line.sendall(BODY)
    assert everything(line).startswith(b"HTTP/1.1 201 Created")


def test_in_small_pieces(line: socket.socket) -> None:
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    message = POST + b"connection: close\r\ncontent-length: %d\r\n\r\n" % len(BODY) + BODY
    for position in range(0, len(message), 7):
        line.sendall(message[position : position + 7])
    assert everything(line).startswith(b"HTTP/1.1 201 Created")


@pytest.mark.parametrize(
    ("message", "status"),
    [
        (b"hello\r\n\r\n", b"400"),
        (b"GET / HTTP/2.0\r\n\r\n", b"505"),
        (b"GET //[ HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nspace : x\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + b"a: " + b"b" * 70_000, b"431"),
        (POST + b"content-length: -1\r\n\r\n", b"400"),
        (POST + b"content-length: 1_0\r\n\r\n", b"400"),
        (POST + b"content-length: 99999999999999999999\r\n\r\n", b"400"),
        (POST + b"content-length: 16777217\r\n\r\n", b"413"),
        (POST + b"content-length: 1\r\ncontent-length: 2\r\n\r\n", b"400"),
        (POST + b"content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n", b"400"),
        (POST + b"transfer-encoding: gzip\r\n\r\n", b"400"),
        (POST + b"transfer-encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (POST + b"transfer-encoding: chunked\r\n\r\nfffffff\r\n", b"413"),
        (POST + b"transfer-encoding: chunked\r\n\r\n1\r\nabc\r\n", b"400"),
    ],
)
def test_bad_messages(line: socket.socket, message: bytes, status: bytes) -> None:
    line.sendall(message)
    assert line.recv(65536).split(b" ")[1] == status
    line.shutdown(socket.SHUT_WR)
    assert everything(line) == b""


@pytest.mark.parametrize("message", [b"", b"GET / HT", POST + b"content-length: 9\r\n\r\nabc"])
def test_a_client_that_goes_away(api: Api, line: socket.socket, message: bytes) -> None:
    line.sendall(message)
    line.shutdown(socket.SHUT_WR)
    assert everything(line) == b""
    assert api.credits == 10000


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_other_methods(api: Api, method: str) -> None:
    assert api.http.request(method, "/account/info").status_code == 400
    assert api.credits == 10000
