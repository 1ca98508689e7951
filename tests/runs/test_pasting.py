"""Cells that are pasted are kept as a file of their own, however fast they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Field

if TYPE_CHECKING:
    from gui.runs.desk import Desk

HEADER = "First name\tLast name\tWebsite\n"


async def test_cells_pasted_in_the_same_second_keep_their_own_file(desk: Desk) -> None:
    one = await desk.paste(f"{HEADER}Mira\tOkafor\tnorthpier.example\n")
    other = await desk.paste(f"{HEADER}Tomas\tLind\tlind.example\n")
    third = await desk.paste(f"{HEADER}Ines\tMoreau\tmoreau.example\n")
    assert [opened.path.read_text(encoding="utf-8").split()[-3] for opened in (one, other, third)] == [
        "Mira",
        "Tomas",
        "Ines",
    ]
    assert len({opened.path for opened in (one, other, third)}) == 3
    assert all(Field.DOMAIN in opened.mapping for opened in (one, other, third))
