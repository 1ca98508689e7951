"""Room kept on the disk for the worst moment: what was just paid for is written though the disk is full."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 4 * 1024 * 1024
_log = logging.getLogger(__name__)


class Reserve:
    """A file of zeros that is given back to the system when the workspace cannot be written.

    Several processes may share it: whoever needs it first has it, and the next run makes it anew.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / "reserve"

    def make(self) -> bool:
        """Take the room, if there is any; returns whether it is there."""
        try:
            if self._path.exists() and self._path.stat().st_size >= SIZE:
                return True
            descriptor = os.open(self._path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(bytes(SIZE))  # written, not only announced: a hole in a file holds no room
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            _log.warning("no room can be kept for what is paid for: %r", error)
            self.give_back()
            return False
        return True

    def give_back(self) -> bool:
        """Free the room; returns whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        _log.warning("the disk is full: the room kept for what is paid for is used now")
        return True
