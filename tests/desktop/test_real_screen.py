"""The main job on a real X screen: a file dropped by another program, then mouse and keys."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gui.views.theme.tokens import LIGHT, PANEL_WIDTH
from tests.desktop.conftest import ROOT, ROWS, running_program
from tests.desktop.results import rows_found
from tests.desktop.screen import SIZE, Screen, until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.desktop, pytest.mark.xdist_group("desktop")]
PANEL = SIZE[0] - PANEL_WIDTH


def next_step(screen: Screen) -> tuple[int, int] | None:
    """Where the one button in the accent is, as somebody sees it who knows nothing of the window."""
    return screen.block_of(LIGHT.accent, PANEL)


def drop(path: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.desktop.drag", str(path), str(SIZE[0] // 2), str(SIZE[1] // 2)]
    taken = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (taken.returncode, taken.stderr) == (0, "")


def test_a_dropped_list_is_priced_run_and_exported(
    screen: Screen, desktop_environment: dict[str, str], leads: Path, tmp_path: Path
) -> None:
    with running_program(desktop_environment, tmp_path):
        window = screen.window()
        drop(leads, desktop_environment)
        until(lambda: next_step(screen), "a price that can be started")
        screen.press("Ctrl+Return")
        until(lambda: next_step(screen) is None, "the run at work")
        x, y = until(lambda: next_step(screen), "the receipt, and Export as the next step")
        screen.click(x + 2, y - 2)
        dialog = screen.window(but=window)
        screen.press("Return")
        until(lambda: not screen.is_open(dialog), "the dialog goes")
        out = until(lambda: new_file(leads), "the new file")
    assert 0 < rows_found(out) <= ROWS


def new_file(source: Path) -> Path | None:
    """The workbook that came beside the list."""
    return next((path for path in source.parent.glob("*.xlsx") if path != source), None)
