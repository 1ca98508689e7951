"""A long list is worked on by SQL over sets: what grew with its square would come to no end here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Kind, Realm
from gui.leads.life import SearchState, Status
from gui.leads.options import RunOptions
from gui.store.list_files.list_file import write_prepared
from gui.store.list_files.list_reader import ListReader, Order
from gui.store.runs import NewRun
from tests.store.ground import EMAIL, NOT_FOUND, NOW, Ground, list_record, person, write_rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(120)
ROWS = 50_000


@pytest.fixture
def long_list(ground: Ground) -> Path:
    """A list in which every tenth row is a twin."""
    path = ground.list_path()
    write_rows(path, range(2, ROWS + 2))
    write_prepared(path, (person(row, f"p{row if row % 10 else row - 1}") for row in range(2, ROWS + 2)))
    ground.workspace.lists.add(list_record("list", rows=ROWS))
    return path


def test_a_long_list_is_priced_made_and_counted(ground: Ground, long_list: Path) -> None:
    runs = ground.workspace.runs
    (count,) = runs.count(long_list, Realm.LIVE, RunOptions(EMAIL), NOW)
    assert (count.rows, count.duplicates) == (ROWS, ROWS // 10)
    runs.create(NewRun("r1", "list", Realm.LIVE, RunOptions(EMAIL), "leads.xlsx", None, NOW), long_list, NOW)
    assert runs.counts("r1").by_row[Status.WAITING] == ROWS - ROWS // 10
    ground.answer([NOT_FOUND] * 5000)
    assert runs.progress("r1")[Kind.EMAIL][SearchState.NOT_FOUND] == 5000


def test_a_long_list_is_listed_sorted_and_searched(ground: Ground, long_list: Path) -> None:
    reader = ListReader(long_list)
    assert len(reader.row_ids()) == ROWS
    assert reader.row_ids(Order(3, True))[0] == ROWS + 1
    assert reader.row_ids(contains="last 777")[0] == 777
    assert len(reader.rows(range(40_000, 40_200))) == 200
    reader.close()
