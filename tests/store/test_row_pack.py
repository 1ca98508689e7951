"""Rows packed into text: whatever is in their cells, they come out as they went in."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gui.store.list_files.row_pack import pack_block, pack_natives, pack_natives_block, pack_texts, unpack

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        ["", '"', "\\", "\x7f", "\0", "\\u0000", "a\x7fb", '","', "\n", "\u2028", "\x1f", '"]\0["']
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=8)
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.none() | NUMBERS | st.booleans() | st.floats() | st.integers() | st.text(max_size=5)


@given(ROWS)
def test_many_rows_are_packed_as_each_for_itself(rows: list[list[str]]) -> None:
    packed = pack_block(rows)
    assert [json.loads(row) for row in packed] == rows
    assert packed == [pack_texts(row) for row in rows]


@given(st.lists(CELLS, max_size=5), st.integers(0, 7))
def test_a_row_is_unpacked_in_the_width_that_is_wanted(row: list[str], width: int) -> None:
    assert unpack(pack_texts(row), width, "") == tuple([*row, *[""] * width][:width])


@given(st.lists(st.none() | NUMBERS))
def test_values_come_back_exactly(values: list[int | float | None]) -> None:
    packed = pack_natives(values)
    assert unpack(packed, len(values), None) == tuple(values)
    assert (packed is None) == all(value is None for value in values)


@given(st.lists(st.lists(VALUES, max_size=4), min_size=1, max_size=6))
def test_values_of_many_rows_are_packed_as_each_for_itself(rows: list[list[Any]]) -> None:
    together = zip(pack_natives_block(rows), map(pack_natives, rows), map(len, rows), strict=True)
    for packed, alone, width in together:
        assert unpack(packed, width, None) == unpack(alone, width, None)
