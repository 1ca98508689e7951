"""Whether another window or command works on a run: the process that does holds the run's lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.errors import StorageError, WorkspaceBusyError
from gui.leads.life import RunState
from gui.system.lock import run_lock

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from gui.runs.looking_back.summaries import RunSummary
    from gui.store.runs import RunRecord


def is_elsewhere(home: Path, run: RunRecord | RunSummary, at_work: Collection[str]) -> bool:
    """Whether another process works on a run.

    Args:
        home: the workspace folder.
        run: the run; on disk it says that it works until whoever does says otherwise, or dies.
        at_work: the ids of the runs at work in this process.
    """
    if run.state is not RunState.RUNNING or run.id in at_work:
        return False
    # On the loop's own thread, where runs are taken up: a glance from another would turn those away.
    return _is_held(home, run.id)


def _is_held(home: Path, run_id: str) -> bool:
    try:
        with run_lock(home, run_id):
            return False
    except WorkspaceBusyError:
        return True
    except StorageError:  # nobody can tell; whoever goes on with it will be told
        return False
