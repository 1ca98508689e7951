"""Where the header is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.columns.header import find_header_row
from tests.leads.header_cases import HEAD_CASES, HeadCase

LEAD = ["Mira Okafor", "North Pier", "mira@northpier.example"]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["Name", "Company", "Email"], LEAD], (0, True)),
        ([["Leads Q3", "", ""], ["", "", ""], ["Name", "Firma", "E-Mail"], LEAD], (2, True)),
        ([["", "", ""], ["Nom", "Société", "Courriel"], LEAD], (1, True)),
        ([["Exported on 2024-01-15"], ["First Name", "Website"], ["Mira", "x.example"]], (1, True)),
        ([["Email"], ["mira@northpier.example"]], (0, True)),
        ([["mira@northpier.example"], ["tomas@lind.example"]], (-1, True)),
        ([LEAD, ["Tomas Lind", "Lind AB", "tomas@lind.example"]], (-1, True)),
        ([["Mira", "+1 555 010 0199"], ["Tomas", "+1 555 010 0198"]], (-1, True)),
        ([["Kolonne 1", "Kolonne 2", "Kolonne 3"], LEAD], (0, True)),
        ([["Name", "Firma", "E-Mail"], *[[*LEAD, "", "x", "y", "7", "z", "8", "9"]] * 3], (0, False)),
        ([["foo", "bar"], ["a", "b"]], (0, False)),
        ([["foo"]], (0, False)),
        ([], (-1, False)),
        ([["", ""], []], (-1, False)),
    ],
)  # fmt: skip
def test_the_header_row(rows: list[list[str]], header: tuple[int, bool]) -> None:
    assert find_header_row(rows) == header


@pytest.mark.parametrize("case", HEAD_CASES, ids=lambda case: case.name)
def test_tops_of_lists_as_people_have_them(case: HeadCase) -> None:
    assert find_header_row(case.rows)[0] == case.header


def test_a_header_far_below_is_not_looked_for() -> None:
    rows = [["x", "y"]] * 30 + [["Name", "Email"]]
    assert find_header_row(rows) == (0, False)


@given(st.lists(st.lists(st.text(max_size=15), max_size=5), max_size=25))
def test_any_rows_have_a_header_among_them_or_none(rows: list[list[str]]) -> None:
    index, is_sure = find_header_row(rows)
    assert -1 <= index < len(rows)
    assert isinstance(is_sure, bool)
