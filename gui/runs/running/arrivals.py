"""The batches of a run that are on their way: each is fetched by a task of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.leads.errors import EnrowDesktopError
from gui.runs.events import RowsAnswered
from gui.runs.running.collection import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.leads.fields import Kind
    from gui.runs.database import Database
    from gui.runs.events import Events
    from gui.runs.running.collection import Collection
    from gui.store.books.journal import Batch


class Arrivals:
    """Fetches what was accepted, tells the rows that were answered, and remembers what went wrong.

    Attributes:
        watches: the batches on their way, by id.
        trouble: a known failure that keeps batches from being fetched: a refused key, a full disk.
        bug: a failure nobody foresaw.
        landed: how many fetches have ended.
    """

    def __init__(
        self,
        run_id: str,
        database: Database,
        events: Events,
        on_change: Callable[[], None],
        on_landed: Callable[[], None],
    ) -> None:
        self.watches: dict[int, Watch] = {}
        self.trouble: EnrowDesktopError | None = None
        self.bug: BaseException | None = None
        self.landed = 0
        self._run_id = run_id
        self._database = database
        self._events = events
        self._on_change = on_change
        self._on_landed = on_landed
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def searches(self) -> int:
        """How many searches are on their way."""
        return sum(watch.batch.searches for watch in self.watches.values())

    @property
    def is_stuck(self) -> bool:
        """Whether something went wrong, so that nothing more should be sent."""
        return self.trouble is not None or self.bug is not None

    def fetch(self, batch: Batch, collection: Collection) -> None:
        """Fetch an accepted batch from now on."""
        watch = self.watches[batch.id] = Watch(batch)
        task = asyncio.create_task(self._fetch(watch, collection), name=f"batch-{batch.id}")
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        self._on_change()

    def knock(self, kind: Kind, remote_id: str) -> bool:
        """Look at a batch now; False when it is not one of these."""
        for watch in self.watches.values():
            if watch.batch.kind is kind and watch.batch.remote_id == remote_id:
                watch.knock.set()
                return True
        return False

    def knock_at_all(self) -> None:
        """Look at everything on its way now."""
        for watch in self.watches.values():
            watch.knock.set()

    async def drain(self) -> None:
        """Wait until nothing is on its way.

        Raises:
            Exception: the bug that ended a fetch.
        """
        while self._tasks:
            await asyncio.wait(set(self._tasks))
        if self.bug is not None:
            raise self.bug

    async def cancel(self) -> None:
        """Fetch nothing more in this session; accepted batches stay accepted."""
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _fetch(self, watch: Watch, collection: Collection) -> None:
        batch_id = watch.batch.id
        try:
            await collection.fetch(watch)
            rows = await self._database.ask(lambda w: w.runs.answered_rows(self._run_id, batch_id))
            self._events.tell(RowsAnswered(self._run_id, tuple(rows)))
        except EnrowDesktopError as error:
            self.trouble = error
        finally:
            del self.watches[batch_id]
            self.landed += 1
            self._on_change()

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.bug = task.exception()
        self._on_landed()
