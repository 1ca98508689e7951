"""Which form of copied cells is kept."""

from __future__ import annotations

import pytest

from gui.leads.pasted import pasted_cells

PAGE = "<meta charset='utf-8'><table><tr><td>Mira</td><td>North<br>Pier</td></tr></table>"


@pytest.mark.parametrize(
    ("text", "html", "ending"),
    [
        ("Mira\tOkafor\nTomas\tLind\n", "", "tsv"),
        ("Mira\tOkafor\nTomas\tLind\n", PAGE, "tsv"),  # exact, and lighter
        ("Mira\tOkafor", "", "tsv"),  # one row
        ('Mira\t"North\nPier"\n', PAGE, "html"),  # a cell with two lines
        ('Mira\t"North\nPier"\n', "", "tsv"),
        ("Okafor, Mira\nLind, Tomas\n", PAGE, "html"),  # one column with commas in it
        ("First name,Website\nMira,northpier.example\n", "", "csv"),
        ("mira@northpier.example\ntomas@lind.example\n", "", "csv"),
        ("mira@northpier.example\ntomas@lind.example\n", "<p>no table</p>", "csv"),
    ],
)
def test_the_richest_form_that_keeps_the_cells(text: str, html: str, ending: str) -> None:
    cells = pasted_cells(text, html)
    assert cells is not None
    assert cells.ending == ending


@pytest.mark.parametrize("text", ["", " \n\t\n", "Mira Okafor"])
def test_what_is_no_list(text: str) -> None:
    assert pasted_cells(text) is None
