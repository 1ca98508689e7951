"""Forgets what is older than the user wants it kept: by itself, while no run is at work."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import WorkspaceBusyError
from gui.runs.clock import utc_now
from gui.store.list_files.list_file import remove_list
from gui.store.personal_data.outdated import Keeping, Outdated
from gui.system import paths, remains
from gui.system.lock import run_lock
from gui.system.session_file import load_session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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
        keeping = await self._keeping(days)
        return await self._database.ask(lambda w: w.erasure.find_outdated(keeping))

    async def forget(self, days: int) -> Outdated:
        """Forget what is older; what it cost stays in the books.

        Runs that are not over, lists that are open, and answers that younger runs show are kept. Nothing is
        forgotten for 0 days, which means no end, or while a run is at work.

        Returns:
            What was forgotten.

        Raises:
            StorageError: something cannot be written; what is left is forgotten the next time.
        """
        if self._fleet.at_work or not days:
            return Outdated()
        keeping = await self._keeping(days)
        sources = await self._database.ask(_sources)
        forgotten = await self._forget(keeping)
        # Should this be cut off, the files are without a list that knows them, and go the next time.
        known = {*sources, *keeping.touched} - set(forgotten.lists)
        gone = {sources[list_id] for list_id in forgotten.lists if list_id in sources}
        await asyncio.to_thread(self._remove_files, known, gone)
        await asyncio.to_thread(remains.forget_before, self._home, keeping.before)
        return forgotten

    async def _forget(self, keeping: Keeping) -> Outdated:
        found = await self._database.ask(lambda w: w.erasure.find_outdated(keeping))
        if not found:
            return found
        now = self._now()
        with contextlib.ExitStack() as held:
            runs = self._held(held, found.runs)
            return await self._database.ask(lambda w: w.erasure.outdated(keeping, runs, now))

    async def _keeping(self, days: int) -> Keeping:
        before = self._now() - timedelta(days=days)
        touched = await asyncio.to_thread(self._touched_since, before)
        on_screen = await self._database.ask(self._on_screen)
        return Keeping(before, {*on_screen, *self._opened()}, touched)

    def _touched_since(self, before: datetime) -> set[str]:
        files = paths.lists_dir(self._home).glob("*.db")
        return {path.stem for path in files if datetime.fromtimestamp(path.stat().st_mtime, UTC) >= before}

    def _on_screen(self, workspace: Workspace) -> set[str]:
        """The lists that a window shows, or will show when it is opened."""
        shown = load_session(self._home).lists
        runs = {one.run_id for one in shown}
        files = {Path(one.path) for one in shown}
        by_run = {record.list_id for record in workspace.runs.all() if record.id in runs}
        return by_run | {record.id for record in workspace.lists.all() if record.path in files}

    def _held(self, held: contextlib.ExitStack, runs: Collection[str]) -> set[str]:
        mine = set()
        for run_id in runs:
            with contextlib.suppress(WorkspaceBusyError):
                held.enter_context(run_lock(self._home, run_id))
                mine.add(run_id)
        return mine

    def _remove_files(self, known: Collection[str], sources: Collection[Path]) -> None:
        for path in paths.lists_dir(self._home).glob("*.db"):
            if path.stem not in known:
                remove_list(path)
        for path in sources:
            if path.parent == self._home / "pasted":
                path.unlink(missing_ok=True)


def _sources(workspace: Workspace) -> dict[str, Path]:
    return {record.id: record.path for record in workspace.lists.all() if record.path.name}
