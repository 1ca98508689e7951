"""Starts the real program many times, each time as a process of its own, and never waits for ever."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from tests.crash.plan import Plan, Step
from tests.processes import Process

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).parents[2]
PATIENCE_S = 90.0
CAN_FORK = hasattr(os, "fork")


@dataclass(frozen=True)
class Outcome:
    """What came of a command.

    Attributes:
        code: its exit code; negative for the signal that ended it.
        out, err: what it wrote.
        notes: the lines that its instruments wrote.
    """

    code: int
    out: str
    err: str
    notes: tuple[str, ...]

    @property
    def is_killed(self) -> bool:
        return self.code < 0

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The whole lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines() if line.endswith("}")]

    @property
    def report(self) -> dict[str, Any]:
        """The last of them."""
        return self.lines[-1]

    @property
    def steps(self) -> list[Step]:
        """What it passed by, in order."""
        found = [line.split() for line in self.notes if line.startswith(("before ", "after "))]
        return [Step(name, int(number), when) for when, name, number in found]

    @property
    def events(self) -> int:
        """How many events it had; 0 when it was killed."""
        return next((int(line.split()[1]) for line in self.notes if line.startswith("events ")), 0)


class Command(Protocol):
    """A started command."""

    plan: Plan

    def wait(self, seconds: float = PATIENCE_S) -> Outcome: ...

    def wait_until(self, says: str, *, where: str, after: str = "") -> bool: ...


def _outcome(plan: Plan, code: int) -> Outcome:
    out, err, notes = (
        Path(name).read_text(encoding="utf-8", errors="replace") if name and Path(name).exists() else ""
        for name in (plan.out, plan.err, plan.note)
    )
    assert "Traceback" not in err, err
    assert code != 70, err
    return Outcome(code, out, err, tuple(notes.splitlines()))


class Warm:
    """The warm process that forks for every command."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = Process(
                [sys.executable, "-m", "tests.crash.warm", str(theirs.fileno())],
                cwd=ROOT,
                env={**os.environ, "PYTHONWARNINGS": "error"},
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                text=True,
            )
        self._wire = ours
        self._pending = b""
        self._codes: dict[int, int] = {}
        self._started: list[int] = []

    def start(self, plan: Plan) -> Command:
        self._order({"start": plan.to_json()})
        deadline = time.monotonic() + PATIENCE_S
        while not self._started:
            self._listen(deadline)
        return _Forked(self, plan, self._started.pop())

    def close(self) -> None:
        self._wire.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE_S)
            return
        self._process.kill()
        self._process.wait()

    def signal(self, pid: int, number: int) -> None:
        self._order({"signal": pid, "number": number})

    def wait(self, pid: int, seconds: float) -> int:
        """Wait for a command; one that does not end in time is killed."""
        deadline = time.monotonic() + seconds
        while pid not in self._codes:
            try:
                self._listen(deadline)
            except TimeoutError:
                self.signal(pid, signal.SIGKILL)
                raise
        return self._codes.pop(pid)

    def has_ended(self, pid: int) -> bool:
        with contextlib.suppress(TimeoutError):
            self._listen(time.monotonic())
        return pid in self._codes

    def _order(self, order: dict[str, Any]) -> None:
        self._wire.sendall(json.dumps(order).encode() + b"\n")

    def _listen(self, deadline: float) -> None:
        self._wire.settimeout(max(0.001, deadline - time.monotonic()))
        received = self._wire.recv(65_536)
        assert received, "the warm process ended"
        *lines, self._pending = (self._pending + received).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if "started" in message:
                self._started.append(message["started"])
            else:
                self._codes[message["ended"]] = message["code"]


class _Started:
    """What is the same however it was started."""

    plan: Plan

    def has_ended(self) -> bool:
        raise NotImplementedError

    def wait_until(self, says: str, *, where: str, after: str = "") -> bool:
        """Wait until its file "err" or "note" holds a text, after another; False when it ends without it."""
        path = Path(getattr(self.plan, where))
        deadline = time.monotonic() + PATIENCE_S
        while True:
            has_ended = self.has_ended()
            said = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            if says in (said.partition(after)[2] if after else said):
                return True
            if has_ended:
                return False
            if time.monotonic() > deadline:
                raise _hung(self.plan, PATIENCE_S)
            time.sleep(0.005)


class _Forked(_Started):
    def __init__(self, warm: Warm, plan: Plan, pid: int) -> None:
        self.plan = plan
        self._warm = warm
        self._pid = pid

    def has_ended(self) -> bool:
        return self._warm.has_ended(self._pid)

    def wait(self, seconds: float = PATIENCE_S) -> Outcome:
        try:
            return _outcome(self.plan, self._warm.wait(self._pid, seconds))
        except TimeoutError as error:
            raise _hung(self.plan, seconds) from error


class _Plain(_Started):
    """The same command in a new interpreter."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._process = Process(
            [sys.executable, "-m", "tests.crash.warm", "--once", plan.to_json()],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            text=True,
        )

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def wait(self, seconds: float = PATIENCE_S) -> Outcome:
        try:
            return _outcome(self.plan, self._process.wait(seconds))
        except subprocess.TimeoutExpired as error:
            self._process.kill()
            self._process.wait()
            raise _hung(self.plan, seconds) from error


def _hung(plan: Plan, seconds: float) -> AssertionError:
    said = Path(plan.err).read_text(encoding="utf-8", errors="replace") if Path(plan.err).exists() else ""
    return AssertionError(f"{plan.argv} did not end within {seconds} s. It said: {said[-2000:]}")


class Programs:
    """Starts commands; by forks of a warm process where there are any, else each in a new interpreter."""

    def __init__(self, *, is_warm: bool = CAN_FORK) -> None:
        self._warm = Warm() if is_warm else None

    def start(self, plan: Plan) -> Command:
        return _Plain(plan) if self._warm is None else self._warm.start(plan)

    def run(self, plan: Plan) -> Outcome:
        return self.start(plan).wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._warm is not None:
            self._warm.close()
