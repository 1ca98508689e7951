"""What the project's own files say must agree, and hold on every machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import gui

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "packaging" / "locks"
# Built from pieces so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "|".join(("/" + "(work|root|tmp/[a-z])/", "/" + "home/[a-z]", r"[A-Z]:\\" + "Users"))
)


def tracked_files() -> list[Path]:
    """Return the files that git tracks, or all there are where the tree came without its history."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return [path for folder in ("gui", "tests", "packaging") for path in (ROOT / folder).rglob("*.py")]
    environment = os.environ | {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }
    names = subprocess.run(
        [git, "ls-files", "-z"], cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout
    return [path for name in names.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == gui.__version__


def test_no_tracked_text_holds_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        if (data := path.read_bytes()) and b"\0" not in data
        for match in MACHINE_PATHS.finditer(data.decode("utf-8", "replace"))
    ]
    assert found == []


@pytest.mark.parametrize("lock", sorted(LOCKS.glob("*.txt")), ids=lambda path: path.stem)
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = re.findall(r"^\S+==\S+.*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[A-Za-z]", text, re.MULTILINE)) > 0
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = set(
        re.findall(r"^([A-Za-z0-9.-]+)==", (LOCKS / "dev.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {re.split(r"[<>=;\[ ]", name)[0].lower() for name in wanted} <= locked
