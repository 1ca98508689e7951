"""Real processes that work on a workspace, to be killed or to be raced against."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

PRELUDE = """
import sys, zlib
from pathlib import Path
from gui.leads.credits import Credits
from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind
from gui.store.list_files.list_file import ListWriter, write_prepared
from gui.store.workspace import Workspace
from tests.store.ground import NOW, found, person

def say(word):
    print(word, flush=True)

def next_ids(workspace, limit, run="r1"):
    return [search.id for search in workspace.journal.next_searches(run, Kind.EMAIL, limit)]

def begin(workspace, ids, reference, run="r1"):
    return workspace.journal.begin(run, Kind.EMAIL, reference, ids, b"{}", Credits.of(len(ids)), None, NOW)

path = Path(sys.argv[1])
"""


@contextmanager
def process(script: str, path: Path) -> Iterator[Process]:
    """A process that runs ``script`` on a path; it is killed at the end if it still lives."""
    command = [sys.executable, "-c", PRELUDE + script, str(path)]
    with Process(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        try:
            yield started
        finally:
            started.kill()


def heard(started: Process) -> str:
    """The next word a process says; "" when it ended."""
    assert started.stdout is not None
    return started.stdout.readline().strip()


def kill_after(script: str, path: Path, word: str) -> None:
    """Run a script on a path and kill it the moment it says a word."""
    with process(script + "\nsys.stdin.read()\n", path) as started:
        while (said := heard(started)) != word:
            assert said, "the process ended by itself"
        started.kill()
        started.wait()
