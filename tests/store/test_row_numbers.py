"""Row numbers are gathered in their order, and those among others are found, however many there are."""

from __future__ import annotations

import pytest

from gui.store.list_files.row_numbers import common, gathered


@pytest.mark.parametrize("count", [0, 1, 4_000, 4_001, 9_500])
def test_all_are_gathered_in_their_order(count: int) -> None:
    rows = [row * 7 % 9_539 for row in range(count)]
    assert list(gathered(rows)) == rows


@pytest.mark.parametrize("others", [[], [3], [9, 2, 3], range(3, 9_000, 2)])
def test_rows_among_others_keep_their_order(others: list[int]) -> None:
    rows = [*range(9_500, 1, -1)]
    assert list(common(rows, others)) == [row for row in rows if row in others]
