"""The sockets: connections, the order of things around one request, and being unreachable on demand.

asyncio with a small HTTP reader of its own rather than the standard library's threaded server: one thread
needs no locks around money, a hanging request costs nothing, and every byte that leaves (or is held back) is
under control, which is what the faults are about.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import struct
from typing import TYPE_CHECKING

from gui.sandbox import control, webhooks
from gui.sandbox.control import Control
from gui.sandbox.messages import MAX_HEADER_BYTES, BadRequestError, Reply, Request, encode_json, read_request
from gui.sandbox.misbehaviour import Misbehaviour
from gui.sandbox.witness import Witness

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from gui.sandbox.batches import Batch
    from gui.sandbox.clock import Clock
    from gui.sandbox.service import Service

HOST = "127.0.0.1"
_LONGEST_NAP_S = 3600.0
_DRAIN_S = 1.0
_RETRY_S = 0.05


class Server:
    """Serves one account on a loopback port until it is closed."""

    def __init__(self, service: Service, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._witness = Witness()
        self._misbehaviour = Misbehaviour(service.serve)
        self._control = Control(service, service.board, clock, self._witness)
        self._control.on_faults = self._on_faults_set
        self._control.on_clear = self._on_cleared
        service.books.on_finished = self._on_batch_finished
        self._listener: asyncio.Server | None = None
        self._port = 0
        self._idle: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self._port}"

    async def open(self, port: int) -> None:
        """Start listening; port 0 takes a free one. Faults that were set before count from now."""
        self._port = port
        await self._listen()
        self._spawn(self._settle_in_time())
        self._on_faults_set()

    async def close(self) -> None:
        """Stop listening and end whatever is under way."""
        if self._listener is not None:
            self._listener.close()
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._service.books.close()

    async def _listen(self) -> None:
        self._listener = await asyncio.start_server(
            self._on_connection, HOST, self._port, limit=MAX_HEADER_BYTES, backlog=256
        )
        self._port = self._listener.sockets[0].getsockname()[1]

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._spawn(self._converse(reader, writer))

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests until either side has enough."""
        try:
            while await self._exchange(reader, writer):
                pass
        except BadRequestError as error:
            reply = Reply(error.status, encode_json({"message": str(error)}))
            writer.write(reply.encode(keep_alive=False))
            await _drain(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._idle.discard(writer)
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; False ends the connection."""
        self._idle.add(writer)
        request = await read_request(reader, writer)
        self._idle.discard(writer)
        if request is None:
            return False
        reply = await self._answer(request)
        if reply.drop == "reset":
            _reset(writer)
        if reply.drop:
            return False
        keep_alive = request.keep_alive and not reply.cut and self._is_listening
        message = reply.encode(keep_alive=keep_alive, with_body=request.method != "HEAD")
        writer.write(message[: len(message) - len(reply.body) // 2 - 1] if reply.cut else message)
        await writer.drain()
        return keep_alive

    async def _answer(self, request: Request) -> Reply:
        if request.path.startswith(control.PREFIX):
            reply = self._control.serve(request)
            self._woken.set()
            return reply
        sighting = self._witness.see(request, self._clock.now())
        fault = self._service.board.strike_request(sighting.endpoint, request.method)
        if fault is None:
            reply = self._service.serve(request)
        else:
            sighting.fault = fault.kind
            reply = await self._misbehaviour.answer(fault, request)
        self._woken.set()
        sighting.status = reply.status
        self._refuse(self._service.board.refusal_after(sighting.endpoint, request.method))
        return reply

    @property
    def _is_listening(self) -> bool:
        return self._listener is not None and self._listener.is_serving()

    def _refuse(self, seconds: float) -> None:
        """Accept no connection for a while; those without a request under way are closed."""
        if seconds and self._listener is not None and self._listener.is_serving():
            self._listener.close()
            for writer in [*self._idle]:
                writer.close()
            self._spawn(self._listen_again(seconds))

    async def _listen_again(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        while not self._is_listening:
            try:
                await self._listen()
            except OSError:  # somebody's outgoing connection has the port for the moment
                await asyncio.sleep(_RETRY_S)

    def _on_faults_set(self) -> None:
        self._refuse(self._service.board.refusal_now())

    def _on_cleared(self) -> None:
        self._misbehaviour.release()

    def _on_batch_finished(self, batch: Batch) -> None:
        for address in webhooks.addresses(batch, self._service.books.webhooks):
            self._spawn(webhooks.tell(address, batch))

    async def _settle_in_time(self) -> None:
        """Finish batches when they are due, whether or not anybody asks: webhooks are called in time."""
        while True:
            self._service.books.settle()
            due_at = self._service.books.next_due_at()
            nap_s = _LONGEST_NAP_S if due_at is None else max(0.0, due_at - self._clock.now())
            self._woken.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(nap_s + 0.001):
                    await self._woken.wait()

    def _spawn(self, coroutine: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _drain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read on for a moment: a connection closed with bytes unread would take the answer with it."""
    with contextlib.suppress(OSError, TimeoutError):
        writer.write_eof()
        async with asyncio.timeout(_DRAIN_S):
            while await reader.read(MAX_HEADER_BYTES):
                pass


def _reset(writer: asyncio.StreamWriter) -> None:
    """Let the connection end with RST instead of FIN."""
    raw: socket.socket | None = writer.get_extra_info("socket")
    if raw is not None:
        linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()
