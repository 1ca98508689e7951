"""Where the credits went, asked of the workspace as of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.runs.clock import utc_now
from gui.store.looking_back.usage import Viewer

if TYPE_CHECKING:
    from gui.leads.fields import Realm
    from gui.leads.usage import Period, Usage
    from gui.runs.database import Database


async def read_usage(database: Database, period: Period, realm: Realm, account: str) -> Usage:
    """The page of a period, by the days of this computer; ``account`` is "" where no key is in use."""
    viewer = Viewer(realm, account, utc_now())
    return await database.ask(lambda w: w.usage.page(period, viewer))
