"""What set-up and the build rely on, as far as it shows without building."""

from __future__ import annotations

import ast
import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
SPEC = ast.parse((PACKAGING / "enrow-desktop.spec").read_text(encoding="utf-8"))


def unused_modules() -> set[str]:
    """Return the modules that the spec leaves out of the program."""
    assignment = next(
        node
        for node in SPEC.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED_MODULES"
    )
    code = compile(ast.Expression(assignment.value), "spec", "eval")
    return set(eval(code))


def unused_files() -> re.Pattern[str]:
    """Return what the spec leaves out of the files that Qt brings along."""
    assignment = next(
        node
        for node in SPEC.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED_FILES"
    )
    pattern = next(node.value for node in ast.walk(assignment) if isinstance(node, ast.Constant))
    return re.compile(str(pattern), re.VERBOSE)


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("/resources/translations/fr.mo", True),
        ("/PySide6/Qt/translations/qtbase_fr.qm", True),
        ("/PySide6/translations/qtbase_fr.qm", True),
        ("/PySide6/Qt/translations/qtbase_de.qm", False),
        ("/PySide6/Qt/translations/qt_fr.qm", False),
    ],
)
def test_the_words_that_ship_are_kept(name: str, is_kept: bool) -> None:
    assert (unused_files().search(name) is None) is is_kept


def imported_modules(path: Path) -> set[str]:
    """Return every module that a source file names in its imports, `from PySide6 import QtGui` included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def imported_by_the_program() -> set[str]:
    """Return every module that any source file names."""
    return set().union(*(imported_modules(path) for path in (ROOT / "gui").rglob("*.py")))


def test_nothing_that_the_program_imports_is_left_out() -> None:
    assert "PySide6.QtSql" in unused_modules()
    assert imported_by_the_program() & unused_modules() == set()


def test_no_library_of_qt_that_the_program_imports_is_left_out() -> None:
    parts = {match[1] for name in imported_by_the_program() if (match := re.match(r"PySide6\.Qt(\w+)", name))}
    assert {"Core", "Network", "Widgets"} <= parts
    files = [
        name.format(part)
        for part in parts
        for name in ("/PySide6/Qt{}.abi3.so", "/PySide6/Qt/lib/libQt6{}.so.6", "/PySide6/Qt6{}.dll")
    ]
    assert [name for name in files if unused_files().search(name)] == []


@pytest.mark.skipif(sys.platform == "win32", reason="set-up is a POSIX shell script")
def test_set_up_says_in_one_sentence_that_a_python_does_not_fit(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHON": "/bin/false"}
    command = ["/bin/sh", str(PACKAGING / "setup.sh"), "dev", str(tmp_path / "environment")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "set-up: /bin/false is not a Python 3.11, 3.12 or 3.13 with its venv module.\n"


@pytest.mark.parametrize(
    "name", ["debian-packages.txt", "debian-window-packages.txt", "debian-desktop-packages.txt"]
)
def test_package_lists_hold_sorted_names(name: str) -> None:
    lines = [
        line
        for line in (PACKAGING / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert lines == sorted(set(lines))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", line) for line in lines)


def test_desktop_entry_opens_lists_with_the_program() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "linux" / "enrow-desktop.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "enrow-desktop %F"
    assert "text/csv" in entry["Desktop Entry"]["MimeType"]
