"""After a command that works on lists: deletes what is older than the settings say."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from gui.leads.errors import EnrowDesktopError

if TYPE_CHECKING:
    from gui.app.console import Console
    from gui.runs.desk import Desk

_log = logging.getLogger(__name__)


async def forget_outdated(desk: Desk, console: Console) -> None:
    """Delete it and say so; what cannot be deleted now is tried again with the next command."""
    days = desk.settings.keep_days
    try:
        forgotten = await desk.retention.forget(days)
    except EnrowDesktopError as error:
        _log.warning("what is old is not deleted: %s %s", error.sentence, error.detail)
        return
    if forgotten:
        runs, lists = len(forgotten.runs), len(forgotten.lists)
        console.note(
            f"Deleted, as the settings say: older than {days:,} days, {runs:,} run{'s' * (runs != 1)} and"
            f" {lists:,} list{'s' * (lists != 1)}. What was paid stays in the books."
        )
