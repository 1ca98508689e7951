"""Whether this start is the first window of the workspace; a later one hands its lists over to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from gui.app.handover import PATIENCE_S, hand_over
from gui.leads.errors import StorageError, WorkspaceBusyError
from gui.system import paths
from gui.system.lock import window_lock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

_log = logging.getLogger(__name__)


class FirstWindow:
    """For a ``with`` block: tries to be the workspace's one window, and gives that back at the end.

    The lock decides, which the system gives back however a program ends; so nobody is first who hangs in a
    leftover socket, and two starts at once never both are.

    Attributes:
        is_first: whether this program is the one window; only that one remembers which lists are open.
        meeting_point: where it listens for later starts; "" where it cannot.
    """

    def __init__(self, home: Path) -> None:
        self.is_first = True
        self.meeting_point = ""
        self._is_taken = False
        self._lock = window_lock(home)
        try:
            self.meeting_point = paths.meeting_point(home)
        except StorageError as error:
            _log.warning("second starts are not heard: %s %s", error.sentence, error.detail)

    def hand_over(self, files: Sequence[Path], patience_s: float = PATIENCE_S) -> bool:
        """Give the lists to the window that is open already, and have it come forward.

        False where there is none, or where it does not answer: then a window of our own is opened.
        """
        if not self._is_taken or not self.meeting_point:
            return False
        is_taken_over = hand_over(self.meeting_point, files, patience_s)
        if not is_taken_over:
            _log.warning("the open window does not answer, so another one is opened")
        return is_taken_over

    def __enter__(self) -> FirstWindow:
        try:
            self._lock.acquire()
        except WorkspaceBusyError:
            self._is_taken, self.is_first = True, False
        except StorageError as error:  # a file system without locks
            _log.warning("second starts are not seen: %s %s", error.sentence, error.detail)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
