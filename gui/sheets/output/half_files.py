"""Files that are being written beside the name they will have, and what killed programs left of such."""

from __future__ import annotations

import contextlib
import glob
import os
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_NAME = 80


def path_of(target: Path, token: str) -> Path:
    """Where ``target`` is written first: beside it, so that it can take its name in one step."""
    return target.with_name(f".{target.name[:_LONGEST_NAME]}.{token}.part")


@contextlib.contextmanager
def held(handle: int) -> Iterator[None]:
    """Keep an opened half file from being swept away while the block runs; closes it.

    Windows deletes no file that is open. Elsewhere a lock says so; it ends when the program does, however.
    """
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def sweep(target: Path) -> None:
    """Remove the half files of ``target`` that nobody is writing any more."""
    pattern = path_of(target.with_name(glob.escape(target.name[:_LONGEST_NAME])), "?" * 8)
    for path in target.parent.glob(pattern.name):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDWR)
            try:
                is_left = _lock(handle)
            finally:
                os.close(handle)
            if is_left:
                path.unlink()
                path.with_suffix(".narrow").unlink(missing_ok=True)


def _lock(handle: int) -> bool:
    """Lock a file unless somebody has; gives whether it was free. Windows says so when it is deleted."""
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
