"""One list of each kind, opened once for a worker; each case has a copy of it, and a new sandbox."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest

from tests.faults.bench import KEY, open_lists, running_bench
from tests.faults.trial import set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from gui.leads.fields import Kind
    from tests.faults.bench import Opened

    Case = Callable[..., Coroutine[Any, Any, None]]
    RunCase = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """A workspace in which one list of each kind is open."""
    return asyncio.run(open_lists(tmp_path_factory.mktemp("opened")))


@pytest.fixture(autouse=True)
def _no_key_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens, the key is in no line of the log."""
    caplog.set_level(logging.DEBUG, "gui")
    yield
    lines = [caplog.handler.format(record) for record in caplog.get_records("call")]
    assert not [line for line in lines if KEY in line]


@pytest.fixture
def run_case(opened: Opened, tmp_path: Path) -> RunCase:
    """Do a case with a desk and a sandbox of its own; its name is in the failure."""

    async def run(
        case: Case, name: str, kind: Kind, *, patience_s: float | None = None, hasty: bool = False
    ) -> None:
        async with running_bench() as bench:
            trial = await set_up(bench, opened, tmp_path / name, kind, patience_s=patience_s, hasty=hasty)
            try:
                await case(trial)
            except BaseException as error:
                error.add_note(f"the case was {name}")
                raise
            finally:
                await trial.desk.close()

    return run
