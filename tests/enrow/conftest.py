"""A server of our own that answers as a test tells it: odd bytes, half answers, silence, a slammed door."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from gui.enrow.client import EnrowClient
from gui.enrow.pacing import Pacer


@dataclass
class Seen:
    """A request as it arrived, on which connection, and when."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    connection: int
    at: float


@dataclass
class Step:
    """What happens after a request: bytes, then keep (the connection), close, reset or hang."""

    data: bytes = b""
    end: str = "keep"


@dataclass
class ScriptedServer:
    """Plays its steps, one a request, whatever the connection; the last one again and again.

    A step ends by keeping the connection, or with close, reset, hang or drip.
    """

    key: str = "secret-key-of-mira-4711"
    port: int = 0
    steps: list[Step] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    most_open: int = 0
    slams: bool = False  # hangs up as soon as somebody connects
    pause_s: float = 0.0  # before each answer
    _open: int = 0
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(
        self, status: int, body: object = b"", *headers: str, end: str = "keep", missing: int = 0
    ) -> None:
        """Answer next, with bytes or with anything as JSON; the last ``missing`` bytes never come."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        lines = [f"HTTP/1.1 {status} Said", f"content-length: {len(content)}", *headers, "", ""]
        whole = "\r\n".join(lines).encode() + content
        self.sends(whole[: len(whole) - missing], end)

    def sends(self, data: bytes, end: str) -> None:
        """Send these very bytes next."""
        self.steps.append(Step(data, end))

    async def has_seen(self, requests: int) -> None:
        """Wait until so many requests have arrived."""
        while len(self.seen) < requests:
            self._news.clear()
            await self._news.wait()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open += 1
        self.most_open = max(self.most_open, self._open)
        self._writers.append(writer)
        try:
            if not self.slams:
                await self._talk(reader, writer, self.connections)
        except ConnectionError:
            pass  # the client hung up first
        finally:
            self._open -= 1
            writer.close()

    async def _talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> None:
        while (request := await self._read(reader, connection)) is not None:
            self.seen.append(request)
            self._news.set()
            await asyncio.sleep(self.pause_s)
            step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
            if not await self._end(writer, step) or request.headers.get("connection") == "close":
                await self._see_off(reader, step)
                return

    async def _see_off(self, reader: asyncio.StreamReader, step: Step) -> None:
        if step.end == "hang":
            await reader.read()  # until the client gives up

    async def _read(self, reader: asyncio.StreamReader, number: int) -> Seen | None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        method, path, _ = first.split(" ")
        return Seen(method, path, headers, body, number, time.monotonic())

    async def _end(self, writer: asyncio.StreamWriter, step: Step) -> bool:
        writer.write(step.data)
        await writer.drain()
        while step.end == "drip":
            await asyncio.sleep(0.01)
            writer.write(b"x: y\r\n")
            await writer.drain()
        if step.end == "reset":
            raw: socket.socket = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        elif step.end == "close":
            writer.close()
        return step.end == "keep"

    def hang_up(self) -> None:
        for writer in self._writers:
            # Python 3.11 has nothing left to abort where TLS has closed already.
            with contextlib.suppress(AttributeError):
                writer.transport.abort()


@pytest.fixture(autouse=True)
def _plain_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever proxy or certificates the machine that runs the tests has, they start without."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


ServerMaker = Callable[[], Awaitable[ScriptedServer]]


@pytest.fixture
async def new_server() -> AsyncIterator[ServerMaker]:
    """Start as many scripted servers as a test needs."""
    running: list[tuple[asyncio.Server, ScriptedServer]] = []

    async def start() -> ScriptedServer:
        scripted = ScriptedServer()
        listening = await asyncio.start_server(scripted.serve, "127.0.0.1", 0)
        scripted.port = listening.sockets[0].getsockname()[1]
        running.append((listening, scripted))
        return scripted

    yield start
    for listening, scripted in running:
        listening.close()
        scripted.hang_up()
        await listening.wait_closed()


@pytest.fixture
async def server(new_server: ServerMaker) -> ScriptedServer:
    """One scripted server."""
    return await new_server()


@pytest.fixture
async def client(server: ScriptedServer) -> AsyncIterator[EnrowClient]:
    """A client of the scripted server that never waits its turn."""
    async with EnrowClient(server.url, server.key, pacer=Pacer(per_second=10_000), timeout_s=20) as made:
        yield made


@pytest.fixture
async def hasty(server: ScriptedServer) -> AsyncIterator[EnrowClient]:
    """The same, for answers that never come."""
    async with EnrowClient(server.url, server.key, pacer=Pacer(per_second=10_000), timeout_s=0.5) as made:
        yield made
