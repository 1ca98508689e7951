"""What a desk is made of: each part is made, and its modules are imported, when it is first needed.

The window is painted before any of them: what they import - the network, spreadsheets, the database - takes
several times as long as the window itself.
"""

from __future__ import annotations

import asyncio
import importlib
from functools import cached_property
from typing import TYPE_CHECKING

from gui.runs.clock import utc_now
from gui.runs.events import Events
from gui.runs.opening.last_session import LastSession
from gui.system import paths
from gui.system.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.accounts.connection import Connection, StartSandbox
    from gui.runs.child import Child
    from gui.runs.database import Database
    from gui.runs.exporting.exports import Exports
    from gui.runs.looking_back.past import PastRuns
    from gui.runs.opening.checking import Checking
    from gui.runs.opening.fixing import Fixing
    from gui.runs.opening.open_list import Lists
    from gui.runs.opening.open_lists import OpenLists
    from gui.runs.opening.preview import Previews
    from gui.runs.opening.recents import Recents
    from gui.runs.personal_data.privacy import Privacy
    from gui.runs.personal_data.retention import Retention
    from gui.runs.personal_data.sent_log import SentLog
    from gui.runs.running.fleet import Fleet
    from gui.runs.running.listening import Listening
    from gui.runs.running.wakefulness import Wakefulness
    from gui.runs.tempo import Tempo
    from gui.store.workspace import WorkspaceThread

_MODULES = (
    "accounts.connection",
    "exporting.exports",
    "looking_back.elsewhere",
    "looking_back.past",
    "looking_back.receipts",
    "looking_back.reporting",
    "looking_back.summaries",
    "looking_back.usage",
    "opening.fixing",
    "opening.open_lists",
    "opening.preview",
    "opening.recents",
    "personal_data.privacy",
    "personal_data.retention",
    "personal_data.sent_log",
    "pricing.planning",
    "running.fleet",
    "running.listening",
    "running.outlook",
    "running.reconcile",
    "running.wakefulness",
)


class DeskParts:
    """The parts, by need."""

    def __init__(
        self, home: Path, start_sandbox: StartSandbox | None, patience_s: float | None, tempo: Tempo
    ) -> None:
        self.home = paths.private_dir(home)
        self.events = Events()
        self.settings = self._kept_settings = load_settings(home)
        self._saving = asyncio.Lock()
        self.last_session = LastSession(home)
        self._workspace_path = paths.workspace_file(home)
        self._start_sandbox, self._patience_s, self._tempo = start_sandbox, patience_s, tempo
        self._last_wish = object()
        self._bringing: asyncio.Future[None] | None = None

    async def brought_in(self) -> None:
        """Wait until all that the parts need is imported, on another thread; whoever can wait should.

        Nothing breaks without it: the first to need a part then waits for its import.
        """
        if self._bringing is None:
            self._bringing = asyncio.ensure_future(asyncio.to_thread(_import_all))
        await asyncio.shield(self._bringing)

    def _is_made(self, part: str) -> bool:
        """Whether a part was needed yet; one that was not has nothing to tell and nothing to close."""
        return part in vars(self)

    async def close(self) -> None:
        """Rest all runs, end the child processes, close the files."""
        if self._is_made("_wakefulness"):
            await self._wakefulness.close()
        if self._is_made("_listening"):
            await self._listening.stop()
        if self._is_made("_fleet"):
            await self._fleet.rest_all()
        if self._is_made("_connection"):
            await self._connection.close()
        if self._is_made("_lists"):
            await self.checking.close()
        if self._is_made("_child"):
            await asyncio.to_thread(self._child.close)
        if self._is_made("_thread"):
            await asyncio.to_thread(self._thread.close)

    @cached_property
    def _thread(self) -> WorkspaceThread:
        from gui.store.workspace import WorkspaceThread

        return WorkspaceThread(self._workspace_path)

    @cached_property
    def _database(self) -> Database:
        from gui.runs.database import Database
        from gui.system.reserve import Reserve

        return Database(self._thread, Reserve(self.home))

    @cached_property
    def _connection(self) -> Connection:
        from gui.runs.accounts.connection import Connection

        start, tempo = self._start_sandbox, self._tempo
        database, events = self._database, self.events
        return Connection(self.home, database, events, start, utc_now, tempo, caps=lambda: self.settings.caps)

    @cached_property
    def _fleet(self) -> Fleet:
        from gui.runs.running.fleet import Fleet

        connection, patience_s = self._connection, self._patience_s
        return Fleet(self.home, connection, self._database, self.events, now=utc_now, patience_s=patience_s)

    @cached_property
    def _wakefulness(self) -> Wakefulness:
        from gui.runs.running.wakefulness import Wakefulness

        return Wakefulness(self._fleet.wake_up)

    @cached_property
    def _listening(self) -> Listening:
        from gui.runs.running.listening import Listening

        return Listening(self.events, self._fleet.heard)

    @cached_property
    def _child(self) -> Child:
        from gui.runs.child import Child

        return Child()

    @cached_property
    def _lists(self) -> Lists:
        from gui.runs.opening.open_list import Lists

        return Lists(paths.lists_dir(self.home), self._child, self._database, self.events, utc_now)

    @cached_property
    def open_lists(self) -> OpenLists:
        """What is open."""
        from gui.runs.opening.open_lists import OpenLists

        return OpenLists(self._lists)

    @property
    def checking(self) -> Checking:
        """What works out the searches of lists."""
        return self._lists.checking

    @cached_property
    def fixing(self) -> Fixing:
        """Mends rows and takes it back."""
        from gui.runs.opening.fixing import Fixing

        return Fixing(self._child, self._lists, self.open_lists)

    @cached_property
    def past(self) -> PastRuns:
        """The runs so far."""
        from gui.runs.looking_back.past import PastRuns

        return PastRuns(self.home, self._fleet, self._database)

    @cached_property
    def privacy(self) -> Privacy:
        """Forgets people."""
        from gui.runs.personal_data.privacy import Privacy

        return Privacy(self.home, self._fleet, self._database)

    @cached_property
    def retention(self) -> Retention:
        """Forgets what is old."""
        from gui.runs.personal_data.retention import Retention

        return Retention(self.home, self._fleet, self._database, lambda: self.open_lists.ids)

    @cached_property
    def sent_log(self) -> SentLog:
        """All that left this computer."""
        from gui.runs.personal_data.sent_log import SentLog

        return SentLog(self._database, self._child, self._workspace_path, lambda: self._connection.live_url)

    @cached_property
    def previews(self) -> Previews:
        """Lists as they would be read another way."""
        from gui.runs.opening.preview import Previews

        return Previews(self._child)

    @cached_property
    def recents(self) -> Recents:
        """The lists opened last."""
        from gui.runs.opening.recents import Recents

        return Recents(self._database)

    @cached_property
    def exports(self) -> Exports:
        """Writes lists with their answers."""
        from gui.runs.exporting.exports import Exports

        return Exports(self._lists, self._child, self._database, self._workspace_path)


def _import_all() -> None:
    for name in _MODULES:
        importlib.import_module(f"gui.runs.{name}")
