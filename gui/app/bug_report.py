"""What of a bug may leave the user's computer: where it happened, and nothing about people or keys.

The words of an exception often hold a value, somebody's name or an address; they stay in the log.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from gui import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = ("site-packages", "gui")
_FRAMES = 30


def place_of(error: BaseException) -> tuple[str, str, int]:
    """By what two bugs are told apart: the kind of error, and the file and line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return type(error).__name__, last.filename if last else "", (last.lineno or 0) if last else 0


def describe(error: BaseException) -> str:
    """The versions, the kinds of error and the places in the code, the innermost last."""
    head = (
        f"Enrow Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.system()} {platform.release()} {platform.machine()}"
    )
    return "\n".join([head, *_lines(error)])


def _lines(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _lines(cause)
        yield "which led to"
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__)[-_FRAMES:]:
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"


def _short(filename: str) -> str:
    """A path without the folders above the program, which are often named after the user."""
    parts = PurePath(filename).parts
    for root in _ROOTS:
        if root in parts:
            start = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[start + (root == "site-packages") :])
    return parts[-1] if parts else "?"
