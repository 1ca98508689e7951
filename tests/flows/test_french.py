"""The language, chosen with the mouse: the window is French at once, and so is the whole job and its file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gui.app.crash_net import CrashNet
from gui.app.stage import Stage
from gui.app.start import frame
from gui.system.settings import load_settings
from tests.flows.steps import drop_and_read_price, export_to, run_to_the_end
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import Person, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.conftest import Sandbox
    from tests.loop_watch import LoopWatch

ROWS = 40


@pytest.fixture
async def stage(desk: Desk, home: Path, _in_language: None) -> AsyncIterator[Stage]:
    """What makes the app's window, and makes it anew in another language."""
    stage = Stage(desk, frame(home, (), remembers=False), CrashNet(), lambda: None, remembers=False)
    stage.show(())
    yield stage
    stage.put_away()
    await asyncio.sleep(0.02)  # what was cancelled ends


@pytest.fixture
def person(stage: Stage, desk: Desk) -> Person:
    return Person(stage.window, desk)


async def test_the_whole_job_in_french(
    stage: Stage, person: Person, tmp_path: Path, sandbox: Sandbox, home: Path, watch: LoopWatch
) -> None:
    await person.keys("Ctrl+,")
    with watch.left_out():  # another window is made
        await person.choose("language", "Français")
        await until(lambda: stage.window is not person.window)
    assert load_settings(home).language == "fr"
    person = Person(stage.window, person.desk)
    await person.keys("Ctrl+1")
    source = await make_list(tmp_path / "leads.xlsx", people(ROWS))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == ROWS
    assert "réserve" in person.words_of("start").lower()
    await run_to_the_end(person)
    rows = await read_rows(await export_to(person, tmp_path / "français.xlsx"))
    assert "français.xlsx" in person.message
    books = await Books.read(sandbox)
    found = [row for row in rows if row.get("Email (Enrow)") or row.get("E-mail (Enrow)")]
    assert books.paid == len(found) > 0
    assert person.read("receiptPaid") == f"{len(found)} crédits"
    assert books.twice == ()
    untouched.check()
