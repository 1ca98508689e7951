"""Whole lists in two dozen languages: every column is taken for what it is."""

from __future__ import annotations

import pytest

from gui.leads.columns.recognize import recognize
from tests.leads.whole_lists import Column, lists

LISTS = lists()


@pytest.mark.parametrize(("line", "columns"), LISTS, ids=[line[:60] for line, _ in LISTS])
def test_every_column_is_taken_for_what_it_is(line: str, columns: list[Column]) -> None:
    rows = list(zip(*(column.cells for column in columns), strict=True))
    guesses = recognize([column.name for column in columns], rows)
    assert [guess.field for guess in guesses] == [column.field for column in columns], line


def test_what_is_taken_has_a_reason_and_a_confidence() -> None:
    for _, columns in LISTS:
        rows = list(zip(*(column.cells for column in columns), strict=True))
        for guess in recognize([column.name for column in columns], rows):
            assert guess.field is None or (guess.reason and 0.45 <= guess.confidence <= 1.0)


def test_the_table_is_large_and_speaks_many_languages() -> None:
    assert len(LISTS) >= 80
    assert len({line.partition(":")[0] for line, _ in LISTS}) >= 20
