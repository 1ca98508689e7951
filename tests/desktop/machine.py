"""What this machine must have for a window on a real screen, and what is left out where it has not.

``python -m tests.desktop.machine`` ends with 0 where nothing is missing.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
PYTHON = "/usr/bin/python3"  # Debian's own, for which Debian's python3-pyatspi is made
_TRACES = {
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus-daemon": "dbus-run-session",
    "gir1.2-atspi-2.0": "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi/__init__.py",
    "xvfb": "Xvfb",
}


def missing_packages() -> list[str]:
    """The Debian packages that this machine lacks for tests/desktop."""
    if not sys.platform.startswith("linux"):
        return [*_TRACES]
    desktop = [name for name in _listed("debian-desktop-packages.txt") if not _is_there(_TRACES[name])]
    return desktop + [name for name in _listed("debian-window-packages.txt") if not _loads(name)]


def _listed(name: str) -> Iterator[str]:
    lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))


def _is_there(trace: str) -> bool:
    if not trace.startswith("/"):
        return shutil.which(trace) is not None
    return any(Path("/").glob(trace[1:]))


def _loads(package: str) -> bool:
    """Whether the library of a package can be loaded: ``libxcb-util1`` holds ``libxcb-util.so.1``."""
    name = re.sub(r"-?(\d+)$", r".so.\1", package)
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the marker ``desktop`` out where they cannot run, unless they were asked for."""
    if config.option.markexpr == "desktop" or not missing_packages():
        return
    left_out = [item for item in items if item.get_closest_marker("desktop")]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out and what would bring it in."""
    if config.option.markexpr != "desktop" and (missing := missing_packages()):
        names = " ".join(missing)
        terminalreporter.write_line(f"tests/desktop was left out; it needs the Debian packages {names}")


if __name__ == "__main__":
    sys.exit(bool(missing_packages()))
