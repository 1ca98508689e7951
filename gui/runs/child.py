"""The process in which spreadsheets are read and written, so that neither can freeze or crash the window.

A job is a module-level function ``job(report, *arguments)``. It streams between files by itself and returns
only a small status: rows handed between processes would stall the window for seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import multiprocessing
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from gui.leads.errors import EnrowDesktopError, MachineError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext
    from multiprocessing.process import BaseProcess

log = logging.getLogger(__name__)
# How processes are started. Never by a fork of this one: it has threads, and a window.
PROCESSES: SpawnContext | ForkServerContext = multiprocessing.get_context("spawn")
T = TypeVar("T")
OnProgress = Callable[[int, int | None], None]
OnNews = Callable[[Any], None]


class Report(Protocol):
    """What a job tells while it works."""

    def __call__(self, rows: int, total: int | None) -> None:
        """So many rows are done, of so many."""

    def tell(self, news: object) -> None:
        """Something small that can be used already."""


@dataclass(frozen=True, slots=True)
class _Progress:
    rows: int
    total: int | None


@dataclass(frozen=True, slots=True)
class _News:
    value: object


@dataclass(frozen=True, slots=True)
class _Done:
    value: Any


@dataclass(frozen=True, slots=True)
class _Failed:
    error: EnrowDesktopError | None
    detail: str


class Child:
    """One spawned process that does one job at a time; it is started at the first job.

    A job whose waiter is cancelled ends with its process; the next job gets a new one.
    """

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="child")

    async def run(
        self,
        job: Callable[..., T],
        *arguments: object,
        on_progress: OnProgress | None = None,
        on_news: OnNews | None = None,
    ) -> T:
        """Do a job in the process and wait for its status.

        Args:
            job: a module-level function; its first argument reports progress as (rows, total).
            arguments: what it gets besides; all of it can be pickled.
            on_progress: called on the loop's thread.
            on_news: called there with what the job told.

        Raises:
            EnrowDesktopError: whatever the job raised of the known failures.
            MachineError: the process died.
        """
        async with self._turn:
            listener = _Listener(asyncio.get_running_loop(), on_progress, on_news)
            work = self._thread.submit(self._exchange, job, arguments, listener)
            waiter = asyncio.wrap_future(work)
            try:
                answer = await asyncio.shield(waiter)
            except asyncio.CancelledError:
                await self._abandon(waiter)
                raise
        if isinstance(answer, _Done):
            value: T = answer.value
            return value
        log.error("a job failed in the child process: %s", answer.detail)
        raise answer.error or MachineError(
            say(
                "The program stumbled over this file. Nothing was changed and nothing was spent."
                " Please try again; if it stumbles once more, send the log to support."
            ),
            detail=answer.detail,
        )

    async def restart(self) -> None:
        """End the process between two jobs; the next one gets a new one."""
        async with self._turn:
            await asyncio.wrap_future(self._thread.submit(self._end_process))

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.terminate()
        with contextlib.suppress(RuntimeError):  # closed before
            self._thread.submit(self._end_process)
        self._thread.shutdown(wait=True)

    async def _abandon(self, waiter: asyncio.Future[_Done | _Failed]) -> None:
        # Only the waiting thread closes the pipe it reads from; the process may be just about to start.
        while not waiter.done():
            if self._process is not None:
                self._process.terminate()
            await asyncio.wait([waiter], timeout=0.1)
        # It may have ended its job just then, and be about to die: the next job, in turn, gets a new one.
        with contextlib.suppress(RuntimeError):  # closed meanwhile: it was ended
            self._thread.submit(self._end_process)

    def _exchange(
        self,
        job: Callable[..., object],
        arguments: tuple[object, ...],
        listener: _Listener,
    ) -> _Done | _Failed:
        """Runs in the waiting thread: send the job, pass progress on, return its end."""
        try:
            connection = self._start_process()
            connection.send((job, arguments))
            while isinstance(message := connection.recv(), (_Progress, _News)):
                listener.hear(message)
        except (EOFError, OSError) as error:
            self._end_process()
            return _Failed(None, f"the process ended: {error!r}")
        if isinstance(message, (_Done, _Failed)):
            return message
        return _Failed(None, f"unknown answer: {message!r}")

    def _start_process(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        ours, theirs = PROCESSES.Pipe()
        process = PROCESSES.Process(target=serve, args=(theirs,), daemon=True, name="spreadsheets")
        process.start()
        theirs.close()
        self._process = process  # only now can others end it
        self._connection = ours
        return ours

    def _end_process(self) -> None:
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if process is not None:
            process.terminate()
            process.join()
            process.close()
        if connection is not None:
            connection.close()


@dataclass(frozen=True, slots=True)
class _Listener:
    """Hands what a job tells to the loop's thread."""

    loop: asyncio.AbstractEventLoop
    on_progress: OnProgress | None
    on_news: OnNews | None

    def hear(self, message: _Progress | _News) -> None:
        if isinstance(message, _Progress):
            if self.on_progress is not None:
                self.loop.call_soon_threadsafe(self.on_progress, message.rows, message.total)
        elif self.on_news is not None:
            self.loop.call_soon_threadsafe(self.on_news, message.value)


@dataclass(frozen=True, slots=True)
class _Voice:
    """The report of one job, over the pipe."""

    connection: Connection

    def __call__(self, rows: int, total: int | None) -> None:
        self.connection.send(_Progress(rows, total))

    def tell(self, news: object) -> None:
        self.connection.send(_News(news))


def serve(connection: Connection) -> None:
    """The process's whole life: take jobs until the other side goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    logging.getLogger().addHandler(logging.NullHandler())  # the parent logs; nothing goes to the terminal
    while True:
        try:
            job, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(_do(job, arguments, connection))
        except BrokenPipeError:
            return


def _do(job: Callable[..., object], arguments: tuple[object, ...], connection: Connection) -> _Done | _Failed:
    # A job makes millions of containers and hardly a cycle: looking for those would only take time.
    gc.disable()
    try:
        return _Done(job(_Voice(connection), *arguments))
    except EnrowDesktopError as error:
        return _Failed(error, error.detail or repr(error))
    except MemoryError as error:
        sentence = say("This file needs more memory than this computer has. Nothing was changed.")
        return _Failed(MachineError(sentence), repr(error))
    except Exception as error:
        log.exception("a job failed")
        return _Failed(None, "".join(traceback.format_exception(error)))
    finally:
        gc.enable()
        gc.collect()
