"""Forgets what is older than the user wants it kept: by itself, while no run is at work."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import WorkspaceBusyError
from gui.leads.life import RunState
from gui.runs.clock import utc_now
from gui.runs.personal_data.old_files import OldFiles
from gui.store.personal_data.outdated import Keeping, Outdated
from gui.system import remains
from gui.system.lock import is_run_held, run_lock
from gui.system.session_file import read_session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from gui.leads.session import Session
    from gui.runs.database import Database
    from gui.runs.running.fleet import Fleet
    from gui.store.workspace import Workspace

__all__ = ["Outdated", "Retention"]


class Retention:
    """How long lists and runs are kept.

    Args:
        home: the workspace folder.
        fleet: knows which runs are at work.
        database: the workspace.
        opened: the ids of the lists opened in this process.
        now: the time, in UTC.
    """

    def __init__(
        self,
        home: Path,
        fleet: Fleet,
        database: Database,
        opened: Callable[[], Collection[str]],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._home = home
        self._fleet = fleet
        self._database = database
        self._opened = opened
        self._now = now

    async def outdated(self, days: int) -> Outdated:
        """What would be forgotten now, were it kept for so many days; nothing for 0 days: no end."""
        if not days:
            return Outdated()
        _, keeping = await self._look(days)
        if keeping is None:
            return Outdated()
        return await self._database.ask(lambda w: w.erasure.find_outdated(keeping))

    async def forget(self, days: int, *, is_asked: bool = False) -> Outdated:
        """Forget what is older; what it cost stays in the books.

        Runs that are not over, lists that are open, and answers that younger runs show are kept. Nothing is
        forgotten for 0 days, which means no end, while a run is at work, or by a clock that just leapt.

        Args:
            days: for how many it is kept.
            is_asked: the user was told what goes now, and wants it.

        Returns:
            What was forgotten.

        Raises:
            StorageError: something cannot be written; what is left is forgotten the next time.
        """
        if not days or self._fleet.at_work or await self._is_elsewhere():
            return Outdated()
        now = self._now()
        is_believed = await self._database.ask(lambda w: w.erasure.note_look(now))
        if not (is_asked or is_believed):
            return Outdated()
        files, keeping = await self._look(days)
        if keeping is None:
            return Outdated()
        forgotten = await self._forget(keeping)
        # Asked anew: forgetting takes a while, and lists are opened meanwhile.
        sources = await self._database.ask(_sources)
        known = {*sources, *self._opened()}
        await asyncio.to_thread(files.remove, forgotten.lists, known, set(sources.values()))
        await asyncio.to_thread(remains.forget_before, self._home, keeping.before)
        return forgotten

    async def _is_elsewhere(self) -> bool:
        running = await self._database.ask(
            lambda w: [record.id for record in w.runs.unfinished() if record.state is RunState.RUNNING]
        )
        return any(is_run_held(self._home, run_id) for run_id in running)

    async def _forget(self, keeping: Keeping) -> Outdated:
        found = await self._database.ask(lambda w: w.erasure.find_outdated(keeping))
        if not found:
            await self._database.ask(lambda w: w.erasure.make_up())
            return found
        now = self._now()
        with contextlib.ExitStack() as held:
            runs = self._held(held, found.runs)
            forgetting = asyncio.ensure_future(
                self._database.ask(lambda w: w.erasure.outdated(keeping, runs, now))
            )
            try:
                return await asyncio.shield(forgetting)
            except asyncio.CancelledError:
                await asyncio.wait([forgetting])  # the runs are held as long as it goes on
                raise

    async def _look(self, days: int) -> tuple[OldFiles, Keeping | None]:
        """The files, and what is kept; None where nobody can tell what is on screen."""
        before = self._now() - timedelta(days=days)
        files = await asyncio.to_thread(OldFiles, self._home, before)
        session = await asyncio.to_thread(read_session, self._home)
        if session is None:
            return files, None
        on_screen = await self._database.ask(lambda w: _on_screen(w, session))
        return files, Keeping(before, {*on_screen, *self._opened()}, files.touched)

    def _held(self, held: contextlib.ExitStack, runs: Collection[str]) -> set[str]:
        mine = set()
        for run_id in runs:
            with contextlib.suppress(WorkspaceBusyError):
                held.enter_context(run_lock(self._home, run_id))
                mine.add(run_id)
        return mine


def _on_screen(workspace: Workspace, session: Session) -> set[str]:
    """The lists that a window shows, or will show when it is opened."""
    runs = {one.run_id for one in session.lists}
    files = {Path(one.path) for one in session.lists}
    by_run = {record.list_id for record in workspace.runs.all() if record.id in runs}
    return by_run | {record.id for record in workspace.lists.all() if record.path in files}


def _sources(workspace: Workspace) -> dict[str, Path]:
    return {record.id: record.path for record in workspace.lists.all() if record.path.name}
