"""Past runs: all of them on a line each, and one of them forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.sentences import say
from gui.runs.clock import utc_now
from gui.runs.looking_back.elsewhere import is_elsewhere
from gui.runs.looking_back.summaries import run_summary

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.database import Database
    from gui.runs.looking_back.summaries import RunSummary
    from gui.runs.running.fleet import Fleet


class PastRuns:
    """The runs of a workspace, whoever worked on them."""

    def __init__(self, home: Path, fleet: Fleet, database: Database) -> None:
        self._home = home
        self._fleet = fleet
        self._database = database

    async def all(self) -> list[RunSummary]:
        """Every run, newest first."""
        found = await self._database.ask(lambda w: [run_summary(w, record) for record in w.runs.all()])
        at_work = self._fleet.at_work
        return [replace(run, is_elsewhere=is_elsewhere(self._home, run, at_work)) for run in found]

    async def erase(self, run_id: str) -> None:
        """Forget a run with its rows and the answers it bought; what it cost stays in the books.

        Raises:
            UsageError: it is at work, or something of it is on its way or in doubt.
            WorkspaceBusyError: another process works on it.
        """
        if run_id in self._fleet.at_work:
            raise UsageError(say("This run is at work. Nothing was erased. Stop it first, then erase it."))
        await self._fleet.settle(run_id, lambda w: w.erasure.run(run_id, utc_now()))
