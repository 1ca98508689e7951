"""What a person at a terminal sees: bars, a question, and what their answer does."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from gui.app.console import Console
from tests.processes import Process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program
    from tests.conftest import Sandbox


def _has_terminals() -> bool:
    """Whether this system can make a pseudo-terminal; Windows and bare chroots cannot."""
    try:
        import pty

        ends = pty.openpty()
    except (ImportError, OSError):
        return False
    for end in ends:
        os.close(end)
    return True


pytestmark = pytest.mark.skipif(not _has_terminals(), reason="no pseudo-terminals here (/dev/pts)")
# Makes the terminal the process's own, so that Ctrl+C on it is a signal; then becomes the program.
OWN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def talk(program: Program, arguments: tuple[str, ...], answer: bytes) -> tuple[int, str]:
    """Run a command on a terminal, answer its question; returns its exit code and all that was seen."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", OWN_TERMINAL, sys.executable, "-m", "gui", *arguments]
    seen = b""
    with Process(
        command,
        cwd=program.folder,
        env=program.environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        try:
            end_s = time.monotonic() + 60
            while chunk := _read(ours, end_s, seen):
                seen += chunk
                if b"[y/N]" in seen and answer:
                    os.write(ours, answer)
                    answer = b""
            code = process.wait(30)
        finally:
            process.kill()
            os.close(ours)
    return code, seen.decode()


def _read(descriptor: int, end_s: float, seen: bytes) -> bytes:
    is_ready, _, _ = select.select([descriptor], [], [], max(0.0, end_s - time.monotonic()))
    assert is_ready, f"silent for too long after: {seen.decode()}"
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other side is gone
        return b""


def test_price_is_asked_about_and_progress_is_drawn(live: Program, leads: Path) -> None:
    code, seen = talk(live, ("enrich", "leads.xlsx", "--find", "email"), b"y\n")
    assert code == 0
    assert "Hold up to 40 credits for this list? [y/N]" in seen
    assert "Emails " in seen
    assert "█" * 24 in seen
    assert "40 of 40" in seen
    assert leads.with_name("leads-enriched.xlsx").exists()


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 2), (b"\n", 2), (b"\x04", 2), (b"\x03", 130)])
def test_anything_but_yes_spends_nothing(
    live: Program, leads: Path, sandbox: Sandbox, answer: bytes, code: int
) -> None:
    assert talk(live, ("enrich", "leads.xlsx", "--find", "email", "--json"), answer)[0] == code
    assert sandbox.ledger()["batches"] == []


def test_ctrl_c_answers_even_while_the_question_is_being_written(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hasty(io.StringIO):
        """A terminal whose user presses Ctrl+C as the question appears."""

        def isatty(self) -> bool:
            return True

        def flush(self) -> None:
            if "[y/N]" in self.getvalue():
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(sys, "stdin", Hasty("y\n"))
    monkeypatch.setattr(sys, "stderr", Hasty())
    before = signal.signal(signal.SIGINT, lambda *_: None)  # as while a command is at work
    try:
        with pytest.raises(KeyboardInterrupt):
            Console(is_json=False).confirm("Hold up to 40 credits for this list?")
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 2)])
def test_erasing_asks_and_does_as_told(program: Program, home: Path, answer: bytes, code: int) -> None:
    log = home / "logs" / "enrow-desktop.log"
    log.parent.mkdir(parents=True)
    log.write_text("mira@northpier.example\n", encoding="utf-8")
    assert talk(program, ("erase", "mira@northpier.example"), answer)[0] == code
    assert ("mira" in log.read_text(encoding="utf-8")) == (code == 2)
