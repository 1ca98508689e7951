"""No file hangs a reader or eats the memory: each bomb is opened in a process with little of both."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.data.bombs import BOMBS

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("resource", reason="this system cannot limit a process")
SECONDS = 60
_OPEN = """
import resource, sys
from pathlib import Path
from gui.leads.errors import ListFileError
from gui.sheets.file_kind import detect_kind
from gui.sheets.peek import peek_list
from gui.sheets.reading import ReadOptions, open_list
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
def peek(path, options):
    return peek_list(path, detect_kind(path), options)
for read in (peek, open_list):
    try:
        found = read(Path(sys.argv[1]), ReadOptions(header_row=1))
        if read is open_list:
            with found:
                print("read", sum(1 for _ in found.rows()))
    except ListFileError as error:
        print(error.sentence)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_little_memory_and_time_are_enough(name: str, tmp_path: Path) -> None:
    make, words = BOMBS[name]
    path = tmp_path / name
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert words in done.stdout.splitlines()[-1]
