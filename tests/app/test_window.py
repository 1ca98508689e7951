"""The window's program from its first line to its last, in a process of its own, without a display."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program

# Runs the program, and a few lines of its own once the window is there and connected.
SCRIPT = """
import gc, sys, threading
from pathlib import Path
from gui.app.platform_choice import choose_platform
choose_platform()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.app.start import open_window
from gui.system import paths
from gui.system.log import setup_logging
from gui.views.window import MainWindow

def act():
    window = next((w for w in app.topLevelWidgets() if isinstance(w, MainWindow)), None)
    if window is None or not window.is_furnished or window._desk.balance.credits is None:
        QTimer.singleShot(50, act)
        return
    QTimer.singleShot(500, window.close)
    {lines}

app = QApplication([])
home = paths.home()
QTimer.singleShot(0, act)
sys.exit(open_window(home, [Path(name) for name in sys.argv[1:]], setup_logging(home)))
"""


def log_of(home: Path) -> str:
    """Return what the program logged."""
    return (home / "logs" / "enrow-desktop.log").read_text(encoding="utf-8")


def nothing_wrong(home: Path) -> bool:
    """Whether the log is empty, but for what development mode says of slow steps."""
    return not [line for line in log_of(home).splitlines() if "qasync._SimpleTimer: Executing" not in line]


def run_script(program: Program, lines: str, *files: str) -> str:
    """Run the program with lines of the test's own in it; it must end well. Returns what they printed."""
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", SCRIPT.replace("{lines}", lines), *files]
    ended = subprocess.run(
        command,
        cwd=program.folder,
        env=program.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    # What PySide itself says of a bug in painting, before it hands it on.
    said = ended.stderr.replace("Error calling Python override of QLabel::paintEvent(): ", "")
    assert (ended.returncode, said) == (0, "")
    return ended.stdout


def test_closed_window_ends_the_program_cleanly(live: Program, leads: Path, home: Path) -> None:
    run_script(live, "assert not gc.isenabled()", "leads.xlsx")
    assert nothing_wrong(home)
    assert (home / "logs" / "crash.log").read_text() == ""


def test_system_that_ends_the_program_is_obeyed_in_order(live: Program, leads: Path, home: Path) -> None:
    run_script(live, "window.hide(); app.quit()", "leads.xlsx")
    assert nothing_wrong(home)


def test_without_a_key_the_sandbox_is_used_and_ended(program: Program, home: Path) -> None:
    run_script(program, "assert window._desk.realm == 'sandbox'")
    assert (home / "sandbox" / "state.jsonl").stat().st_size > 0
    assert not (home / "sandbox" / "address.json").exists()


LISTENS_BADLY = """
    from gui.runs.events import ListPeeked
    window.lists.on_event = None
    window._desk.events.tell(ListPeeked("", (), ()))"""
PAINTS_BADLY = """
    from PySide6.QtWidgets import QLabel
    type("Bad", (QLabel,), {"paintEvent": lambda *_: 1 / 0})("words", window).show()"""
WELCOME = "from PySide6.QtWidgets import QWidget; assert {} window.findChild(QWidget, 'welcome')"


def test_who_has_no_key_is_welcomed(program: Program) -> None:
    run_script(program, WELCOME.format(""))


def test_who_has_a_key_is_not(live: Program) -> None:
    run_script(live, WELCOME.format("not"))


@pytest.mark.parametrize(
    "lines",
    [
        "1 / 0",
        "threading.Thread(target=lambda: 1 / 0).start()",
        "import asyncio; asyncio.get_running_loop().call_soon(lambda: 1 / 0)",
        LISTENS_BADLY,
        PAINTS_BADLY,
    ],
    ids=["slot", "thread", "task", "listener", "paint"],
)
def test_bug_is_logged_and_shown_once_and_the_window_lives(live: Program, home: Path, lines: str) -> None:
    shown = "QTimer.singleShot(400, lambda: print(len(window.findChildren(CrashPanel))))"
    out = run_script(live, f"from gui.views.widgets.frame.crash_panel import CrashPanel; {shown}; {lines}")
    assert out == "1\n"
    assert "Traceback" in log_of(home)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_window_cleanly(
    live: Program, leads: Path, home: Path, number: signal.Signals
) -> None:
    with live.start("leads.xlsx") as process:
        end_s = time.monotonic() + 60
        while not list(home.glob("lists/*.db")):
            assert time.monotonic() < end_s
            assert process.poll() is None
        process.send_signal(number)
        outcome = live.end_of(process)
    assert outcome.code == 0
    assert "no display" in outcome.err
    assert nothing_wrong(home)
