"""The sandbox in the test's own process, and lists that are opened once and copied for every case."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx

from gui.leads.fields import Kind, Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.tempo import Tempo
from gui.sandbox import kinds
from gui.sandbox.books import Books, Terms
from gui.sandbox.clock import Clock
from gui.sandbox.faults import FaultBoard, parse_faults
from gui.sandbox.journal import Journal
from gui.sandbox.server import Server
from gui.sandbox.service import RateLimit, Service
from tests.faults.rules import ROWS
from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from gui.sandbox.batches import Batch

KEY = "faulty-key-of-mira-4711"
HASTY = Tempo(timeout_s=20.0, posts_per_second=10_000, stretch=0.002)
HASTIER = replace(HASTY, timeout_s=0.3)  # for answers that never come
LONG = 1e12  # times as long as usual: days, until the test lets it end
FOR_EVER = 1e15  # years
AT_ONCE = 1e6  # times as fast as usual


@dataclass
class Bench:
    """A sandbox whose books can be looked into at any moment."""

    server: Server
    books: Books
    board: FaultBoard
    clock: Clock

    async def set_faults(self, *faults: object) -> None:
        """Set them over the wire, as everyone does; to refuse happens at once."""
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading them takes longer than the rest
        async with httpx.AsyncClient(trust_env=False, verify=no_certificates) as client:
            answer = await client.post(f"{self.server.url}/_sandbox/faults", json=list(faults))
            answer.raise_for_status()

    async def go_away(self) -> None:
        """Cut every connection and accept none."""
        await self.server.close()

    async def come_back(self) -> None:
        """Listen where it was, with the same books."""
        await self.server.close()
        port = int(self.server.url.rpartition(":")[2])
        self.board.faults = []
        limit = RateLimit(0, self.clock)
        self.server = Server(Service(KEY, self.books, self.clock, self.board, limit), self.clock)
        await self.server.open(port)

    def set_faults_now(self, *faults: object) -> None:
        """Set them between two requests."""
        self.board.faults = parse_faults(list(faults))

    def finish_the_long(self) -> None:
        """Let all end that is under way, but for what takes for ever."""
        self.clock.advance(1e7)

    def finish_all(self) -> None:
        """Let all end that is under way."""
        self.clock.advance(1e12)

    def let_go(self) -> None:
        """End every wait for an answer that never comes."""
        self.server._misbehaviour.release()

    async def sees(self, is_so: Callable[[], bool]) -> None:
        """Wait until something came in."""
        deadline = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < deadline, "it never came in"
            await asyncio.sleep(0.003)

    @property
    def batches(self) -> list[Batch]:
        """What was accepted, oldest first."""
        return list(self.books.batches.values())


@asynccontextmanager
async def running_bench() -> AsyncIterator[Bench]:
    """A new sandbox, on a free port, with credits enough and batches that finish at once."""
    clock, board = Clock(), FaultBoard()
    terms = Terms(credits=100_000 * kinds.QUARTERS, speed=AT_ONCE)
    books = Books(terms, clock, Journal(None))
    server = Server(Service(KEY, books, clock, board, RateLimit(0, clock)), clock)
    await server.open(0)
    bench = Bench(server, books, board, clock)
    try:
        yield bench
    finally:
        await bench.server.close()


@dataclass(frozen=True)
class Opened:
    """A workspace in which the list of each kind is open, to be copied."""

    home: Path
    lists: Mapping[Kind, str]

    def copy_to(self, folder: Path) -> Path:
        return shutil.copytree(self.home, folder)


async def open_lists(folder: Path) -> Opened:
    """Open one list for each kind of search."""
    home, lists = folder / "home", {}
    desk = Desk(home)
    try:
        for start, kind in enumerate(Kind):
            rows = [
                (*person[:4], f"p{number}@northpier{number % 37}.example" if kind is Kind.VERIFY else "")
                for number, person in enumerate(people(ROWS[kind], start * 100))
            ]
            opened = await desk.open_list(write_xlsx(folder / f"{kind.value}.xlsx", rows))
            lists[kind] = opened.list_id
    finally:
        await desk.close()
    return Opened(home, lists)


def endpoint_of(bench: Bench) -> Endpoint:
    return Endpoint(Realm.SANDBOX, bench.server.url, KEY)
