"""Whether this start is the first window of the workspace; a later one hands its lists over to it.

The lock decides. What the lock needs is much to import, though, so a start that finds no trace of another
window is painted first and asks then; only of two starts in the same moment are both seen for that long.
"""

from __future__ import annotations

import contextlib
import logging
from functools import cached_property
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError, WorkspaceBusyError
from gui.system import paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from gui.system.lock import ProcessLock

_log = logging.getLogger(__name__)


class FirstWindow:
    """For a ``with`` block: is the workspace's one window if it can be, and gives that back at the end.

    The system gives the lock back however a program ends; so nobody is first who hangs in a leftover socket,
    and two starts at once never both are.

    Attributes:
        is_first: whether this program is the one window, as far as that was asked: only that one remembers
            which lists are open.
    """

    def __init__(self, home: Path) -> None:
        self.is_first = True
        self._home = home
        self._trace = paths.window_trace(home)
        self._is_taken = False
        self._lock: ProcessLock | None = None

    @cached_property
    def meeting_point(self) -> str:
        """Where it listens for later starts; "" where it cannot."""
        try:
            return paths.meeting_point(self._home)
        except StorageError as error:
            _log.warning("second starts are not heard: %s %s", error.sentence, error.detail)
            return ""

    @property
    def may_be_open(self) -> bool:
        """Whether a window has left a trace: it is open, or it was killed."""
        return self._trace.exists()

    def hand_over(self, files: Sequence[Path], patience_s: float | None = None) -> bool:
        """Give the lists to the window that is open already, and have it come forward.

        False where there is none, or where it does not answer: then this start has a window of its own. Only
        the first call asks.

        Args:
            files: the lists.
            patience_s: how long to wait for the open window; None: as long as is usual.
        """
        if self._lock is not None:
            return False
        self._try_to_be_first()
        if not self._is_taken or not self.meeting_point:
            return False
        from gui.app.handover import PATIENCE_S, hand_over

        is_taken_over = hand_over(self.meeting_point, files, PATIENCE_S if patience_s is None else patience_s)
        if not is_taken_over:
            _log.warning("the open window does not answer, so another one is opened")
        return is_taken_over

    def _try_to_be_first(self) -> None:
        from gui.system.lock import window_lock

        self._lock = window_lock(self._home)
        try:
            self._lock.acquire()
            self._trace.touch(0o600)
        except WorkspaceBusyError:
            self._is_taken, self.is_first = True, False
        except (StorageError, OSError) as error:  # a file system without locks, a full disk
            _log.warning("second starts are not seen: %r", error)

    def __enter__(self) -> FirstWindow:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None and self._lock.is_held:
            with contextlib.suppress(OSError):
                self._trace.unlink(missing_ok=True)
            self._lock.release()
