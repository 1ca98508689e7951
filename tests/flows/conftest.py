"""Flows use the real window as a person does, under a watch over the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.app.collector import Collector
from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from tests.loop_watch import LoopWatch
from tests.window_fixtures import (
    _in_language,
    _loop_alone_handles_events,
    language,
    person,
    pytest_asyncio_loop_factories,
    theme,
    window,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

__all__ = [
    "_in_language",
    "_loop_alone_handles_events",
    "language",
    "person",
    "pytest_asyncio_loop_factories",
    "theme",
    "window",
]
MOST_BUSY_S = 0.050


@pytest.fixture
async def desk(home: Path, sandbox: Sandbox) -> AsyncIterator[Desk]:
    """A desk as the window has it: it bears with a lost network as long as it lives."""
    desk = Desk(home)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    await desk.refresh_balance()
    yield desk
    await desk.close()


@pytest.fixture(autouse=True)
def _collector(theme: object) -> Iterator[None]:
    """Garbage is collected as in the app: its pauses are part of what is watched."""
    collector = Collector()
    yield
    collector.close()


@pytest.fixture(autouse=True)
def watch(person: Person, _collector: None) -> Iterator[LoopWatch]:
    watch = LoopWatch()
    yield watch
    watch.stop()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """No turn of the loop, from a flow's first event to its last, is busier than a person notices."""
    watch = pyfuncitem.funcargs["watch"]
    assert isinstance(watch, LoopWatch)
    watch.begin_anew()
    result = yield
    longest = watch.stop()
    where = "\n".join(watch.where)
    assert longest <= MOST_BUSY_S, f"The loop was busy for {longest * 1000:.0f} ms:\n{where}"
    return result
