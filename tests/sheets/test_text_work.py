"""Quotes that do not fit together cost little and grow with the file alone: work is counted, not timed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gui.sheets.reading import ReadOptions, open_list

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

MOST_CALLS_A_LINE = 20
FEW, MANY = 6_000, 20_000
LINES = {
    "a quote opened on each line": 'Mira,"Northpier,Lyon\n',
    "at the start of each line": '"Mira,Northpier,Lyon\n',
    "short lines": '"a,b\n',
    "inches": 'Mira,"5" pipe",Lyon\n',
    "stray quotes": 'Mira,5" pipe,Lyon\n',
    "open and closed in turns": 'Mira,"open\nJo,Fjord\nAmara,"Soleil, SA"\n',
    "closed before a letter": 'Mira,b\nJo,"x\ny",z"\n',
    "backslashes": 'Mira,"the \\"Pier\\", Inc"\n',
    "one quote far away": "Mira,Northpier\n" * 999 + 'Mira,"Northpier\n',
}


def calls_made_in_reading(path: Path, line: str, lines: int) -> int:
    """Count the calls of functions, Python's own and those in C, between opening and the last row."""
    path.write_text("Name,Company,City\n" + line * (lines // line.count("\n")))
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    with open_list(path, ReadOptions(header_row=1, delimiter=",")) as source:
        sys.setprofile(count)
        try:
            for _ in source.blocks():
                pass
        finally:
            sys.setprofile(None)
    return calls


@pytest.mark.parametrize("line", LINES.values(), ids=list(LINES))
def test_broken_quotes_cost_a_few_calls_a_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "list.csv"
    few, many = (calls_made_in_reading(path, line, count) for count in (FEW, MANY))
    assert many - few <= (MANY - FEW) * MOST_CALLS_A_LINE


def test_a_quote_opened_on_each_line_is_read_alike_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Company\n" + 'Mira,"Northpier\n' * 300_000)
    with open_list(path, ReadOptions(header_row=1)) as source:
        assert {tuple(cells) for block in source.blocks() for cells in block.texts} == {
            ("Mira", '"Northpier')
        }
        assert "too many quotation marks" not in " ".join(source.remarks)
