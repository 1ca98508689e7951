"""What was on screen the last time, and the keeping of what is on screen now."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.system.session_file import load_session, save_session

if TYPE_CHECKING:
    from pathlib import Path

    from gui.leads.session import Session

_log = logging.getLogger(__name__)


class LastSession:
    """One per desk. What cannot be kept is not kept: no work hangs on it.

    Attributes:
        at_start: what the program before left on screen.
    """

    def __init__(self, home: Path) -> None:
        self.at_start = load_session(home)
        self._home = home
        self._wanted = self.at_start
        self._turn = threading.Lock()

    async def keep(self, session: Session) -> None:
        """Keep a session, beside the loop."""
        self._wanted = session
        await asyncio.to_thread(self._write)

    def keep_now(self, session: Session) -> None:
        """Keep a session before this returns."""
        self._wanted = session
        self._write()

    def _write(self) -> None:
        with self._turn:  # the one who comes last writes what was wanted last
            try:
                save_session(self._home, self._wanted)
            except StorageError as error:
                _log.warning("what is on screen is not kept: %s %s", error.sentence, error.detail)
