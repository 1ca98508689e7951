"""Nothing is priced or sent by other columns than those on screen, whatever becomes of a list's check."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import MachineError, StorageError, UsageError
from gui.leads.fields import Field, Kind
from gui.leads.mending.advice import AdviceCode
from gui.leads.options import RunOptions
from gui.runs.child import Child
from gui.runs.desk import Desk
from gui.runs.events import Event, ListProgress
from gui.runs.opening.jobs import prepare_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.opening.open_list import OpenList
    from tests.conftest import Sandbox

    ListOf = Callable[..., Path]

FIND = RunOptions(frozenset({Kind.EMAIL}))
MANY = 6000  # checked in a process of its own
BY_COMPANY = {Field.FIRST_NAME: 0, Field.LAST_NAME: 1, Field.COMPANY: 2}
NO_LAST_NAME = {Field.FULL_NAME: 0, Field.COMPANY: 2}  # nobody can be looked up by these


async def look_up(desk: Desk, opened: OpenList) -> int:
    return (await desk.quote(opened.list_id, FIND)).look_up


def working_copy(desk: Desk, opened: OpenList) -> Path:
    return desk.home / "lists" / f"{opened.list_id}.db"


def posts(sandbox: Sandbox) -> int:
    return sum(each["method"] == "POST" for each in sandbox.ledger()["requests"])


async def kill_the_check(desk: Desk) -> None:
    """Kill its process once it says how far it is."""
    at_work = asyncio.Event()

    def on_event(event: Event) -> None:
        if isinstance(event, ListProgress) and event.stage == "checking":
            at_work.set()

    stop = desk.events.subscribe(on_event)
    await at_work.wait()
    stop()
    process = desk.checking._child._process
    assert process is not None
    process.kill()


async def check_elsewhere(desk: Desk, opened: OpenList, mapping: dict[Field, int]) -> None:
    """What another process does, or this one before it is killed: all of a check but the last word."""
    other = Child()
    await other.run(prepare_list, working_copy(desk, opened), mapping)
    await asyncio.to_thread(other.close)


async def test_who_waited_for_a_check_that_died_gets_neither_a_price_nor_a_run(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(list_of(MANY))
    hold = (await desk.quote(opened.list_id, FIND)).hold
    await desk.set_mapping(opened.list_id, NO_LAST_NAME, in_advance=True)
    waiting = asyncio.gather(
        desk.quote(opened.list_id, FIND),
        desk.start(opened.list_id, FIND, expected_hold=hold),
        desk.fixing.apply(opened, AdviceCode.GARBLED, FIND.kinds),
        return_exceptions=True,
    )
    await kill_the_check(desk)
    assert [type(each) for each in await waiting] == [MachineError] * 3
    assert (await desk.runs(), posts(sandbox)) == ([], 0)
    assert await look_up(desk, opened) == 0, "whoever asks again has it checked again, by the last choice"


async def test_a_run_after_a_check_that_died_is_by_the_columns_chosen(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(list_of(MANY))
    hold = (await desk.quote(opened.list_id, FIND)).hold
    await desk.set_mapping(opened.list_id, NO_LAST_NAME, in_advance=True)
    await kill_the_check(desk)
    with pytest.raises(MachineError, match="try again"):
        await desk.checking.done(opened.list_id)
    run_id = await desk.start(opened.list_id, FIND, expected_hold=hold, columns=NO_LAST_NAME)
    await desk.wait(run_id)
    assert posts(sandbox) == 0


async def test_a_list_whose_first_check_died_was_never_priced(desk: Desk, list_of: ListOf) -> None:
    opening = asyncio.create_task(desk.open_list(list_of(MANY)))  # as the command line does
    await kill_the_check(desk)
    with pytest.raises(MachineError):
        await opening
    assert await desk.runs() == []
    assert await look_up(desk, await desk.open_list(list_of(MANY))) == MANY


async def test_a_damaged_working_copy_is_neither_priced_nor_run(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    path = list_of(20)
    opened = await desk.open_list(path)
    hold = (await desk.quote(opened.list_id, FIND)).hold
    working_copy(desk, opened).write_bytes(b"no database " * 4000)
    await desk.set_mapping(opened.list_id, BY_COMPANY, remember=False, in_advance=True)
    for _again in range(2):
        with pytest.raises(StorageError, match="Open the spreadsheet again"):
            await desk.quote(opened.list_id, FIND)
        with pytest.raises(StorageError, match="Open the spreadsheet again"):
            await desk.start(opened.list_id, FIND, expected_hold=hold)
    assert posts(sandbox) == 0
    assert await look_up(desk, await desk.open_list(path)) == 20


async def test_a_third_choice_while_the_second_is_checked(desk: Desk, list_of: ListOf) -> None:
    opened = await desk.open_list(list_of(MANY))
    await desk.set_mapping(opened.list_id, BY_COMPANY, in_advance=True)
    choosing = asyncio.create_task(desk.set_mapping(opened.list_id, NO_LAST_NAME, in_advance=True))
    await asyncio.sleep(0)
    assert await look_up(desk, opened) == 0, "there is no moment in which the first check counts"
    await choosing


async def test_a_choice_whose_list_was_closed_at_once(desk: Desk, list_of: ListOf) -> None:
    opened = await desk.open_list(list_of(20))
    hold = (await desk.quote(opened.list_id, FIND)).hold
    choosing = asyncio.create_task(desk.set_mapping(opened.list_id, NO_LAST_NAME, in_advance=True))
    await asyncio.sleep(0)
    choosing.cancel()
    await asyncio.wait([choosing])
    assert await look_up(desk, opened) == 0
    with pytest.raises(UsageError, match="columns of this list were changed"):
        await desk.start(opened.list_id, FIND, expected_hold=hold, columns=opened.mapping)


async def test_another_list_read_meanwhile_changes_nothing(desk: Desk, list_of: ListOf) -> None:
    first = await desk.open_list(list_of(MANY, "first.xlsx"))
    await desk.set_mapping(first.list_id, NO_LAST_NAME, remember=False, in_advance=True)
    second = await desk.open_list(list_of(20, "second.xlsx"), in_advance=True)
    assert (await look_up(desk, second), await look_up(desk, first)) == (20, 0)


async def test_a_program_killed_between_the_check_and_its_last_word(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(list_of(20))
    await check_elsewhere(desk, opened, NO_LAST_NAME)
    later = Desk(desk.home)
    try:
        assert (await later.open_lists.reopen(opened.list_id)).mapping == opened.mapping
        assert await look_up(later, opened) == 20, "checked again by what is on screen"
    finally:
        await later.close()


async def test_a_choice_made_elsewhere_is_never_paid_for_here(
    desk: Desk, list_of: ListOf, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(list_of(3))
    quote = await desk.quote(opened.list_id, FIND)
    await check_elsewhere(desk, opened, BY_COMPANY)
    await desk.wait(await desk.start(opened.list_id, FIND, expected_hold=quote.hold, columns=opened.mapping))
    searches = [each for batch in sandbox.ledger()["batches"] for each in batch["searches"]]
    assert {each["company_domain"] for each in searches} == {f"northpier{n}.example" for n in range(3)}


async def test_start_pressed_as_the_columns_change(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    opened = await desk.open_list(list_of(20))
    hold = (await desk.quote(opened.list_id, FIND)).hold
    ways = (
        desk.start(opened.list_id, FIND, expected_hold=hold, columns=opened.mapping),
        desk.set_mapping(opened.list_id, BY_COMPANY, in_advance=True),
    )
    starting, choosing = (asyncio.create_task(way) for way in ways)
    await choosing
    with pytest.raises(UsageError, match="Look at the price again"):
        await starting
    assert (await desk.runs(), posts(sandbox)) == ([], 0)


async def test_a_fix_shown_under_former_columns_mends_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("First name,Last name,Company\nRenÃ©,Moreau,Quai Nord\n", encoding="utf-8")
    opened = await desk.open_list(path)
    changed = await desk.set_mapping(opened.list_id, NO_LAST_NAME, in_advance=True)
    with pytest.raises(UsageError, match="mend again"):
        await desk.fixing.apply(opened, AdviceCode.GARBLED, FIND.kinds)
    assert await look_up(desk, opened) == 0
    assert await desk.fixing.undo(changed) is None
