"""A list is on screen before its rows are checked; whoever needs a price waits, and so does a run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import ListFileError
from gui.leads.fields import Field, Kind
from gui.leads.options import RunOptions
from gui.runs.events import ListPeeked, ListProgress
from tests.sheets.test_refusals import with_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from tests.runs.conftest import Heard

FIND = RunOptions(frozenset({Kind.EMAIL}))
SHEET = "xl/worksheets/sheet1.xml"
FAR = b'</row><row r="1000000"><c r="BJ1000000" t="inlineStr"><is><t>far away</t></is></c></row></sheetData>'


async def test_rows_are_there_first_and_the_price_follows(desk: Desk, list_of: Callable[..., Path]) -> None:
    opened = await desk.open_list(list_of(3000), in_advance=True)
    assert desk.checking.is_at_work(opened.list_id)
    reader = desk.reader(opened.list_id)
    assert (len(reader.row_ids()), reader.rows([2])[2][0]) == (3000, "Mira")
    reader.close()
    quote = await desk.quote(opened.list_id, FIND)
    assert quote.kinds[0].look_up == 3000
    assert not desk.checking.is_at_work(opened.list_id)


async def test_a_run_waits_for_the_check(desk: Desk, list_of: Callable[..., Path]) -> None:
    hold = (await desk.quote((await desk.open_list(list_of(30))).list_id, FIND)).hold
    opened = await desk.open_list(list_of(30), in_advance=True)
    assert await desk.start(opened.list_id, FIND, expected_hold=hold)


async def test_other_columns_give_up_the_check_before(desk: Desk, list_of: Callable[..., Path]) -> None:
    opened = await desk.open_list(list_of(3000), in_advance=True)
    other = {Field.FIRST_NAME: 0, Field.LAST_NAME: 1, Field.COMPANY: 2}
    await desk.set_mapping(opened.list_id, other, remember=False, in_advance=True)
    assert desk.checking.is_at_work(opened.list_id)
    quote = await desk.quote(opened.list_id, FIND)
    assert quote.kinds[0].look_up + quote.kinds[0].duplicates == 3000


async def test_who_waits_for_a_price_waits_for_the_last_choice(
    desk: Desk, list_of: Callable[..., Path]
) -> None:
    opened = await desk.open_list(list_of(3000), in_advance=True)
    waiting = asyncio.create_task(desk.quote(opened.list_id, FIND))
    await asyncio.sleep(0)
    other = {Field.FULL_NAME: 0, Field.COMPANY: 2}
    await desk.set_mapping(opened.list_id, other, remember=False, in_advance=True)
    quote = await waiting
    assert quote.kinds[0].skipped == {"no_last_name": 3000}


async def test_another_list_is_read_while_one_is_checked(desk: Desk, list_of: Callable[..., Path]) -> None:
    first = await desk.open_list(list_of(6000, "first.xlsx"), in_advance=True)
    second = await desk.open_list(list_of(5, "second.xlsx"), in_advance=True)
    assert second.rows == 5
    assert desk.checking.is_at_work(first.list_id)
    await asyncio.gather(desk.checking.done(first.list_id), desk.checking.done(second.list_id))


async def test_the_first_rows_of_a_large_file_come_before_the_others(
    desk: Desk, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    path.write_text("First name,Company\n" + "Mira,North Pier and its friends\n" * 50_000, encoding="utf-8")
    await desk.open_list(path, in_advance=True)
    kinds = [type(event) for event in heard.events if isinstance(event, ListPeeked | ListProgress)]
    assert kinds[0] is ListPeeked
    assert heard.of(ListPeeked)[0].headers == ("First name", "Company")


async def test_a_sheet_that_reaches_further_than_it_says_is_read_by_a_new_process(
    desk: Desk, list_of: Callable[..., Path]
) -> None:
    path = list_of(14_000)
    untrue = with_part(path.read_bytes(), SHEET, lambda xml: xml.replace(b"</row></sheetData>", FAR))
    path.write_bytes(untrue)
    opened = await desk.open_list(path, in_advance=True)
    assert (opened.rows, len(opened.headers)) == (14_001, 62)


async def test_what_is_no_list_is_refused_as_ever(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"\n")
    with pytest.raises(ListFileError, match="is empty"):
        await desk.open_list(tmp_path / "list.csv", in_advance=True)
