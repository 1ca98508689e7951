"""Which of the first rows read names the columns: the user's choice, else a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.columns.header import find_header_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.sheets.grid import SheetRow

HEADER_SOUGHT_IN = 50


def choose_header(head: Sequence[SheetRow], wanted: int | None) -> tuple[int, bool]:
    """Give the number of the header's row, 0 for none, and whether it is beyond doubt."""
    if wanted is not None:
        return wanted, True
    index, is_sure = find_header_row([row.texts for row in head[:HEADER_SOUGHT_IN]])
    return (0 if index < 0 else head[index].row), is_sure
