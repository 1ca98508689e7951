"""The program started twice on one workspace: the second hands its lists to the open window and ends."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from gui.app.first_window import FirstWindow
from gui.app.handover import Call, hand_over
from gui.system import paths
from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program
    from tests.processes import Process


@pytest.fixture(autouse=True)
def _meet_in_the_test_folder(
    program: Program, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's path has to be short, and what a killed program leaves there goes with the test's folder."""
    folder = str(tmp_path_factory.mktemp("run"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    program.environment["XDG_RUNTIME_DIR"] = folder


def opened(home: Path) -> int:
    return len(list(home.glob("lists/*.db")))


def end(process: Process) -> None:
    process.terminate()
    process.communicate(timeout=60)


def test_lists_are_handed_over_by_whole_paths(live: Program, leads: Path, home: Path) -> None:
    write_xlsx(live.folder / "more.xlsx", people(7))
    with live.start("leads.xlsx") as first:
        first.wait_until(lambda: opened(home) == 1)
        second = live.run("more.xlsx")
        assert (second.code, second.out) == (0, "")
        assert "open already" in second.err
        first.wait_until(lambda: opened(home) == 2)
        end(first)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_after_a_killed_program_the_next_one_is_the_first(live: Program, leads: Path, home: Path) -> None:
    with live.start("leads.xlsx") as first:
        first.wait_until(lambda: opened(home) == 1)
        first.kill()
        first.communicate()
    write_xlsx(live.folder / "more.xlsx", people(7))
    with live.start() as second:
        # It listens where the killed one did.
        second.wait_until(lambda: hand_over(paths.meeting_point(home), [], patience_s=0.2))
        third = live.run("more.xlsx")
        assert third.code == 0
        assert "open already" in third.err
        second.wait_until(lambda: opened(home) == 2)
        end(second)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_window_that_hangs_holds_up_nobody(live: Program, leads: Path, home: Path) -> None:
    with live.start() as first:
        first.wait_until((home / "logs" / "crash.log").exists)
        first.send_signal(signal.SIGSTOP)
        with live.start("leads.xlsx") as second:
            second.wait_until(lambda: opened(home) == 1)
            end(second)
        first.send_signal(signal.SIGCONT)
        end(first)


def test_command_line_works_beside_the_window(live: Program, leads: Path, home: Path) -> None:
    with live.start("leads.xlsx") as first:
        first.wait_until(lambda: opened(home) == 1)
        assert live.run("balance").code == 0
        end(first)


def test_only_one_of_two_is_the_first(home: Path) -> None:
    home.mkdir()
    with FirstWindow(home) as one:
        assert not one.may_be_open
        assert not one.hand_over([])
        for _ in range(2):
            with FirstWindow(home) as other:
                assert other.may_be_open
                assert not other.hand_over([], patience_s=0)
                assert (one.is_first, other.is_first) == (True, False)
    with FirstWindow(home) as later:
        assert not later.may_be_open
        assert not later.hand_over([])
        assert later.is_first


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells of the end of either")
def test_of_two_starts_at_once_one_window_takes_all_lists(live: Program, leads: Path, home: Path) -> None:
    write_xlsx(live.folder / "more.xlsx", people(7))
    with live.start("leads.xlsx") as one, live.start("more.xlsx") as other:
        both = [os.pidfd_open(each.pid) for each in (one, other)]
        assert select.select(both, [], [], 60)[0], "two windows are open"
        for descriptor in both:
            os.close(descriptor)
        ended, stays = (other, one) if one.poll() is None else (one, other)
        out = ended.communicate()[0]
        assert (ended.returncode, out) == (0, "")
        stays.wait_until(lambda: opened(home) == 2)
        end(stays)


def test_who_waits_for_a_window_that_ends_is_the_first_after_it(home: Path) -> None:
    """Closed and started again at once: nobody listens any more, and the lock is still held."""
    home.mkdir()
    one, other = FirstWindow(home), FirstWindow(home)
    with one:
        assert not one.hand_over([])
        ending = threading.Timer(0.2, one.__exit__, (None, None, None))
        with other:
            ending.start()
            assert not other.hand_over([], patience_s=30)
            ending.join()
            assert other.is_first


def test_nobody_listens(home: Path) -> None:
    home.mkdir()
    assert not hand_over(paths.meeting_point(home), [], patience_s=0.1)


def test_meeting_point_is_short_and_one_per_workspace(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a folder with a long name"] * 8)
    assert len(paths.meeting_point(deep).encode()) < 100
    assert paths.meeting_point(deep) != paths.meeting_point(tmp_path)


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"{}", b'{"files": [1], "tokens": {}}', b'{"files": [], "tokens": []}', b"\xff"]
)
def test_what_is_no_call_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever kind of it
        Call.from_line(line)


def test_call_takes_whole_paths_and_known_tokens_only(tmp_path: Path) -> None:
    call = Call((tmp_path / "é.csv",), {"DESKTOP_STARTUP_ID": "1"})
    assert Call.from_line(call.to_line()) == call
    assert Call.from_line(b'{"files": ["a.csv"], "tokens": {"PATH": "/"}}') == Call((), {})
