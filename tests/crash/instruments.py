"""What is fastened to the real program so that it can be stopped at a chosen moment.

Nothing of the program is replaced: its database connections and sockets count what passes through them, its
loop's time goes faster, its clock may be off.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import signal
import socket
import sqlite3
import sys
import time
import weakref
from collections import Counter
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from tests.crash.hurry import hurried
from tests.crash.plan import Plan, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

DEADLY = getattr(signal, "SIGKILL", signal.SIGTERM)
_UNLIMITED = 2**32 - 2


class Watch:
    """Counts events, names steps, and does at one of them what the plan says.

    Args:
        plan: what is to happen.
        kill_soon: asks somebody else to kill this process after so many seconds.
    """

    def __init__(self, plan: Plan, kill_soon: Callable[[float], None]) -> None:
        self.plan = plan
        self.shift = timedelta(seconds=0.0 if plan.step else plan.shift_s)
        self.refusals = 0
        self._kill_soon = kill_soon
        self._events = itertools.count(1)
        self._posts = 0
        self._counted_from: int | None = None if plan.from_post else 0
        self._numbers: Counter[str] = Counter()
        self._note = os.open(plan.note, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if plan.note else None

    def event(self) -> int:
        """Something passes: a statement, or bytes on the wire."""
        number = next(self._events)
        if self.plan.kill_event is None or self._counted_from is None:
            return number
        if number == self._counted_from + self.plan.kill_event:
            if self.plan.jitter_s is None:
                os.kill(os.getpid(), DEADLY)
            else:
                self._kill_soon(self.plan.jitter_s)
        return number

    def submission(self) -> None:
        """A submission is about to leave."""
        self._posts += 1
        if self._posts == self.plan.from_post:
            self._counted_from = self.event()

    def write(self, line: str) -> None:
        """Note a line for the test."""
        if self._note is not None:
            os.write(self._note, f"{line}\n".encode())

    def around(self, name: str) -> tuple[Step, Step]:
        """The steps before and after the next thing of a name."""
        self._numbers[name] += 1
        number = self._numbers[name]
        return Step(name, number, "before"), Step(name, number, "after")

    def pass_by(self, step: Step) -> None:
        """A step is reached."""
        self.write(f"{step.when} {step.name} {step.number}")
        if step == self.plan.step:
            self._act()

    def _act(self) -> None:
        plan = self.plan
        match plan.action:
            case "kill":
                os.kill(os.getpid(), DEADLY)
            case "full" | "limit":
                self.refusals = plan.times
            case "fill":
                fill(Path(plan.filler))
            case "gate":
                self.write("at the gate")
                wait_while(Path(plan.filler).exists)
            case "clock":
                self.shift = timedelta(seconds=plan.shift_s)


def wait_while(predicate: Callable[[], bool], seconds: float = 90.0) -> None:
    """Look again and again until it is false."""
    deadline = time.monotonic() + seconds
    while predicate():
        assert time.monotonic() < deadline, "it went on for too long"
        time.sleep(0.002)


def fill(path: Path) -> None:
    """Take all room there is, to the last byte."""
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (65_536, 4_096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))


class _Here:
    """This process, which has one program."""

    watch: ClassVar[Watch | None] = None


class Watched(sqlite3.Connection):
    """A connection that counts its statements and tells the workspace's commits by their method's name."""

    is_workspace = False
    is_writing = False

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        watch = _Here.watch
        if watch is None or not self.is_workspace:
            return super().execute(sql, *parameters)
        watch.event()
        try:
            if sql.startswith("BEGIN"):
                self.is_writing = sql == "BEGIN IMMEDIATE"
                if self.is_writing:
                    watch.write("begin")
            if sql != "COMMIT" or not self.is_writing:
                return super().execute(sql, *parameters)
            before, after = watch.around(f"commit:{_committing()}")
            watch.pass_by(before)
            with self._room(watch):
                done = super().execute(sql, *parameters)
            watch.pass_by(after)
            return done
        finally:
            watch.event()

    @contextlib.contextmanager
    def _room(self, watch: Watch) -> Iterator[None]:
        """While the plan refuses room, the commit of this block cannot have any."""
        if not watch.refusals:
            yield
            return
        watch.refusals -= 1
        watch.write("refused")
        if watch.plan.action == "full":
            self._fill_up()
        with _no_file_may_grow():
            yield

    def _fill_up(self) -> None:
        """The database may not grow: what this transaction writes has no room, as on a full disk."""
        cursor = super().execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        super().execute(f"PRAGMA max_page_count = {pages}").fetchall()
        try:
            super().execute("CREATE TABLE room (it)")
            super().execute("INSERT INTO room VALUES (zeroblob(1000000))")
        finally:
            super().execute(f"PRAGMA max_page_count = {_UNLIMITED}").fetchall()


@contextlib.contextmanager
def _no_file_may_grow() -> Iterator[None]:
    """For the block, the system itself lets this process write nothing."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _committing() -> str:
    """The module and method of the store whose transaction is being committed."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if "store" in path.parts and path.stem != "database":
            return f"{path.stem}.{frame.f_code.co_name}"
        frame = frame.f_back
    return "?"


def _connect(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    def connected(database: str, *arguments: Any, **options: Any) -> sqlite3.Connection:
        is_workspace = "workspace.db" in str(database)
        if is_workspace and _Here.watch is not None and _Here.watch.plan.busy_s is not None:
            options["timeout"] = _Here.watch.plan.busy_s
        made = connect(database, *arguments, **{**options, "factory": Watched})
        assert isinstance(made, Watched)
        made.is_workspace = is_workspace
        return made

    return connected


class _Wire:
    """Counts what sockets send and receive; knows those on which a submission is under way."""

    submitting: ClassVar[weakref.WeakSet[socket.socket]] = weakref.WeakSet()

    @classmethod
    def sends(cls, send: Callable[..., Any]) -> Callable[..., Any]:
        def counted(self: socket.socket, data: Any, *arguments: Any) -> Any:
            first = bytes(data[0] if isinstance(data, list) else data)[:5]
            if first.startswith((b"GET ", b"POST ")):
                cls.submitting.discard(self)
            if first == b"POST " and _Here.watch is not None:
                cls.submitting.add(self)
                _Here.watch.submission()
            return cls._counted("send", self, lambda: send(self, data, *arguments))

        return counted

    @classmethod
    def receives(cls, receive: Callable[..., Any]) -> Callable[..., Any]:
        def counted(self: socket.socket, *arguments: Any) -> Any:
            return cls._counted("recv", self, lambda: receive(self, *arguments))

        return counted

    @classmethod
    def _counted(cls, what: str, wire: socket.socket, move: Callable[[], Any]) -> Any:
        watch = _Here.watch
        if watch is None or wire.family == getattr(socket, "AF_UNIX", None) or wire.fileno() < 0:
            return move()
        steps = watch.around(f"post:{what}") if wire in cls.submitting else ()
        watch.event()
        if steps:
            watch.pass_by(steps[0])
        moved = move()
        if steps:
            watch.pass_by(steps[1])
        watch.event()
        return moved


def _wrong_clock() -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            assert _Here.watch is not None
            assert tz is UTC
            return datetime.now(UTC) + _Here.watch.shift

    return Clock


def fasten(watch: Watch) -> None:
    """Put the instruments on, in a process that has not begun with the program yet."""
    _Here.watch = watch
    vars(sqlite3)["connect"] = _connect(sqlite3.connect)
    for name in ("send", "sendmsg"):
        if hasattr(socket.socket, name):
            setattr(socket.socket, name, _Wire.sends(getattr(socket.socket, name)))
    for name in ("recv", "recv_into"):
        setattr(socket.socket, name, _Wire.receives(getattr(socket.socket, name)))
    if os.name == "posix":
        times = watch.plan.hurry
        asyncio.events.new_event_loop = hurried(times)
        from gui.enrow.pacing import Pacer

        defaults: dict[str, Any] = Pacer.__init__.__kwdefaults__ or {}
        assert defaults["clock"] is time.monotonic
        defaults["clock"] = lambda: time.monotonic() * times
    if watch.plan.shift_s:
        clock = _wrong_clock()
        for module in [each for name, each in sys.modules.items() if name.startswith("gui.")]:
            if getattr(module, "datetime", None) is datetime:
                vars(module)["datetime"] = clock
