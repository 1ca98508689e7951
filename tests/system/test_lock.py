"""A run belongs to one process at a time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import WorkspaceBusyError
from gui.system import paths
from gui.system.lock import run_lock, workspace_lock
from tests.processes import Process

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from gui.system.lock import run_lock
lock = run_lock(Path(sys.argv[1]), "run")
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_held_lock_is_busy_for_others_here(home: Path) -> None:
    with run_lock(paths.home(), "run") as lock:
        assert lock.is_held
        with pytest.raises(WorkspaceBusyError, match="working on this run"):
            run_lock(home, "run").acquire()
    run_lock(home, "run").acquire()


def test_runs_are_locked_one_by_one(home: Path) -> None:
    with run_lock(paths.home(), "one"), run_lock(home, "two"), workspace_lock(home):
        pass


def test_strange_name_stays_in_its_folder(home: Path) -> None:
    with run_lock(paths.home(), "../../escape"):
        assert [path.name for path in home.rglob("*.lock")] == ["run-______escape.lock"]


def test_lock_of_a_killed_process_is_free(home: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(paths.home())]
    with Process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WorkspaceBusyError):
            run_lock(home, "run").acquire()
        holder.kill()
    with run_lock(home, "run") as lock:
        assert lock.is_held
