"""What tests stand on: Qt without a display, a workspace each, the sandbox, no way out of this machine."""

from __future__ import annotations

import gc
import importlib
import json
import logging
import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from gui.runs import child
from tests.crash.programs import Programs
from tests.desktop.machine import pytest_collection_modifyitems, pytest_terminal_summary
from tests.processes import Process

__all__ = ["pytest_collection_modifyitems", "pytest_terminal_summary"]

if TYPE_CHECKING:
    from collections.abc import Iterator

# No window pops up on anyone's desk, and pictures are the same everywhere; QT_QPA_PLATFORM=xcb shows them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A folder in memory where there is room: thousands of commits would wait for the disk. What a power cut
# leaves is tried by tests that tear files themselves.
_MEMORY = Path("/dev/shm")
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4 * 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
# Read when keyring first looks for a backend, in this process and in those the tests start.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# Without the session's bus nothing pops up on anyone's desk.
for _name in ("ENROW_API_KEY", "ENROW_API_URL", "DBUS_SESSION_BUS_ADDRESS"):
    os.environ.pop(_name, None)

LOOPBACK = ("127.", "::1", "localhost")


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox.

    Attributes:
        url: its address, without a slash at the end.
        key: a key it takes.
        control: a client for what only tests ask of it, under ``/_sandbox/`` (see gui/sandbox/control.py).
    """

    url: str
    key: str
    control: httpx.Client

    def post(self, what: str, body: object = None) -> Any:
        """Have the sandbox do `what` ("faults", "credits", "advance", "clear") and return its answer."""
        return self.control.post(what, json={} if body is None else body).raise_for_status().json()

    def ledger(self) -> Any:
        """Return what the sandbox has seen and taken: the witness for what was paid."""
        return self.control.get("ledger").raise_for_status().json()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a workspace folder of its own, not yet made, and return it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ENROW_DESKTOP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find no name but this machine's, as if unplugged; fail a test that connects elsewhere by number."""

    def find(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is None or _is_loopback(host):
            return getaddrinfo(host, *arguments, **options)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    def guarded(connect: Any) -> Any:
        def checked(self: socket.socket, address: Any) -> Any:
            if self.family != getattr(socket, "AF_UNIX", None) and not _is_loopback(address[0]):
                pytest.fail(f"The test tried to connect to {address!r}.")
            return connect(self, address)

        return checked

    getaddrinfo = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", find)
    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))


def _is_loopback(host: str | bytes) -> bool:
    return (host.decode() if isinstance(host, bytes) else host).startswith(LOOPBACK)


@pytest.fixture(autouse=True)
def _log_levels_as_before() -> Iterator[None]:
    """Take back what a started program said about the levels of these logs."""
    loggers = [logging.getLogger(name) for name in (None, "httpcore", "httpx")]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture(scope="session", autouse=True)
def _collect_on_main_thread_only() -> Iterator[None]:
    """Keep the collector out of worker threads, where it would destroy Qt objects and crash the process.

    What the modules themselves are made of is looked at once, not after every test.
    """
    for name in (
        "gui.views.window",
        "gui.views.pages.list_page.list_view",
        "gui.runs.opening.jobs",
        "hypothesis",
    ):
        importlib.import_module(name)
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect_after_test(request: pytest.FixtureRequest, _collect_on_main_thread_only: None) -> Iterator[None]:
    """Collect here, on the main thread, what a test left behind: everything after Qt, else what is young."""
    yield
    gc.collect(2 if "qapp" in request.fixturenames else 1)


@pytest.fixture(scope="session", autouse=True)
def _children_are_quick() -> None:
    """Have children forked from a process that imported their modules once, where the system can do that.

    In the program they import them anew, each in half a second; the tests in tests/app start it so.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        child.PROCESSES = multiprocessing.get_context("forkserver")
        child.PROCESSES.set_forkserver_preload(
            ["gui.runs.opening.jobs", "gui.runs.opening.checking", "gui.runs.exporting.export_list"]
        )


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[Sandbox]:
    """Start one real sandbox for this worker; it ends when its standard input closes."""
    command = [sys.executable, "-m", "gui.sandbox", "--port", "0", "--speed", "50", "--rate", "0"]
    with Process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        hello = json.loads(process.stdout.readline())
        with httpx.Client(base_url=f"{hello['url']}/_sandbox/", timeout=60, trust_env=False) as control:
            yield Sandbox(hello["url"], hello["key"], control)
        process.stdin.close()
        process.wait(timeout=30)


@pytest.fixture
def sandbox(sandbox_process: Sandbox) -> Sandbox:
    """Return the worker's sandbox as new: no batches, no faults, its first credits."""
    sandbox_process.post("clear")
    return sandbox_process


@pytest.fixture(scope="session")
def programs() -> Iterator[Programs]:
    """Run the program's commands from this worker's warm process, which forks for each of them."""
    with Programs() as programs:
        yield programs
