"""The program as a user starts it, on a real screen, with nothing but what a new user has."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.machine import missing_packages
from tests.desktop.screen import Screen, start_server
from tests.lists import people, write_xlsx
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ROWS = 40


@pytest.fixture
def desktop_environment(home: Path) -> Iterator[dict[str, str]]:
    """Bring up a screen; what a program needs to be shown there."""
    assert not missing_packages(), f"Debian packages are missing: {' '.join(missing_packages())}"
    server, name = start_server()
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("WAYLAND_", "XDG_", "QT_"))
    }
    with server:
        yield kept | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        server.terminate()


@pytest.fixture
def screen(desktop_environment: dict[str, str]) -> Iterator[Screen]:
    """Look at that screen."""
    with contextlib.closing(Screen(desktop_environment["DISPLAY"])) as screen:
        yield screen


@contextlib.contextmanager
def running_program(environment: dict[str, str], folder: Path) -> Iterator[Process]:
    """Run the program without a key, so that it works on its own sandbox; at the end it must end well."""
    errors = folder / "program.txt"
    with errors.open("w", encoding="utf-8") as stream:
        command = [sys.executable, "-m", "gui"]
        with Process(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stderr=stream
        ) as process:
            yield process
            process.terminate()
            code = process.wait(timeout=30)
    assert (code, errors.read_text(encoding="utf-8")) == (0, "")


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    """Make the list of somebody new: forty people."""
    return write_xlsx(tmp_path / "leads.xlsx", people(ROWS))
