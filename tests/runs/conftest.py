"""Real lists, a real workspace, and the sandbox to work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import pytest

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from tests.lists import people, write_xlsx
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from gui.runs.events import Event
    from tests.conftest import Sandbox

T = TypeVar("T")


@dataclass
class Heard:
    """What a desk told its listeners."""

    events: list[Event] = field(default_factory=list)

    def of(self, kind: type[T]) -> list[T]:
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def list_of(tmp_path: Path) -> Callable[..., Path]:
    def make(count: int, name: str = "leads.xlsx", start: int = 0) -> Path:
        return write_xlsx(tmp_path / name, people(count, start))

    return make


@pytest.fixture
async def desk(home: Path, sandbox: Sandbox) -> AsyncIterator[Desk]:
    desk = Desk(home, patience_s=0.5, tempo=QUICK)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    await desk.refresh_balance()
    yield desk
    await desk.close()


@pytest.fixture
def heard(desk: Desk) -> Heard:
    heard = Heard()
    desk.events.subscribe(heard.events.append)
    return heard
