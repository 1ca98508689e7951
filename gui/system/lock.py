"""Who works on what: a run, or the whole workspace, belongs to one process at a time.

The system gives a lock back by itself when the process that holds it dies, however it dies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError, WorkspaceBusyError
from gui.leads.sentences import say
from gui.system import paths

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class ProcessLock:
    """A lock between processes, also between two holders in one process. Never waits.

    Taken by :meth:`acquire` or by ``with``; any thread may give it back.
    """

    def __init__(self, path: Path, busy: str) -> None:
        from filelock import FileLock

        self._path = path
        self._busy = busy
        self._lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            WorkspaceBusyError: somebody else has it.
            StorageError: the folder cannot be written, or its file system knows no locks.
        """
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout as error:
            raise WorkspaceBusyError(self._busy, detail=str(self._path)) from error
        except (OSError, NotImplementedError) as error:
            raise StorageError(
                say(
                    "The folder {folder} cannot be written or locked. Nothing was sent or spent.",
                    folder=self._path.parent,
                ),
                detail=repr(error),
            ) from error

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        self._lock.release()

    def __enter__(self) -> ProcessLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def run_lock(home: Path, run_id: str) -> ProcessLock:
    """The lock of one run: whoever sends or polls for it holds this."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", run_id)
    return ProcessLock(
        paths.locks_dir(home) / f"run-{name}.lock",
        say(
            "Another window or command is working on this run. Nothing was sent twice. Go on there, or wait."
        ),
    )


def is_run_held(home: Path, run_id: str) -> bool:
    """Whether somebody works on a run now; False where nobody can tell.

    On the loop's own thread, where runs are taken up: a glance from another would turn those away.
    """
    try:
        with run_lock(home, run_id):
            return False
    except WorkspaceBusyError:
        return True
    except StorageError:  # whoever goes on with it will be told
        return False


def workspace_lock(home: Path) -> ProcessLock:
    """The lock of the whole workspace, for what must have it alone."""
    return ProcessLock(
        paths.locks_dir(home) / "workspace.lock",
        say(
            "Another window or command is using this workspace. Nothing was changed. Close it and try again."
        ),
    )


def window_lock(home: Path) -> ProcessLock:
    """The lock of the open window: a second start hands its lists over to the process that holds it."""
    return ProcessLock(
        paths.locks_dir(home) / "window.lock",
        say("The window is open already. Nothing was changed. Go on there."),
    )
