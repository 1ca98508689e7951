"""A workspace for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.store.list_files.list_reader import ListReader
from tests.store.ground import NOT_FOUND, Ground, found, person, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Reading = Callable[..., ListReader]


@pytest.fixture
def ground(home: Path) -> Iterator[Ground]:
    """A new workspace, with nothing in it."""
    made = Ground(home)
    assert made.workspace.runs.all() == []
    yield made
    made.workspace.close()


@pytest.fixture
def reading(home: Path) -> Iterator[Reading]:
    """Makes readers, and closes them."""
    made: list[ListReader] = []

    def make(path: Path, workspace: Path | None = None) -> ListReader:
        made.append(ListReader(path, workspace))
        return made[-1]

    yield make
    for reader in made:
        reader.close()


@pytest.fixture
def answered(ground: Ground, reading: Reading) -> ListReader:
    """A run with a row of every status."""
    rows = [person(2, "mira"), person(3, "tomas"), person(4, "mira"), problem(5), person(6, "known")]
    ground.run([person(2, "known")], "r0")
    ground.answer([found("known")], "r0")
    ground.later(days=3)
    ground.run([*rows, person(7, "lea"), person(8, "nora"), person(9, "ines")])
    ground.finish(ground.accept(limit=3), [found("mira"), NOT_FOUND, None])
    ground.doubt(limit=1)
    return reading(ground.list_path("list-r1"), ground.path)
