"""The lists opened last, for the page that offers them again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from gui.runs.database import Database
    from gui.store.lists import ListRecord


@dataclass(frozen=True, slots=True)
class RecentList:
    """A list opened before. ``exists`` is False when its spreadsheet is gone."""

    list_id: str
    path: Path
    sheet: str | None
    rows: int
    opened_at: datetime
    exists: bool


class Recents:
    """What was opened before; a list that was taken off comes back when it is opened again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lists(self, limit: int = 8) -> list[RecentList]:
        """The lists opened last, newest first."""
        records = await self._database.ask(lambda w: w.lists.recent(limit))
        return await asyncio.to_thread(lambda: [_recent(record) for record in records])

    async def take_off(self, list_id: str) -> None:
        """Offer a list no more; it, its runs and its file stay as they are."""
        await self._database.ask(lambda w: w.lists.take_off_recent(list_id))


def _recent(record: ListRecord) -> RecentList:
    """A list record as the start page shows it."""
    path = Path(record.path)
    return RecentList(record.id, path, record.sheet, record.rows, record.opened_at, path.exists())
