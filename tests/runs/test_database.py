"""What was paid for is written though the disk is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.runs.database import Database
from gui.store.workspace import Workspace, WorkspaceThread
from gui.system.reserve import Reserve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    thread = WorkspaceThread(tmp_path / "workspace.db")
    yield Database(thread, Reserve(tmp_path))
    thread.close()


async def test_kept_room_is_used_once(database: Database, tmp_path: Path) -> None:
    asked: list[None] = []

    def write(_: Workspace) -> str:
        asked.append(None)
        if (tmp_path / "reserve").exists():  # as full as a disk can be
            raise StorageError("The disk is full.")
        return "written"

    await database.keep_room()
    with pytest.raises(StorageError):
        await database.ask(write)
    assert await database.ask_with_reserve(write) == "written"
    assert len(asked) == 3


async def test_without_room_the_failure_is_told(database: Database) -> None:
    def write(_: Workspace) -> None:
        raise StorageError("The disk is full.")

    with pytest.raises(StorageError):
        await database.ask_with_reserve(write)
