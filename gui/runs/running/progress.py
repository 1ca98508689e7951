"""How far a run is: counted from the journal, told at most ten times a second."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.life import RunState, SearchState
from gui.runs.events import Events, KindProgress, RunProgress, RunProgressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gui.leads.fields import Kind
    from gui.runs.database import Database
    from gui.runs.running.collection import Watch
    from gui.store.books.ledger import Totals
    from gui.store.workspace import Workspace

log = logging.getLogger(__name__)
TELL_EVERY_S = 0.1


class ProgressTeller:
    """Tells how far one run is, whenever something changed, but at most ten times a second.

    Attributes:
        latest: the last snapshot, or None before the first.
        state: where the run stands; set by the engine.
    """

    def __init__(self, run_id: str, database: Database, events: Events, watches: Mapping[int, Watch]) -> None:
        self.latest: RunProgress | None = None
        self.state = RunState.RUNNING
        self._run_id = run_id
        self._database = database
        self._events = events
        self._watches = watches
        self._started = asyncio.get_running_loop().time()
        self._answered_before: int | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = False

    def changed(self) -> None:
        """Something moved: tell soon."""
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._tell_soon())
        else:
            self._again = True

    async def close(self) -> None:
        """Tell the last word and stop."""
        if self._task is not None:
            self._again = False
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._tell_if_readable()

    async def _tell_soon(self) -> None:
        self._again = True
        while self._again:
            self._again = False
            await self._tell_if_readable()
            await asyncio.sleep(TELL_EVERY_S)

    async def _tell_if_readable(self) -> None:
        try:
            await self._tell()
        except StorageError as error:
            log.warning("progress cannot be told: %s %s", error.sentence, error.detail)

    async def _tell(self) -> None:
        def read(workspace: Workspace) -> tuple[dict[Kind, dict[SearchState, int]], Totals]:
            return workspace.runs.progress(self._run_id), workspace.ledger.totals(self._run_id)

        counts, totals = await self._database.ask(read)
        kinds = tuple(kind_progress(kind, states, self._watches.values()) for kind, states in counts.items())
        seconds = asyncio.get_running_loop().time() - self._started
        self.latest = RunProgress(
            self._run_id,
            self.state,
            kinds,
            totals.held,
            totals.refunded,
            totals.paid,
            self._seconds_left(kinds, seconds),
            seconds,
        )
        self._events.tell(RunProgressed(self.latest))

    def _seconds_left(self, kinds: tuple[KindProgress, ...], seconds: float) -> float | None:
        """At the speed seen since this session began; None until something was answered."""
        reached = sum(kind.answered + kind.working for kind in kinds)
        if self._answered_before is None:
            self._answered_before = reached
        done = reached - self._answered_before
        if done <= 0 or self.state is not RunState.RUNNING:
            return None
        left = sum(kind.total - kind.failed - kind.in_doubt for kind in kinds) - reached
        return max(0.0, left * seconds / done)


def kind_progress(kind: Kind, states: Mapping[SearchState, int], watches: Iterable[Watch]) -> KindProgress:
    """The counts of one kind of search, with what Enrow says of the batches on their way."""
    found, not_found = states.get(SearchState.FOUND, 0), states.get(SearchState.NOT_FOUND, 0)
    return KindProgress(
        kind=kind,
        total=sum(states.values()),
        answered=found + not_found,
        found=found,
        not_found=not_found,
        failed=states.get(SearchState.FAILED, 0),
        in_doubt=states.get(SearchState.IN_DOUBT, 0),
        in_flight=states.get(SearchState.SENT, 0),
        working=sum(watch.finished for watch in watches if watch.batch.kind is kind),
    )
