"""Where the packages for a real screen are missing, their tests are left out, and that is said once."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.desktop.conftest import ROOT


def collect(*options: str) -> str:
    """Have the tests of this folder listed on a machine that has no programs on its path."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", *options, "tests/desktop"]
    listed = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PATH": ""}, capture_output=True, text=True, check=False
    )
    return listed.stdout


def test_without_the_packages_the_rest_runs_and_one_line_names_them() -> None:
    said = collect()
    assert "test_machine.py::" in said
    assert "test_real_screen.py::" not in said
    assert said.count("tests/desktop was left out; it needs the Debian packages dbus-daemon xvfb") == 1


def test_who_asks_for_them_gets_them_all_the_same() -> None:
    assert "test_real_screen.py::" in collect("-m", "desktop")
