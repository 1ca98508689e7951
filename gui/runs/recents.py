"""The lists opened last, for the page that offers them again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gui.runs.summaries import RecentList, recent_list

if TYPE_CHECKING:
    from gui.runs.database import Database


class Recents:
    """What was opened before; a list that was taken off comes back when it is opened again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lists(self, limit: int = 8) -> list[RecentList]:
        """The lists opened last, newest first."""
        records = await self._database.ask(lambda w: w.lists.recent(limit))
        return await asyncio.to_thread(lambda: [recent_list(record) for record in records])

    async def take_off(self, list_id: str) -> None:
        """Offer a list no more; it, its runs and its file stay as they are."""
        await self._database.ask(lambda w: w.lists.take_off_recent(list_id))
