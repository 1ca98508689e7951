"""The file of the log: the user's alone, and begun anew before it grows too large."""

from __future__ import annotations

import contextlib
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from gui.system import paths

if TYPE_CHECKING:
    import logging
    from io import TextIOWrapper
    from pathlib import Path

_LARGEST, _OLDER_ONES = 2_000_000, 3


class LogFile(RotatingFileHandler):
    """A rotating log that only the user can read.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=_OLDER_ONES, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        return paths.open_private(self.baseFilename)

    def handleError(self, record: logging.LogRecord) -> None:
        """Do without the line: on a full disk the user is told by the sentence, never by a traceback."""

    def close(self) -> None:
        """Close the file; lines that found no room on the disk are lost, and nothing is said of them here."""
        with contextlib.suppress(OSError):
            super().close()

    def rotate(self, source: str, dest: str) -> None:
        """Put the file aside; on Windows one that another process holds open grows on until that can be."""
        with contextlib.suppress(PermissionError):
            super().rotate(source, dest)
