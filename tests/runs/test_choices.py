"""The user's choices: two of one moment are both kept; one that cannot be kept is not in force."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.runs.desk import Desk
from gui.system.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def desk(home: Path) -> AsyncIterator[Desk]:
    desk = Desk(home)
    yield desk
    await desk.close()


async def test_choices_of_one_moment_are_all_kept(desk: Desk, home: Path) -> None:
    one = asyncio.create_task(desk.save_settings(replace(desk.settings, is_welcomed=True)))
    await asyncio.sleep(0)
    await desk.save_settings(replace(desk.settings, hint_sessions=1))
    await one
    kept = load_settings(home)
    assert (kept.is_welcomed, kept.hint_sessions) == (True, 1)


async def test_a_choice_that_cannot_be_kept_is_not_in_force(desk: Desk, home: Path) -> None:
    (home / "settings.json" / "in the way").mkdir(parents=True)
    with pytest.raises(StorageError):
        await desk.save_settings(replace(desk.settings, is_welcomed=True))
    assert not desk.settings.is_welcomed


async def test_of_two_that_cannot_be_kept_neither_is_in_force(desk: Desk, home: Path) -> None:
    before = desk.settings
    (home / "settings.json" / "in the way").mkdir(parents=True)
    one = asyncio.create_task(desk.save_settings(replace(desk.settings, is_welcomed=True)))
    await asyncio.sleep(0)
    other = asyncio.create_task(desk.save_settings(replace(desk.settings, hint_sessions=1)))
    outcomes = await asyncio.gather(one, other, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StorageError, StorageError]
    assert desk.settings == before
