"""The listener's door: it opens to events on its own path; what else knocks cannot tell what is behind."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from gui.enrow.webhook import FinishedEvent
from gui.enrow.webhook_listener import HOST, Limits, WebhookListener
from gui.leads.errors import ListeningError
from gui.leads.fields import Kind

TOKEN = "kC2vXo9eT5aB7dF1gH3jL6mN8pQ0rS4u"
EVENT = json.dumps({"event": "bulk_phone_search_finished", "id": "e19b"}).encode()
HEARD = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
NOTHING = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
TOO_MANY = b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
MANY = Limits(burst=100_000)


@dataclass
class Door:
    """A listener, and what it heard."""

    listener: WebhookListener
    heard: list[FinishedEvent] = field(default_factory=list)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(HOST, self.listener.port)

    async def answer(self, request: bytes) -> bytes:
        """What comes back until the other side ends the connection."""
        reader, writer = await self.connect()
        try:
            writer.write(request)
            return await reader.read()
        finally:
            writer.transport.abort()


def post(body: bytes = EVENT, path: str = f"/{TOKEN}", method: str = "POST", *headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "host: hooks.example", f"content-length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(*chunks: bytes) -> bytes:
    head = f"POST /{TOKEN} HTTP/1.1\r\nhost: hooks.example\r\ntransfer-encoding: chunked\r\n\r\n"
    return head.encode() + b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in [*chunks, b""])


OpenDoor = Callable[..., Awaitable[Door]]


@pytest.fixture(autouse=True)
async def _nothing_is_raised_into_the_loop() -> AsyncIterator[None]:
    raised: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: raised.append(context))
    yield
    assert raised == []


@pytest.fixture
async def open_door() -> AsyncIterator[OpenDoor]:
    doors: list[Door] = []

    async def open_one(limits: Limits | None = None, port: int = 0) -> Door:
        heard: list[FinishedEvent] = []
        door = Door(WebhookListener(TOKEN, heard.append, limits), heard)
        doors.append(door)
        await door.listener.open(port)
        return door

    yield open_one
    for door in doors:
        await door.listener.close()


@pytest.mark.parametrize(
    "request_bytes",
    [
        post(),
        post(path=f"/enrow/hooks/{TOKEN}"),
        post(json.dumps({"event": "bulk_phone_search_finished", "id": "e19b", "credits": {}}).encode()),
        chunked(EVENT[:10], EVENT[10:]),
        post().replace(b"HTTP/1.1", b"HTTP/1.0"),
        post(EVENT, f"/{TOKEN}", "POST", "x-forwarded-for: 192.0.2.7", "connection: keep-alive"),
    ],
    ids=["plain", "with a prefix", "with credits", "chunked", "HTTP 1.0", "through a proxy"],
)
async def test_an_event_on_the_right_path_is_heard(open_door: OpenDoor, request_bytes: bytes) -> None:
    door = await open_door()
    assert await door.answer(request_bytes) == HEARD
    assert door.heard == [FinishedEvent(Kind.PHONE, "e19b")]


async def test_a_body_that_waits_to_be_asked_for_is_asked_for(open_door: OpenDoor) -> None:
    door = await open_door()
    reader, writer = await door.connect()
    whole = post(EVENT, f"/{TOKEN}", "POST", "expect: 100-continue")
    writer.write(whole[: -len(EVENT)])
    assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    writer.write(EVENT)
    assert await reader.read() == HEARD
    assert len(door.heard) == 1
    writer.close()


HOSTILE = {
    "another path": post(path="/"),
    "a shorter path": post(path=f"/{TOKEN[:-1]}"),
    "a longer path": post(path=f"/{TOKEN}x"),
    "a path below": post(path=f"/{TOKEN}/"),
    "a query": post(path=f"/{TOKEN}?a=1"),
    "other letters": post(path=f"/{TOKEN.swapcase()}"),
    "an escaped path": post(path=f"/%6b{TOKEN[1:]}"),
    "GET": post(b"", method="GET"),
    "HEAD": post(b"", method="HEAD"),
    "PUT": post(method="PUT"),
    "OPTIONS": post(b"", method="OPTIONS"),
    "small letters": post(method="post"),
    "another event": post(b'{"event": "bulk_search_started", "id": "1"}'),
    "no JSON": post(b"event=bulk_search_finished&id=1"),
    "no body": post(b""),
    "a large body": post(EVENT + b" " * 65_536),
    "a huge body": post(EVENT + b" " * 100_000),
    "a huge length": post().replace(b"content-length: ", b"content-length: 9999"),
    "large chunks": chunked(*[b" " * 10_000] * 7),
    "endless chunks": chunked(*[b" " * 100] * 700),
    "a negative length": post().replace(b"content-length: ", b"content-length: -"),
    "two lengths": post(EVENT, f"/{TOKEN}", "POST", "content-length: 7"),
    "length and chunks": post(EVENT, f"/{TOKEN}", "POST", "transfer-encoding: chunked"),
    "a damaged chunk": chunked(EVENT).replace(b"\r\n0\r\n", b"\r\nzz\r\n"),
    "large headers": post(EVENT, f"/{TOKEN}", "POST", *[f"x-{n}: {'y' * 90}" for n in range(200)]),
    "a long line": post(path=f"/{'x' * 20_000}"),
    "an endless line": b"A" * 30_000,
    "garbage": b"\x00\xff\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + b"\r\n\r\n",
    "no host": post().replace(b"host: hooks.example\r\n", b""),
    "an answer": HEARD,
    "a folded header": post(EVENT, f"/{TOKEN}", "POST", " folded: yes", "a b: c"),
}
CUT = {"a huge length", "an endless line"}  # whoever sends these has to hang up before anything is decided


@pytest.mark.parametrize("name", HOSTILE)
async def test_anything_else_gets_one_and_the_same_answer(open_door: OpenDoor, name: str) -> None:
    door = await open_door()
    reader, writer = await door.connect()
    writer.write(HOSTILE[name])
    if name in CUT:
        writer.write_eof()
    assert await reader.read() == NOTHING
    assert door.heard == []
    writer.close()
    assert await door.answer(post()) == HEARD


@pytest.mark.parametrize("sent", [b"", b"P", post()[:40], post()[:-1]])
@pytest.mark.parametrize("hangs_up", [True, False])
async def test_whoever_says_half_is_given_up(open_door: OpenDoor, sent: bytes, hangs_up: bool) -> None:
    door = await open_door(Limits(seconds=0.2))
    reader, writer = await door.connect()
    writer.write(sent)
    if hangs_up:
        writer.write_eof()
    assert HEARD not in await _read(reader)
    assert door.heard == []
    writer.close()
    assert await door.answer(post()) == HEARD


async def test_a_slow_trickle_is_cut_off(open_door: OpenDoor) -> None:
    door = await open_door(Limits(seconds=0.3))
    reader, writer = await door.connect()
    ended = asyncio.ensure_future(_read(reader))
    request = post()
    for at in range(len(request)):
        if ended.done():
            break
        writer.write(request[at : at + 1])
        await asyncio.wait([ended], timeout=0.02)
    assert await asyncio.wait_for(ended, 60) == b""
    assert door.heard == []
    writer.close()


async def test_too_many_at_once_are_turned_away_until_time_has_passed(open_door: OpenDoor) -> None:
    door = await open_door(Limits(per_second=0.0, burst=5))
    answers = [await door.answer(post()) for _ in range(8)]
    assert answers == [HEARD] * 5 + [TOO_MANY] * 3
    assert len(door.heard) == 5


async def test_the_limit_fills_up_again(open_door: OpenDoor) -> None:
    door = await open_door(Limits(per_second=1e6, burst=1))
    assert [await door.answer(post()) for _ in range(20)] == [HEARD] * 20


async def test_a_flood_of_strangers_does_not_crowd_out_an_event(open_door: OpenDoor) -> None:
    door = await open_door(Limits(per_second=0.0, burst=5))
    answers = [await door.answer(post(path="/guess")) for _ in range(8)]
    assert answers == [NOTHING] * 5 + [TOO_MANY] * 3
    assert await door.answer(post()) == HEARD


async def test_idle_connections_make_room_for_an_event(open_door: OpenDoor) -> None:
    door = await open_door(Limits(connections=4, seconds=60))
    idle = [await door.connect() for _ in range(12)]
    assert await door.answer(post()) == HEARD
    ended = [asyncio.ensure_future(_read(reader)) for reader, _ in idle]
    await asyncio.wait_for(asyncio.gather(*ended[:8]), 60)
    assert [task.done() for task in ended[9:]] == [False] * 3
    for task in ended:
        task.cancel()
    for _, writer in idle:
        writer.close()


async def test_many_events_at_once_are_all_heard(open_door: OpenDoor) -> None:
    door = await open_door(MANY)
    answers = await asyncio.gather(*(door.answer(post()) for _ in range(24)))
    assert set(answers) == {HEARD}
    assert len(door.heard) == 24


async def test_a_port_that_is_taken_is_one_clear_error(open_door: OpenDoor) -> None:
    first = await open_door()
    with pytest.raises(ListeningError) as caught:
        await open_door(port=first.listener.port)
    assert f"Port {first.listener.port} is taken" in caught.value.sentence
    assert "Results still come" in caught.value.sentence


async def test_only_this_machine_is_listened_to(open_door: OpenDoor) -> None:
    door = await open_door()
    with socket.socket() as other:
        other.bind(("127.0.0.2", door.listener.port))  # would be taken if it listened on every address


async def test_after_closing_nobody_answers_and_the_port_is_free(open_door: OpenDoor) -> None:
    door = await open_door(Limits(seconds=60))
    reader, writer = await door.connect()
    writer.write(post()[:30])
    await door.answer(post())
    await door.listener.close()
    assert await _read(reader) == b""
    writer.close()
    with pytest.raises(ConnectionRefusedError):
        await door.connect()
    again = await open_door(port=door.listener.port)
    assert await again.answer(post()) == HEARD


async def test_a_failing_listener_of_ours_is_logged_and_the_next_event_heard(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(event: FinishedEvent) -> None:
        raise LookupError(event.remote_id)

    listener = WebhookListener(TOKEN, fail)
    await listener.open(0)
    door = Door(listener)
    await door.answer(post())
    await door.answer(post())
    await listener.close()
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


async def test_the_secret_path_is_never_logged(open_door: OpenDoor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    door = await open_door(Limits(seconds=0.2))
    for request in [post(), post(b"{"), post(method="GET"), *HOSTILE.values()]:
        reader, writer = await door.connect()
        writer.write(request)
        writer.write_eof()
        await _read(reader)
        writer.close()
    assert "no event" in caplog.text
    assert TOKEN not in caplog.text


async def _read(reader: asyncio.StreamReader) -> bytes:
    """Everything that comes; a connection that is slammed ends it, too."""
    data = b""
    try:
        while part := await reader.read(1000):
            data += part
    except ConnectionError:
        return data
    return data
