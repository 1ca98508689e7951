"""Fixes from the file to the price and to what is sent; the user's own cells stay as they are everywhere."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Field, Kind
from gui.leads.mending.advice import AdviceCode
from gui.leads.options import RunOptions
from gui.leads.problems import ProblemCode

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from tests.conftest import Sandbox

EMAIL = frozenset({Kind.EMAIL})
FIND = RunOptions(EMAIL)
ROWS = """First name,Last name,Company,Website
Mira,Okafor,North Pier,northpier.example
FranÃ§ois,LÃ³pez,Quai Nord,quainord.example
Tomas,Berg,,"berg,example"
RenÃ©,Moreau,Quai Nord,quainord.example
Anna & Tom,Lind,Lind,lind.example
Peter,,Moss,moss.example
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


async def look_up(desk: Desk, opened: OpenList) -> int:
    return (await desk.quote(opened.list_id, FIND)).kinds[0].look_up


def odd(desk: Desk, opened: OpenList) -> dict[AdviceCode, int]:
    fixes = desk.fixing.reader(opened.list_id)
    try:
        return fixes.advice_counts(EMAIL)
    finally:
        fixes.close()


def sent(sandbox: Sandbox) -> list[str]:
    batches = sandbox.ledger()["batches"]
    return [search["fullname"] for batch in batches for search in batch["searches"]]


def cells(exported: Path) -> list[dict[str, str]]:
    with exported.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


async def test_what_is_odd_is_known_once_a_list_is_open(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    assert odd(desk, opened) == {AdviceCode.GARBLED: 2}
    assert await look_up(desk, opened) == 3


async def test_all_of_a_kind_are_mended_at_once_and_the_price_follows(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    step = await desk.fixing.apply(opened, AdviceCode.GARBLED, EMAIL)
    assert step is not None
    assert (step.code, step.rows) == (AdviceCode.GARBLED, 2)
    assert odd(desk, opened) == {}
    assert await look_up(desk, opened) == 3
    await desk.fixing.apply(opened, ProblemCode.BAD_DOMAIN, EMAIL)
    await desk.fixing.apply(opened, ProblemCode.NOT_A_NAME, EMAIL)
    assert await look_up(desk, opened) == 5


async def test_one_row_alone(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    step = await desk.fixing.apply(opened, AdviceCode.GARBLED, EMAIL, row=3)
    assert step is not None
    assert step.rows == 1
    assert odd(desk, opened) == {AdviceCode.GARBLED: 1}


async def test_what_cannot_be_mended_leaves_no_step(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    assert await desk.fixing.apply(opened, ProblemCode.NO_LAST_NAME, EMAIL) is None
    assert await desk.fixing.apply(opened, AdviceCode.SWAPPED, EMAIL) is None
    assert await desk.fixing.undo(opened) is None


async def test_steps_are_taken_back_one_by_one(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    await desk.fixing.apply(opened, AdviceCode.GARBLED, EMAIL)
    await desk.fixing.apply(opened, ProblemCode.BAD_DOMAIN, EMAIL)
    undone = [await desk.fixing.undo(opened) for _ in range(3)]
    assert [step and step.code for step in undone] == [ProblemCode.BAD_DOMAIN, AdviceCode.GARBLED, None]
    assert odd(desk, opened) == {AdviceCode.GARBLED: 2}
    assert await look_up(desk, opened) == 3


async def test_fixes_are_there_when_the_list_is_opened_again(desk: Desk, path: Path) -> None:
    first = await desk.open_list(path)
    await desk.fixing.apply(first, ProblemCode.BAD_DOMAIN, EMAIL)
    opened = await desk.open_list(path)
    assert opened.list_id == first.list_id
    assert await look_up(desk, opened) == 4
    undone = await desk.fixing.undo(opened)
    assert undone is not None
    assert await look_up(desk, opened) == 3


async def test_a_field_that_moves_to_another_column_loses_its_fixes(desk: Desk, path: Path) -> None:
    opened = await desk.open_list(path)
    await desk.fixing.apply(opened, ProblemCode.BAD_DOMAIN, EMAIL)
    without = dict(opened.mapping)
    del without[Field.DOMAIN]
    opened = await desk.set_mapping(opened.list_id, without, remember=False)
    fixes = desk.fixing.reader(opened.list_id)
    assert fixes.of_rows([4], opened.mapping) == {}
    assert [place.row for place in fixes.places(ProblemCode.NO_COMPANY, EMAIL)] == [4]
    fixes.close()


async def test_the_mended_text_is_sent_and_the_user_s_own_is_exported(
    desk: Desk, path: Path, tmp_path: Path, sandbox: Sandbox
) -> None:
    opened = await desk.open_list(path)
    for code in (AdviceCode.GARBLED, ProblemCode.BAD_DOMAIN, ProblemCode.NOT_A_NAME):
        await desk.fixing.apply(opened, code, EMAIL)
    quote = await desk.quote(opened.list_id, FIND)
    run_id = await desk.start(opened.list_id, FIND, expected_hold=quote.hold)
    await desk.wait(run_id)
    assert sent(sandbox) == ["Mira Okafor", "François López", "Tomas Berg", "René Moreau", "Anna Lind"]
    rows = cells((await desk.export(run_id, tmp_path / "out.csv")).out)
    firsts = ["Mira", "FranÃ§ois", "Tomas", "RenÃ©", "Anna & Tom", "Peter"]
    assert [row["First name"] for row in rows] == firsts
    assert rows[2]["Website"] == "berg,example"
    assert rows[5]["Status"] == "skipped"
