"""Two programs on one workspace: the window says what a command is at work on, and keeps its hands off it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState, Status
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until
from tests.processes import Process
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.conftest import Sandbox
    from tests.person import Person

ROOT = Path(__file__).parents[2]
SLOW = {"faults": [{"kind": "slow_batch", "count": "all", "factor": 1000}]}


def sent(sandbox: Sandbox) -> int:
    return sum(batch["count"] for batch in sandbox.ledger()["batches"])


@pytest.fixture
async def command(
    desk: Desk, list_of: Callable[..., Path], sandbox: Sandbox
) -> AsyncIterator[tuple[Process, str]]:
    """A command in the middle of a run, and the run's id; the window, opened later, uses the same account."""
    await desk.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
    sandbox.post("faults", SLOW)
    arguments = ("enrich", str(list_of(40)), "--find", "email", "--yes", "--json")
    account = {"ENROW_API_URL": sandbox.url, "ENROW_API_KEY": sandbox.key, "PYTHONPATH": str(ROOT)}
    with Process(
        [sys.executable, "-m", "gui", *arguments],
        env=os.environ | account,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        await until(lambda: sent(sandbox) == 40, 30)
        (run,) = await desk.runs()
        assert run.is_elsewhere
        yield process, run.id


async def finish(process: Process, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": []})
    sandbox.post("advance", {})
    assert await asyncio.to_thread(process.wait, 60) == 0


async def test_run_of_a_command_is_shown_as_working_elsewhere(
    command: tuple[Process, str], person: Person, sandbox: Sandbox
) -> None:
    process, run_id = command
    person.window.offer_to_go_on()
    await until(lambda: "at work in another window or command" in person.message)
    assert not person.sees("messageAction")
    person.press("runs")
    await until(lambda: person.window.runs.model.rowCount() == 1)
    model = person.window.runs.model
    assert model.index(0, 2).data() == "Working elsewhere"
    person.window.lists.reopen(run_id)
    person.press("list")
    await until(lambda: person.window.lists.shown is not None)
    await person.panel_shows(PanelState.ELSEWHERE)
    assert "another window or command" in person.message
    for name in ("start", "try10", "resume", "pause", "stop"):
        assert not person.sees(name)
    await finish(process, sandbox)
    await person.panel_shows(PanelState.DONE)
    assert person.message == ""
    assert all(person.column(person.model.column_of(Kind.EMAIL)))
    assert sent(sandbox) == 40


async def test_nothing_can_be_done_to_it_from_here(
    command: tuple[Process, str], person: Person, sandbox: Sandbox
) -> None:
    process, run_id = command
    for work in (person.desk.resume, person.desk.stop, person.desk.send_again, person.desk.leave_in_doubt):
        with pytest.raises(WorkspaceBusyError):
            await work(run_id)
    await finish(process, sandbox)
    assert sent(sandbox) == 40


async def test_killed_command_is_not_elsewhere_any_more(
    command: tuple[Process, str], person: Person, sandbox: Sandbox
) -> None:
    process, run_id = command
    process.kill()
    await asyncio.to_thread(process.wait, 10)
    assert not await person.desk.is_elsewhere(run_id)
    person.window.offer_to_go_on()
    await until(lambda: "is not finished" in person.message)


async def test_runs_of_an_account_are_offered_when_its_key_is_entered(
    person: Person,
    list_of: Callable[..., Path],
    sandbox: Sandbox,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ENROW_API_URL", sandbox.url)
    sandbox.post("faults", SLOW)
    earlier = Desk(home, patience_s=0.5, tempo=QUICK)
    await earlier.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
    options = RunOptions(frozenset({Kind.EMAIL}))
    opened = await earlier.open_list(list_of(400))
    quote = await earlier.quote(opened.list_id, options)
    await earlier.start(opened.list_id, options, expected_hold=quote.hold)
    await until(lambda: sent(sandbox) > 0)
    await earlier.close()
    sandbox.post("faults", {"faults": []})
    sandbox.post("advance", {})
    person.press("settings")
    person.type_in("apiKey", sandbox.key)
    keep = person.see(QComboBox, "keepKeyIn")
    keep.setCurrentIndex(keep.findText("memory, for this session only"))
    person.press("saveKey")
    await until(lambda: "is not finished" in person.message or person.window.runs.offered)
    await until(lambda: not person.desk.runs_at_work)
    (run,) = await person.desk.runs()
    # What was bought before has come in; what was not sent waits for a word.
    assert run.counts.get(Status.WAITING, 0) == 400 - sent(sandbox) > 0
    assert run.state is RunState.PAUSED
    assert person.window.runs.offered == run.id
