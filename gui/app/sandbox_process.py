"""The sandbox as a process of its own, shared by the windows and commands that use one workspace."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, TextIO, cast

from gui.leads.errors import MachineError, WorkspaceBusyError
from gui.leads.fields import Realm
from gui.leads.sentences import say
from gui.runs.accounts.endpoint import Endpoint
from gui.system import paths
from gui.system.lock import ProcessLock

if TYPE_CHECKING:
    from pathlib import Path

_NOT_STARTED = say("The sandbox did not start. Nothing was sent or spent.")
_START_S = 30.0
_END_S = 5.0
# A session of its own: Ctrl+C in the terminal is for the command, which pauses its run first.
_IS_POSIX = sys.platform != "win32"
_WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)


class SandboxProcess:
    """Starts the sandbox on first use. Its batches and credits are on disk, so that a later run can go on.

    Only one process works on the sandbox's memory. A second window or command finds the address of the first
    one's sandbox beside it and uses that.
    """

    def __init__(self, home: Path) -> None:
        self._state = paths.sandbox_state(home)
        self._address = self._state.with_name("address.json")
        self._errors = paths.logs_dir(home) / "sandbox.log"
        self._lock = ProcessLock(
            paths.locks_dir(home) / "sandbox.lock",
            say("Another window or command is using the sandbox. Try again."),
        )
        self._process: subprocess.Popen[str] | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> Endpoint:
        """The sandbox's address and key, once it answers.

        Raises:
            MachineError: it did not start.
            WorkspaceBusyError: another process has it, and does not say where.
        """
        async with self._turn:
            if self._process is not None and self._process.poll() is None:
                return self._read_address()
            try:
                self._lock.acquire()
            except WorkspaceBusyError:
                return await self._other_one()
            try:
                await asyncio.to_thread(self._launch)
                return self._read_address()
            except OSError as error:
                await asyncio.to_thread(self._end)
                raise MachineError(_NOT_STARTED, detail=repr(error)) from error

    async def stop(self) -> None:
        """End the sandbox if it was started here."""
        async with self._turn:
            await asyncio.to_thread(self._end)

    async def _other_one(self) -> Endpoint:
        """The sandbox of another process, which may be just about to write its address."""
        for _ in range(50):
            with contextlib.suppress(OSError, ValueError, KeyError):
                return self._read_address()
            await asyncio.sleep(0.1)
        raise WorkspaceBusyError(
            say("Another window or command is starting the sandbox. Nothing was sent. Try again.")
        )

    def _launch(self) -> None:
        """Runs in a thread: start the process and wait for its one line."""
        self._address.unlink(missing_ok=True)
        paths.private_file(self._state)
        paths.private_file(self._errors)
        self._process = process = _start(self._state, self._errors)
        line = _first_line(process)
        try:
            json.loads(line)["url"]
        except (ValueError, TypeError, KeyError) as error:
            self._end()
            detail = self._errors.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise MachineError(_NOT_STARTED, detail=detail) from error
        paths.write_private(self._address, line)

    def _read_address(self) -> Endpoint:
        address = json.loads(self._address.read_text(encoding="utf-8"))
        return Endpoint(Realm.SANDBOX, str(address["url"]), str(address["key"]))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError):
                self._address.unlink(missing_ok=True)
            _end(process)
        self._lock.release()


def _start(state: Path, errors: Path) -> subprocess.Popen[str]:
    with errors.open("w", encoding="utf-8") as error_file:
        return subprocess.Popen(
            [*_program(), "--port", "0", "--state", str(state)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=error_file,
            text=True,
            encoding="utf-8",
            start_new_session=_IS_POSIX,
            creationflags=_WINDOWS_FLAGS,
        )


def _program() -> list[str]:
    """How to start the sandbox, from the source and from the built program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "sandbox", "--with-parent"]
    return [sys.executable, "-m", "gui.sandbox"]


def _first_line(process: subprocess.Popen[str]) -> str:
    """What it prints first; nothing where it ends, or says nothing for too long."""
    output = cast("TextIO", process.stdout)
    patience = threading.Timer(_START_S, process.kill)
    patience.start()
    try:
        return output.readline()
    finally:
        patience.cancel()


def _end(process: subprocess.Popen[str]) -> None:
    """Closing its input asks it to end; a sandbox that does not is ended by its id."""
    with contextlib.suppress(OSError):
        cast("TextIO", process.stdin).close()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    cast("TextIO", process.stdout).close()
