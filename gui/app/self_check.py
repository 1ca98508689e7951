"""``--self-check``: sees that this installation is whole, a line for each thing it needs."""

from __future__ import annotations

import importlib
import logging
import ssl
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gui.app.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.app.console import Console

_log = logging.getLogger(__name__)
_WITHOUT_WINDOW = (
    "httpx",
    "openpyxl",
    "python_calamine",
    "chardet",
    "isal",
    "keyring",
    "platformdirs",
    "filelock",
)
_FOR_WINDOW = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "qasync",
    "gui.views.window",
    "gui.app.doorkeeper",
    "gui.app.handover",
    "gui.app.start",
    "gui.app.window_life",
)


def self_check(console: Console) -> ExitCode:
    """Try everything; DONE when all is well, else FAILED, and each line says what is wrong."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("imports", _check_imports),
        ("window", _check_window),
        ("resources", _check_resources),
        ("database", _check_database),
        ("TLS", _check_tls),
        ("reads .xlsx", lambda: _check_reading("leads-sample.xlsx")),
        ("reads .csv", lambda: _check_reading("leads-sample.csv")),
    ]
    results = [_run(console, name, check) for name, check in checks]
    return ExitCode.DONE if all(results) else ExitCode.FAILED


def _run(console: Console, name: str, check: Callable[[], str]) -> bool:
    try:
        detail = check()
    except Exception as error:  # noqa: BLE001 - whatever is wrong here is what the check is for
        _log.exception("the self-check %s failed", name)
        console.tell(f"FAILED {name}: {type(error).__name__}: {error}")
        return False
    console.tell(f"ok {name}{detail and f' ({detail})'}")
    return True


def _check_imports() -> str:
    for name in (*_WITHOUT_WINDOW, "gui.runs.desk", "gui.sandbox.__main__"):
        importlib.import_module(name)
    return ""


def _check_window() -> str:
    """Qt's libraries may be missing on a server, where the command line works all the same."""
    try:
        for name in _FOR_WINDOW:
            importlib.import_module(name)
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        if str(error).startswith("cannot import name"):
            raise
        return f"no window on this machine: {error}"
    return ""


def _check_resources() -> str:
    from gui.app.resources import resource

    folders = ("icons", "fonts", "style", "samples", "translations")
    missing = [name for name in folders if not any(resource(name).iterdir())]
    if missing:
        raise FileNotFoundError(f"nothing in {', '.join(missing)}")
    return ""


def _check_database() -> str:
    from gui.store.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        Workspace(Path(folder, "workspace.db")).close()
    return ""


def _check_tls() -> str:
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    return f"{ssl.OPENSSL_VERSION}, {len(context.get_ca_certs()):,} authorities"


def _check_reading(name: str) -> str:
    from gui.app.resources import resource
    from gui.sheets.reading import open_list

    with open_list(resource("samples", name)) as source:
        rows = sum(1 for _ in source.rows())
    if not rows:
        raise ValueError(f"{name} has no rows")
    return f"{rows:,} rows"
