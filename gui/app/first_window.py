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

        False where there is none, or where it does not answer: then this start has a window of its own. One
        that is just being closed may end meanwhile: then ours is the first. Only the first call asks.

        Args:
            files: the lists.
            patience_s: how long to wait for the open window; None: as long as is usual.
        """
        if self._lock is not None:
            return False
        from gui.system.lock import window_lock

        self._lock = lock = window_lock(self._home)
        if not self._is_taken_by_another(lock) or not self.meeting_point:
            return False
        from gui.app.handover import PATIENCE_S, hand_over

        is_taken_over = hand_over(
            self.meeting_point,
            files,
            PATIENCE_S if patience_s is None else patience_s,
            is_gone=lambda: not self._is_taken_by_another(lock),
        )
        if not is_taken_over and not self.is_first:
            _log.warning("the open window does not answer, so another one is opened")
        return is_taken_over

    def _is_taken_by_another(self, lock: ProcessLock) -> bool:
        """Whether another window has the lock; ours it is where nobody has."""
        try:
            lock.acquire()
            self.is_first = True
            self._trace.touch(0o600)
        except WorkspaceBusyError:
            self.is_first = False
        except (StorageError, OSError) as error:  # a file system without locks, a full disk
            _log.warning("second starts are not seen: %r", error)
            return False
        return not self.is_first

    def __enter__(self) -> FirstWindow:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None and self._lock.is_held:
            with contextlib.suppress(OSError):
                self._trace.unlink(missing_ok=True)
            self._lock.release()
