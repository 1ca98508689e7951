"""HTTP/1.1 messages: reading a request from a stream, writing an answer to it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
_ESCAPED = json.JSONEncoder(separators=(",", ":"))
MAX_HEADER_BYTES = 65_536
MAX_BODY_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """One request, its body complete.

    Attributes:
        headers: names in lower case.
        query: the last value of each name.
        keep_alive: whether the client may send another on the same connection.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    keep_alive: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer.

    Attributes:
        drop: ``close`` or ``reset`` ends the connection instead of answering.
        cut: the connection ends in the middle of the body.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"
    drop: str = ""
    cut: bool = False

    def encode(self, *, keep_alive: bool, with_body: bool = True) -> bytes:
        """The answer as it goes over the wire."""
        try:
            phrase = HTTPStatus(self.status).phrase
        except ValueError:
            phrase = "Unknown"
        lines = [
            f"HTTP/1.1 {self.status} {phrase}",
            f"content-type: {self.content_type}",
            f"content-length: {len(self.body)}",
            f"connection: {'keep-alive' if keep_alive else 'close'}",
            *(f"{name}: {value}" for name, value in self.headers.items()),
        ]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        return head + self.body if with_body else head


class BadRequestError(Exception):
    """A message that is not HTTP as understood here.

    Attributes:
        status: what it is answered with before the connection is closed.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def encode_json(body: object) -> bytes:
    """JSON as it goes over the wire."""
    try:
        return _PLAIN.encode(body).encode()
    except UnicodeEncodeError:  # half a surrogate pair came in as an escape, and goes out as one
        return _ESCAPED.encode(body).encode()


async def read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Request | None:
    """Read the next request, None when the client has gone.

    Raises:
        BadRequestError: malformed, or too large.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    except asyncio.LimitOverrunError as error:
        raise BadRequestError(431, "Request header too large") from error
    first, *lines = head[:-4].lstrip(b"\r\n").decode("latin-1").split("\r\n")
    try:
        method, target, version = first.split(" ")
    except ValueError as error:
        raise BadRequestError(400, "Malformed request line") from error
    if not version.startswith("HTTP/1."):
        raise BadRequestError(505, "HTTP version not supported")
    headers = _headers(lines)
    body = await _read_body(reader, writer, headers)
    connection = headers.get("connection", "").lower()
    keep_alive = connection == "keep-alive" if version == "HTTP/1.0" else connection != "close"
    try:
        parts = urlsplit(target)
    except ValueError as error:
        raise BadRequestError(400, "Malformed target") from error
    return Request(method, parts.path, dict(parse_qsl(parts.query)), headers, body, keep_alive)


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name or name != name.strip():
            raise BadRequestError(400, "Malformed header")
        lowered = name.lower()
        if lowered == "content-length" and headers.get(lowered, value.strip()) != value.strip():
            raise BadRequestError(400, "Conflicting content-length")
        headers[lowered] = value.strip()
    return headers


async def _read_body(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, headers: Mapping[str, str]
) -> bytes:
    coding, length = headers.get("transfer-encoding", "").lower(), headers.get("content-length")
    if not coding and length is None:
        return b""
    if coding and (length is not None or coding != "chunked"):
        raise BadRequestError(400, "Unsupported transfer-encoding")
    size = 0 if coding else _number(length or "", 10)
    if size > MAX_BODY_BYTES:
        raise BadRequestError(413, "Payload Too Large")
    if headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    return await _read_chunks(reader) if coding else await reader.readexactly(size)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while True:
        line = await reader.readuntil(b"\r\n")
        size = _number(line.split(b";", 1)[0].strip().decode("latin-1"), 16)
        if len(body) + size > MAX_BODY_BYTES:
            raise BadRequestError(413, "Payload Too Large")
        if size == 0:
            break
        body += await reader.readexactly(size)
        if await reader.readexactly(2) != b"\r\n":
            raise BadRequestError(400, "Malformed chunk")
    while await reader.readuntil(b"\r\n") != b"\r\n":
        pass
    return bytes(body)


def _number(text: str, base: int) -> int:
    digits = "0123456789abcdef"[:base]
    if not text or len(text) > 15 or text.lower().strip(digits):
        raise BadRequestError(400, "Malformed length")
    return int(text, base)
