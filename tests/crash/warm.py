"""A warm process that has everything imported and forks for each command; also runs a single one.

``python -m tests.crash.warm DESCRIPTOR`` serves a socket: lines ask for a start or a kill, lines tell what
was started and what ended. It has one thread and no open files, locks or connections of the program, so a
fork of it is as good as a new process; each fork is a process of its own that runs the real command line from
its first line on. The process for spreadsheets, which the program spawns, is forked early too, while there
is one thread.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import selectors
import signal
import socket
import sys
import threading
import time
import traceback
from typing import Any

from gui.__main__ import main
from gui.runs import desk_parts
from tests.crash import instruments
from tests.crash.plan import Plan

MODULES = (
    *("gui.app.command_line", "gui.app.enrich", "gui.app.resume", "gui.app.past_runs", "gui.app.session"),
    *(
        "gui.app.interruption",
        "gui.runs.opening.jobs",
        "gui.runs.exporting.export_list",
        "gui.sheets.opening",
    ),
    *(
        "gui.sheets.writing",
        "gui.sheets.output.new_text",
        "gui.sheets.output.new_book",
        "gui.sheets.output.copy_book",
    ),
    *("gui.sheets.workbooks.stream_grid", "gui.sheets.text.text_grid", "keyring", "filelock", "openpyxl"),
    *("python_calamine", "chardet", "httpx", "httpcore", "anyio._backends._asyncio"),
    "multiprocessing.popen_fork",
)


def warm_up() -> None:
    for name in MODULES:
        __import__(name)
    desk_parts._import_all()
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()


def carry_out(plan: Plan, tell: int | None) -> int:
    """Run one command in this process; its exit code."""
    os.environ.clear()
    os.environ.update(plan.environment)
    if plan.folder:
        os.chdir(plan.folder)
    for path, number, flags in (
        (os.devnull, 0, os.O_RDONLY),
        (plan.out, 1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (plan.err, 2, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)

    def kill_soon(seconds: float) -> None:
        assert tell is not None
        os.write(tell, f"{os.getpid()} {seconds}\n".encode())

    watch = instruments.Watch(plan, kill_soon)
    if tell is not None:
        _fork_the_spreadsheet_process()
    instruments.fasten(watch)
    code = main(plan.argv)
    watch.write(f"events {watch.event()}")
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _fork_the_spreadsheet_process() -> None:
    """The program spawns it when it is needed; here it is ready, and the program gets it in its stead."""
    from gui.runs import child

    spawning, forking = multiprocessing.get_context("spawn"), multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe()

    def serve() -> None:
        ours.close()
        child.serve(theirs)

    process = forking.Process(target=serve, daemon=True)
    process.start()
    vars(process)["start"] = lambda: None
    ready: list[Any] = [process]

    class Context:
        def Pipe(self) -> Any:
            return (ours, theirs) if ready else spawning.Pipe()

        def Process(self, **options: Any) -> Any:
            return ready.pop() if ready else spawning.Process(**options)

    vars(child)["PROCESSES"] = Context()


class Server:
    """Takes orders, forks, kills, and tells what ended.

    Only it kills what it started, and it waits for nothing else, so that no id is ever somebody else's.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._pending = b""
        self._alive: set[int] = set()
        self._deadlines: dict[int, float] = {}
        self._asked, self._ask = os.pipe()
        self._ended, self._end = os.pipe()
        os.set_blocking(self._end, False)
        os.set_blocking(self._ended, False)
        signal.set_wakeup_fd(self._end, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Until the other side closes."""
        with selectors.DefaultSelector() as selector:
            for file in (self._control, self._asked, self._ended):
                selector.register(file, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select(self._patience_s()):
                    if key.fileobj is self._control and not self._take_orders():
                        self._kill_all()
                        return
                    if key.fileobj == self._asked:
                        self._note_deadlines()
                    if key.fileobj == self._ended:
                        os.read(self._ended, 4096)
                self._kill_due()
                self._reap()

    def _patience_s(self) -> float | None:
        return max(0.0, min(self._deadlines.values()) - time.monotonic()) if self._deadlines else None

    def _take_orders(self) -> bool:
        received = self._control.recv(65_536)
        *lines, self._pending = (self._pending + received).split(b"\n")
        for line in lines:
            order = json.loads(line)
            if "start" in order:
                self._start(Plan.from_json(order["start"]))
            elif order["signal"] in self._alive:
                os.kill(order["signal"], order["number"])
        return bool(received)

    def _start(self, plan: Plan) -> None:
        pid = os.fork()
        if pid:
            self._alive.add(pid)
            self._tell({"started": pid})
            return
        code = 99
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            for file in (self._asked, self._ended, self._end):
                os.close(file)
            code = carry_out(plan, self._ask)
        finally:  # nothing of the fork may go on in the server's own lines
            if sys.exception() is not None:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(code)

    def _note_deadlines(self) -> None:
        for line in os.read(self._asked, 4096).decode().splitlines():
            pid, seconds = line.split()
            self._deadlines[int(pid)] = time.monotonic() + float(seconds)

    def _kill_due(self) -> None:
        for pid in [pid for pid, at in self._deadlines.items() if at <= time.monotonic()]:
            del self._deadlines[pid]
            if pid in self._alive:
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        for pid in list(self._alive):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                self._alive.remove(pid)
                self._deadlines.pop(pid, None)
                self._tell({"ended": pid, "code": os.waitstatus_to_exitcode(status)})

    def _kill_all(self) -> None:
        for pid in self._alive:
            os.kill(pid, signal.SIGKILL)

    def _tell(self, message: dict[str, int]) -> None:
        self._control.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    if sys.argv[1] == "--once":
        sys.exit(carry_out(Plan.from_json(sys.argv[2]), None))
    warm_up()
    Server(socket.socket(fileno=int(sys.argv[1]))).serve()
