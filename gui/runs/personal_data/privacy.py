"""Forgets people: one, with all that is known of them, or everybody."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError, StorageError, UsageError, WorkspaceBusyError
from gui.leads.life import RunState
from gui.leads.never import never_entry
from gui.leads.sentences import say
from gui.runs.clock import utc_now
from gui.store.personal_data.list_traces import remove_abandoned, remove_unchecked, take_out
from gui.system import paths, remains
from gui.system.lock import run_lock, window_lock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.leads.never import NeverEntry
    from gui.leads.whom import Whom
    from gui.runs.database import Database
    from gui.runs.running.fleet import Fleet
    from gui.store.personal_data.traces import Traces


@dataclass(frozen=True, slots=True)
class Known:
    """What there is about a person, before it is erased.

    Attributes:
        searches: answers and searches about them.
        rows: rows of lists about them.
        lists: lists with such rows, or with cells that name an address of theirs.
    """

    searches: int
    rows: int
    lists: int

    def __bool__(self) -> bool:
        return bool(self.searches or self.lists)


class Privacy:
    """The people of a workspace, by the right of each to be forgotten."""

    def __init__(self, home: Path, fleet: Fleet, database: Database) -> None:
        self._home = home
        self._fleet = fleet
        self._database = database

    async def known(self, whom: Whom) -> Known:
        """How much is known of a person.

        Raises:
            UsageError: nobody can be told by that, or a run is at work on them.
        """
        traces = await self._find(whom)
        searches = await self._database.ask(lambda w: w.erasure.how_many(traces))
        return Known(searches, sum(len(each.rows) for each in traces.lists), len(traces.lists))

    async def erase_person(self, whom: Whom) -> None:
        """Forget a person: answers, searches, rows and cells of lists; what was paid stays in the books.

        The user's own files, and those that were exported, are not touched.

        Raises:
            UsageError: nobody can be told by that, or a run is at work on them. Nothing was erased.
            StorageError: something cannot be written; what is left is erased by erasing again.
        """
        traces = await self._find(whom)
        with contextlib.ExitStack() as held:
            self._hold(held, traces.waiting)
            # The workspace comes last: by what it knows the rest is found again, should this be cut off.
            await asyncio.to_thread(self._take_out_of_files, traces, await self._pasted(traces))
            await self._database.ask(lambda w: w.erasure.person(traces))

    async def erase_all(self, *, in_window: bool = False) -> None:
        """Forget everything but the settings and the key, the books included.

        Args:
            in_window: the window itself asks, and has closed its lists.

        Raises:
            UsageError: a run is at work, something is on its way or in doubt, or a window is open.
        """
        with contextlib.ExitStack() as held:
            if not in_window:
                held.enter_context(window_lock(self._home))
            records = await self._database.ask(lambda w: w.runs.all())
            self._hold(held, [record.id for record in records if record.state is RunState.RUNNING])
            await self._database.ask(lambda w: w.erasure.everything())
            await asyncio.to_thread(remains.forget_all, self._home)

    async def write_known(self, whom: Whom, out: Path) -> None:
        """Write all that is known of a person to a file, as JSON: for that person to read.

        Raises:
            UsageError: nobody can be told by that, or nothing is known of them; no file was written.
            OutputError: it cannot be written there.
        """
        traces = await self._find(whom, to_erase=False)
        facts = await self._database.ask(lambda w: w.erasure.facts(traces))
        if not any(facts.values()):
            raise UsageError(say("Nothing is known of this person. No file was written."))
        text = json.dumps({"made_at": utc_now().isoformat()} | facts, indent=2, ensure_ascii=False)
        try:
            await asyncio.to_thread(paths.write_private, out, text + "\n")
        except StorageError as error:
            raise OutputError(
                say("{path} cannot be written. Choose another place.", path=out), detail=error.detail
            ) from error

    async def never(self) -> list[NeverEntry]:
        """Whom never to look up: domains, then addresses."""
        return await self._database.ask(lambda w: w.never.all())

    async def never_look_up(self, text: str) -> NeverEntry:
        """Put an address or a domain on that list: from the next price on, and in runs that go on.

        Raises:
            UsageError: it is neither.
        """
        entry = never_entry(text)
        await self._database.ask(lambda w: w.never.add(entry, utc_now()))
        return entry

    async def look_up_again(self, entry: NeverEntry) -> None:
        """Take an entry off that list."""
        await self._database.ask(lambda w: w.never.remove(entry))

    async def _find(self, whom: Whom, *, to_erase: bool = True) -> Traces:
        lists = sorted(paths.lists_dir(self._home).glob("*.db"))
        return await self._database.ask(lambda w: w.erasure.find(whom, lists, to_erase=to_erase))

    def _hold(self, held: contextlib.ExitStack, run_ids: Sequence[str]) -> None:
        try:
            for run_id in run_ids:
                if run_id in self._fleet.at_work:
                    raise WorkspaceBusyError("at work here")
                held.enter_context(run_lock(self._home, run_id))
        except WorkspaceBusyError as error:
            raise UsageError(
                say("A run is at work on this. Nothing was erased. Pause or stop it first, then erase again.")
            ) from error

    async def _pasted(self, traces: Traces) -> set[Path]:
        names = {each.path.stem for each in traces.lists}
        records = await self._database.ask(lambda w: w.lists.all())
        return {record.path for record in records if record.id in names}

    def _take_out_of_files(self, traces: Traces, sources: set[Path]) -> None:
        for path in traces.unchecked:
            remove_unchecked(path)
        # Lists come last: they say what the other files name the person by.
        remains.forget_person(self._home, traces.texts, sources)
        remove_abandoned(paths.lists_dir(self._home))
        for each in traces.lists:
            take_out(each, traces.texts)
