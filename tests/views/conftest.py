"""The window's own tests use the real window, on a desk that asks the sandbox often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from tests.tempo import QUICK
from tests.window_fixtures import (
    _in_language,
    _loop_alone_handles_events,
    language,
    list_of,
    person,
    pytest_asyncio_loop_factories,
    theme,
    window,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import Sandbox

__all__ = [
    "_in_language",
    "_loop_alone_handles_events",
    "language",
    "list_of",
    "person",
    "pytest_asyncio_loop_factories",
    "theme",
    "window",
]


@pytest.fixture
async def desk(home: Path, sandbox: Sandbox) -> AsyncIterator[Desk]:
    desk = Desk(home, patience_s=0.5, tempo=QUICK)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    await desk.refresh_balance()
    yield desk
    await desk.close()
