"""Lists that were opened, and layouts that were remembered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from gui.leads.errors import UsageError
from gui.leads.fields import Field
from tests.store.ground import NOW, Ground, list_record


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"sheet": None, "encoding": "cp1252", "delimiter": ";", "header_row": 0},
        {"headers": ("Société", "", "名前"), "mapping": {}},
        {"path": Path("C:/leads 2026/liste é.csv")},
    ],
)
def test_a_list_is_read_as_it_was_written(ground: Ground, changes: dict[str, object]) -> None:
    record = list_record("a", **changes)
    ground.workspace.lists.add(record)
    assert ground.workspace.lists.get("a") == record


def test_opening_again_brings_up_to_date(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("a"))
    ground.workspace.lists.add(list_record("a", rows=7, opened_at=NOW + timedelta(days=1)))
    assert ground.workspace.lists.get("a").rows == 7
    assert len(ground.workspace.lists.recent(9)) == 1


def test_opening_again_keeps_the_runs_of_the_list(ground: Ground) -> None:
    from tests.store.ground import person

    ground.run([person(2, "mira")])
    ground.workspace.lists.add(list_record("list-r1"))
    assert ground.workspace.runs.get("r1").list_id == "list-r1"


def test_an_unknown_list_is_the_users_to_mend(ground: Ground) -> None:
    with pytest.raises(UsageError, match="Open its spreadsheet again"):
        ground.workspace.lists.get("x")


def test_columns_can_mean_something_else(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("a"))
    ground.workspace.lists.set_mapping("a", {Field.EMAIL: 3})
    assert ground.workspace.lists.get("a").mapping == {Field.EMAIL: 3}


def test_recent_shows_each_sheet_once_newest_first(ground: Ground) -> None:
    path = Path("/somewhere/a.xlsx")
    for hours, list_id, sheet in (
        (0, "old", "Leads"),
        (1, "new", "Leads"),
        (2, "other", "More"),
        (3, "none", None),
    ):
        opened = NOW + timedelta(hours=hours)
        ground.workspace.lists.add(list_record(list_id, path=path, sheet=sheet, opened_at=opened))
    assert [record.id for record in ground.workspace.lists.recent(9)] == ["none", "other", "new"]
    assert [record.id for record in ground.workspace.lists.recent(1)] == ["none"]


def test_a_list_taken_off_is_back_when_it_is_opened_again(ground: Ground) -> None:
    lists, path = ground.workspace.lists, Path("/somewhere/a.csv")
    for list_id in ("a", "b"):  # the same sheet, read twice
        lists.add(list_record(list_id, path=path, sheet=None))
    lists.add(list_record("c", path=path, sheet="More"))
    lists.take_off_recent("a")
    assert [record.id for record in lists.recent(9)] == ["c"]
    lists.add(list_record("b", path=path, sheet=None))
    assert {record.id for record in lists.recent(9)} == {"b", "c"}


def test_layouts_are_remembered_and_replaced(ground: Ground) -> None:
    lists = ground.workspace.lists
    assert lists.layout("first|last") is None
    lists.remember_layout("first|last", {Field.FIRST_NAME: 0})
    lists.remember_layout("first|last", {Field.LAST_NAME: 1})
    assert lists.layout("first|last") == {Field.LAST_NAME: 1}
