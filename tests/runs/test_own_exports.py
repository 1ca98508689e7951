"""A list exported here before is recognised: what it has counts, and nothing is asked for twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Field, Kind
from gui.leads.options import RunOptions
from gui.runs.opening.own_exports import AlreadyThere
from tests.lists import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk

FIND = RunOptions(frozenset({Kind.EMAIL}))
HEADERS = ("First name", "Last name", "Website", "Email", "Email (Enrow)", "Status", "Reason", "Answered on")
ROWS = [
    ("Mira", "Okafor", "np.example", "", "mira@np.example", "found", "", "2026-03-02"),
    ("Anna", "Lind", "lind.example", "anna@lind.example", "", "skipped", "already filled in your list", ""),
    ("Peter", "Moss", "moss.example", "", "", "not found", "", "2026-03-02"),
    ("Lea", "Berg", "berg.example", "", "", "waiting", "", ""),
]


async def test_a_round_trip_asks_nothing_twice(
    desk: Desk, list_of: Callable[..., Path], tmp_path: Path
) -> None:
    opened = await desk.open_list(list_of(12))
    quote = await desk.quote(opened.list_id, FIND)
    run_id = await desk.start(opened.list_id, FIND, expected_hold=quote.hold)
    await desk.wait(run_id)
    exported = await desk.export(run_id, tmp_path / "enriched.xlsx")
    again = await desk.open_list(exported.out)
    assert again.already_there is not None
    found = again.already_there.emails
    assert again.already_there == AlreadyThere(12, found, 0)
    assert found > 0
    kind = (await desk.quote(again.list_id, FIND)).kinds[0]
    assert (kind.look_up, kind.known, kind.skipped) == (0, 12 - found, {"already_there": found})


async def test_on_another_computer_only_the_missing_rows_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "theirs.xlsx", ROWS, HEADERS))
    assert opened.already_there == AlreadyThere(4, 2, 0)
    assert opened.mapping[Field.EMAIL] == 3
    kind = (await desk.quote(opened.list_id, FIND)).kinds[0]
    assert (kind.look_up, kind.skipped) == (2, {"already_there": 2})


async def test_what_was_adopted_is_no_fix_to_take_back(desk: Desk, tmp_path: Path) -> None:
    opened = await desk.open_list(write_xlsx(tmp_path / "theirs.xlsx", ROWS, HEADERS))
    assert await desk.fixing.undo(opened) is None
    opened = await desk.open_list(opened.path)
    assert (await desk.quote(opened.list_id, FIND)).kinds[0].look_up == 2


async def test_any_other_list_is_not_one(desk: Desk, list_of: Callable[..., Path]) -> None:
    assert (await desk.open_list(list_of(3))).already_there is None
