"""Whether another window or command works on a run: the process that does holds the run's lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.life import RunState
from gui.system.lock import is_run_held

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
    return is_run_held(home, run.id)
