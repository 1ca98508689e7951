"""The built program in dist/, run as on a user's machine: without Python, the source, or any set-up."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from tests.processes import Process

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "dist" / "enrow-desktop"
SAMPLE = ROOT / "resources" / "samples" / "leads-sample.xlsx"
pytestmark = [pytest.mark.frozen, pytest.mark.xdist_group("frozen")]


def program() -> Path:
    """Return the built program with a console, which on Windows is one of its own."""
    return FOLDER / ("enrow-desktop-console.exe" if sys.platform == "win32" else "enrow-desktop")


def environment(folder: Path) -> dict[str, str]:
    """Return what the system needs of this session's environment, and where the program's files go."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    ours = {
        "HOME": str(folder),
        "ENROW_DESKTOP_HOME": str(folder / "workspace"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return kept | ours | {"LC_ALL": "C", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in `folder` to its end."""
    return subprocess.run(
        [program(), *arguments],
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_self_check_passes(tmp_path: Path) -> None:
    result = run(tmp_path, "--self-check")
    assert result.returncode == 0, result.stdout + result.stderr


def test_sample_is_enriched_on_the_sandbox(tmp_path: Path) -> None:
    before = SAMPLE.read_bytes()
    out = tmp_path / "enriched.xlsx"
    arguments = ("--find", "email", "--sandbox", "--yes", "--json", "-o", str(out))
    result = run(tmp_path, "enrich", str(SAMPLE), *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    report = json.loads(result.stdout.splitlines()[-1])
    counts = ("found", "not_found", "known", "duplicates", "skipped", "failed", "waiting", "in_doubt")
    assert report["rows"] == sum(report[name] for name in counts) > 0
    assert report["found"] > 0
    assert SAMPLE.read_bytes() == before
    assert row_count(out) == row_count(SAMPLE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a program to end")
def test_the_window_opens_connects_and_ends_when_asked(tmp_path: Path) -> None:
    connected = tmp_path / "workspace" / "sandbox" / "address.json"
    process = Process([program()], cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
    with process:
        deadline = time.monotonic() + 30
        while not connected.exists() and process.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        assert connected.exists()
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors


def row_count(path: Path) -> int:
    """Return how many rows the first sheet of a workbook has."""
    workbook = openpyxl.load_workbook(path)
    return int(workbook.worksheets[0].max_row)


def test_only_the_used_parts_of_qt_are_in_it() -> None:
    names = {path.name for path in FOLDER.rglob("*Qt6*")}
    assert any("Qt6Widgets" in name for name in names)
    assert not [name for name in names if any(part in name for part in ("Qml", "Quick", "Pdf", "Keyboard"))]


def test_both_kinds_of_french_words_are_in_it() -> None:
    names = {path.name for path in FOLDER.rglob("*.[mq][om]")}
    assert {"fr.mo", "qtbase_fr.qm"} <= names
    assert "qtbase_de.qm" not in names


def test_it_stays_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < 160_000_000
