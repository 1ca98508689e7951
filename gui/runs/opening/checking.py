"""Works out the searches and problems of lists that are on screen already: nobody waits for a large one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.runs.child import Child
from gui.runs.opening.jobs import prepare_list

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.runs.child import OnProgress

_FEW_ROWS = 5_000


class Checking:
    """One task a list; a large one in a process of its own, so that another list can be read meanwhile.

    Whoever needs a price, a problem or a run waits for ``done``; whoever only shows rows does not.
    """

    def __init__(self, reading: Child) -> None:
        """Small lists are checked by ``reading``, the process that reads: another takes longer to start."""
        self._reading = reading
        self._child = Child()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def begin(
        self,
        list_id: str,
        list_path: Path,
        mapping: Mapping[Field, int],
        rows: int,
        on_progress: OnProgress | None = None,
        then: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Start to check a list; what was begun for it with another mapping is given up.

        ``then`` follows only when the whole list is checked. The new check takes the former one's place at
        once: there is no moment in which the list counts as checked.
        """
        former = self._tasks.get(list_id)
        child = self._child if rows > _FEW_ROWS else self._reading

        async def check() -> None:
            if former is not None:
                await asyncio.wait([former])
            await child.run(prepare_list, list_path, dict(mapping), on_progress=on_progress)
            if then is not None:
                await then()

        if former is not None:
            former.cancel()
        task = self._tasks[list_id] = asyncio.create_task(check(), name=f"checking {list_id}")
        # Its failure is told to whoever asks for the list; nobody may have asked yet.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    def is_at_work(self, list_id: str) -> bool:
        """Whether a list is still being checked."""
        task = self._tasks.get(list_id)
        return task is not None and not task.done()

    def has_failed(self, list_id: str) -> bool:
        """Whether the last check of a list failed, and none was begun since."""
        task = self._tasks.get(list_id)
        return task is not None and task.done() and (task.cancelled() or task.exception() is not None)

    async def done(self, list_id: str) -> None:
        """Wait until a list is checked; at once for one that is.

        Raises:
            EnrowDesktopError: it could not be checked.
        """
        while (task := self._tasks.get(list_id)) is not None:
            await asyncio.wait([task])
            # Where other columns were chosen meanwhile, another check has begun; that one counts.
            if self._tasks.get(list_id) is task:
                task.result()  # a check that failed stays: nothing is priced by what was worked out before it
                del self._tasks[list_id]

    async def close(self) -> None:
        """Give everything up and end the process."""
        for task in self._tasks.values():
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks.values())
        self._tasks.clear()
        await asyncio.to_thread(self._child.close)
