"""The main job through the accessibility tree, from another process, by the names on the controls alone."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.desktop.conftest import ROOT, ROWS, running_program
from tests.desktop.machine import PYTHON
from tests.desktop.results import rows_found
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.desktop, pytest.mark.xdist_group("desktop")]


class Reader:
    """Speaks with the screen reader's process."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def __getattr__(self, verb: str) -> Any:
        return lambda *arguments: self._ask(verb, *arguments)

    def _ask(self, *words: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(words), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        assert "problem" not in answer, f"{words}: {answer}"
        return answer["answer"]


@pytest.fixture
def accessible_environment(desktop_environment: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """Bring up a session bus of its own, on which programs show themselves to screen readers."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    environment = desktop_environment | {
        "XDG_RUNTIME_DIR": str(folder),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    command = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; read end']
    with Process(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdin is not None
        assert bus.stdout is not None
        yield environment | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        bus.stdin.close()
        bus.wait(timeout=30)


@pytest.fixture
def reader(accessible_environment: dict[str, str], tmp_path: Path) -> Iterator[Reader]:
    """Start the program, and a screen reader beside it."""
    command = [PYTHON, str(ROOT / "tests" / "desktop" / "screen_reader.py")]
    environment = {
        key: value for key, value in accessible_environment.items() if not key.startswith("PYTHON")
    }
    with (
        running_program(accessible_environment, tmp_path),
        Process(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        yield Reader(process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=30)


def test_a_list_is_opened_priced_run_and_exported_by_names(
    reader: Reader, leads: Path, tmp_path: Path
) -> None:
    reader.press("Open")
    reader.write("File name:", str(leads))
    reader.press("Open")
    assert reader.hear("Rows to look up", "4") == str(ROWS)
    assert reader.hear("Held now") == str(ROWS)
    assert reader.cell("Leads", 1, 0) == "Tomas"
    reader.press("Start")
    assert reader.progress("Overall progress") >= 0
    reader.press("Export")
    out = tmp_path / "by-names.xlsx"
    reader.write("Save as", str(out))
    reader.press("Export now")
    assert reader.hear("Message", "Saved as") == "Saved as by-names.xlsx. Your own file is unchanged."
    assert 0 < rows_found(out) <= ROWS
