"""Whoever works at a domain never to look up is left out, by whatever the row lets them be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Kind
from gui.leads.options import RunOptions
from tests.lists import HEADERS, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.desk import Desk

PAGE = "https://www.linkedin.com/in/quirina-zwetko-{}/"


@pytest.mark.parametrize(
    ("row", "others"),
    [
        (("Quirina", "Zwetko", "", "zwetkowerk.example", ""), 1),
        (("Quirina", "Zwetko", "Zwetkowerk", "", "quirina@zwetkowerk.example"), 1),
        (("", "", "", "https://WWW.Zwetkowerk.example/team", ""), 1),
        (("", "", "", "de.zwetkowerk.example", ""), 1),
        (("Quirina", "Zwetko", "", "zwetkowerk.example.com", ""), 2),
    ],
    ids=["name", "address", "page alone", "below", "another"],
)
async def test_a_page_does_not_lead_around_a_domain(
    desk: Desk, tmp_path: Path, row: tuple[str, ...], others: int
) -> None:
    await desk.privacy.never_look_up("zwetkowerk.example")
    other = ("Leonie", "Vos", "", "northpier.example", "", PAGE.format(2))
    rows = [(*row, PAGE.format(1)), other]
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", rows, (*HEADERS, "LinkedIn URL")))
    quote = await desk.quote(opened.list_id, RunOptions(frozenset({Kind.PHONE})))
    assert quote.look_up == others


@pytest.mark.parametrize(
    "company", ["Zwetko-Werk.example", "www.zwetko-werk.example", "zwetko-werk.example AG"]
)
async def test_a_domain_in_the_cell_of_the_company_is_a_domain(
    desk: Desk, tmp_path: Path, company: str
) -> None:
    await desk.privacy.never_look_up("zwetko-werk.example")
    rows = [("Quirina", "Zwetko", company, "", ""), ("Leonie", "Vos", "Zwetko-Werk", "", "")]
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", rows))
    for kind in (Kind.EMAIL, Kind.PHONE):
        assert (await desk.quote(opened.list_id, RunOptions(frozenset({kind})))).look_up == 1
