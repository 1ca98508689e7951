"""Pages, sorts, filters and answers of a list: what the table shows and the export writes."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.life import Status
from gui.leads.problems import Problem, ProblemCode
from gui.store.list_files.list_file import ListWriter, write_prepared
from gui.store.list_files.list_reader import ListReader, Order
from gui.store.list_files.row_query import CellFilter
from tests.store.ground import Ground, found, person, problem, write_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.store.list_files.list_file import Native
    from gui.store.list_files.prepared_row import PreparedRow
    from tests.store.conftest import Reading


CELLS: list[tuple[str, Native]] = [
    ("10", 10),
    ("9", 9),
    ("", None),
    ("beta", None),
    ("Alpha", None),
    ("1.5", 1.5),
    ("gamma 50%", None),
    ("ÉCOLE d'été", None),
    ("a_b", None),
]


@pytest.fixture
def cells(home: Path, reading: Reading) -> ListReader:
    """A list of one column, in rows 2 to 10."""
    path = home / "lists" / "cells.db"
    writer = ListWriter(path, ("Cell",))
    writer.append((row, (text,), (native,)) for row, (text, native) in enumerate(CELLS, 2))
    writer.finish()
    return reading(path)


def shown(reader: ListReader, ids: Sequence[int]) -> list[str]:
    rows = reader.rows(ids)
    return [rows[row][0] for row in ids]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CellFilter(0, is_filled=False), [""]),
        (CellFilter(0), [text for text, _ in CELLS if text]),
        (CellFilter(0, text="école D'ÉTÉ"), ["ÉCOLE d'été"]),
        (CellFilter(0, text="a"), []),
    ],
)
def test_cells_of_a_column_are_filtered(cells: ListReader, wanted: CellFilter, expected: list[str]) -> None:
    assert shown(cells, cells.row_ids(cells=(wanted,))) == expected


def test_headers_and_count(cells: ListReader) -> None:
    assert (cells.headers, cells.count) == (("Cell",), 9)


def test_every_row_in_the_order_of_the_sheet(home: Path, reading: Reading) -> None:
    numbers = [2, 3, 4, 7, 9, 10, 11, 1_048_576]
    write_rows(home / "gaps.db", numbers)
    reader = reading(home / "gaps.db")
    assert list(reader.row_ids()) == numbers
    assert [row.row for row in reader.export_rows(None)] == numbers
    assert isinstance(reader.row_ids(), array)


def test_a_list_without_gaps_need_not_count_its_rows(home: Path, reading: Reading) -> None:
    write_rows(home / "whole.db", range(2, 52))
    ids = reading(home / "whole.db").row_ids()
    assert (ids, len(ids), ids[3], ids.index(9)) == (range(2, 52), 50, 5, 7)


def test_numbers_sort_before_texts_and_blanks_last(cells: ListReader) -> None:
    ascending = ["1.5", "9", "10", "a_b", "Alpha", "beta", "gamma 50%", "ÉCOLE d'été", ""]
    assert shown(cells, cells.row_ids(Order(0))) == ascending
    assert shown(cells, cells.row_ids(Order(0, descending=True))) == [*ascending[-2::-1], ""]


def test_equal_cells_keep_the_order_of_the_sheet(home: Path, reading: Reading) -> None:
    write_rows(home / "same.db", range(2, 50))
    reader = reading(home / "same.db")
    assert list(reader.row_ids(Order(2))) == list(reader.row_ids(Order(2, True))) == list(range(2, 50))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALPHA", ["Alpha"]),
        ("a", ["beta", "Alpha", "gamma 50%", "a_b"]),
        ("%", ["gamma 50%"]),
        ("_", ["a_b"]),
        ("\\", []),
        ("'", ["ÉCOLE d'été"]),
        ("école", ["ÉCOLE d'été"]),
        ("É", ["ÉCOLE d'été"]),
        ("ETÉ", []),
        ("1", ["10", "1.5"]),
        ("nobody", []),
    ],
)
def test_text_is_found_in_any_case(cells: ListReader, text: str, expected: list[str]) -> None:
    assert shown(cells, cells.row_ids(contains=text)) == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('say "hi"', [2]),
        ('"', [2]),
        (",", [3]),
        ("[x]", [3]),
        ("\\", [4]),
        ("c:\\DIR", [4]),
        ("n", []),
        ("row", [5]),
        ("\n", [5]),
        ("u00", []),
        ('","', []),
        ("](", []),
    ],
)
def test_marks_of_the_packed_form_are_found_in_cells_alone(
    home: Path, reading: Reading, text: str, rows: list[int]
) -> None:
    writer = ListWriter(home / "marks.db", ("a", "b"))
    cells = ['say "hi"', "a,b [x]", "C:\\dir", "top\nrow", "\x01"]
    writer.append((row, (cell, ""), ()) for row, cell in enumerate(cells, 2))
    writer.finish()
    assert list(reading(home / "marks.db").row_ids(contains=text)) == rows


def test_text_does_not_span_cells(home: Path, reading: Reading) -> None:
    write_rows(home / "a.db", [2])
    reader = reading(home / "a.db")
    assert list(reader.row_ids(contains="First 2Last")) == list(reader.row_ids(contains="é")) == []


def test_pages_are_read_by_row_number(cells: ListReader) -> None:
    assert cells.rows([4, 2, 99]) == {2: ("10",), 4: ("",)}
    assert cells.rows([]) == {}


@pytest.mark.parametrize(
    ("status", "rows"),
    [
        (Status.WAITING, [9]),
        (Status.IN_DOUBT, [8]),
        (Status.FAILED, [7]),
        (Status.NOT_FOUND, [3]),
        (Status.FOUND, [2]),
        (Status.DUPLICATE, [4]),
        (Status.KNOWN, [6]),
        (Status.SKIPPED, [5]),
    ],
)
def test_rows_are_filtered_by_what_is_said_of_them(
    answered: ListReader, status: Status, rows: list[int]
) -> None:
    assert list(answered.row_ids(status=status, run_id="r1")) == rows
    assert {
        row for row, said in answered.answers("r1", rows).items() if said[Kind.EMAIL].status is status
    } == set(rows)


def test_filters_and_sorts_go_together(answered: ListReader) -> None:
    assert list(answered.row_ids(Order(3, True), "first 3", Status.NOT_FOUND, "r1")) == [3]
    assert list(answered.row_ids(contains="first 2", status=Status.NOT_FOUND, run_id="r1")) == []
    assert list(answered.row_ids(problems_only=True, kinds=frozenset({Kind.EMAIL}))) == [5]
    assert list(answered.row_ids(problems_only=True, kinds=frozenset({Kind.PHONE}))) == []


def test_status_of_some_kinds_only(ground: Ground, reading: Reading) -> None:
    ground.run([person(2, "mira"), person(2, "mira", kind=Kind.PHONE)])
    ground.answer([found("mira")])
    reader = reading(ground.list_path("list-r1"), ground.path)
    assert list(reader.row_ids(status=Status.FOUND, run_id="r1")) == []
    assert list(reader.row_ids(status=Status.FOUND, run_id="r1", kinds=frozenset({Kind.EMAIL}))) == [2]


def test_export_has_every_row_with_its_answers(answered: ListReader) -> None:
    rows = list(answered.export_rows("r1"))
    assert [row.row for row in rows] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert {row.row: row.answers for row in rows} == answered.answers("r1", [row.row for row in rows])
    assert rows[0].texts == ("First 2", "Last 2", "North Pier", "2")
    assert rows[0].natives == (None, None, None, 2)


def test_export_goes_over_the_edges_of_its_pages(home: Path, reading: Reading) -> None:
    numbers = [row for row in range(1, 3003) if row % 7]
    write_rows(home / "long.db", numbers)
    assert [row.row for row in reading(home / "long.db").export_rows(None)] == numbers


def test_leads_are_rows_seen_through_a_mapping(home: Path, reading: Reading) -> None:
    write_rows(home / "a.db", range(2, 12))
    reader = reading(home / "a.db")
    leads = list(reader.leads({Field.LAST_NAME: 1, Field.COMPANY: 2}, chunk=3))
    assert leads[0] == Lead(2, {Field.LAST_NAME: "Last 2", Field.COMPANY: "North Pier"})
    assert [lead.row for lead in leads] == list(range(2, 12))
    assert [lead.values for lead in reader.leads({})] == [{}] * 10


def test_searches_are_prepared_while_the_leads_are_read(home: Path, reading: Reading) -> None:
    path = home / "a.db"
    write_rows(path, range(2, 5000))
    reader = reading(path)
    leads = reader.leads({Field.LAST_NAME: 1}, chunk=100)
    write_prepared(path, (person(lead.row, lead.text(Field.LAST_NAME)) for lead in leads))
    assert reader.problem_counts(frozenset(Kind)) == {}


def test_problems_and_their_counts(home: Path, reading: Reading) -> None:
    path = home / "a.db"
    write_rows(path, range(2, 6))
    both: list[PreparedRow] = [
        problem(2),
        problem(2, kind=Kind.PHONE),
        problem(3, "no_company"),
        person(4, "lea"),
        problem(5),
    ]
    write_prepared(path, both)
    reader = reading(path)
    every = frozenset(Kind)
    assert reader.problems(every, limit=2) == [
        Problem(2, Kind.EMAIL, ProblemCode.NO_NAME, Field.FULL_NAME),
        Problem(2, Kind.PHONE, ProblemCode.NO_NAME, Field.FULL_NAME),
    ]
    assert reader.problem_counts(every) == {ProblemCode.NO_NAME: 2, ProblemCode.NO_COMPANY: 1}
    assert reader.problem_counts(frozenset({Kind.PHONE})) == {ProblemCode.NO_NAME: 1}
    assert reader.problem_counts(frozenset()) == {}


def test_a_reader_cannot_write(answered: ListReader) -> None:
    for table in ("leads", "workspace.results"):
        with pytest.raises(StorageError):
            answered._database.run(f"DELETE FROM {table}")


def test_readers_and_writers_do_not_wait_for_each_other(ground: Ground, reading: Reading) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 5000)])
    reader = reading(ground.list_path("list-r1"), ground.path)
    rows = reader.export_rows("r1")
    first = next(rows)
    ground.answer([found("x")] * 4998)
    assert first.answers[Kind.EMAIL].status is Status.WAITING
    assert len(list(islice(rows, 5000))) == 4997


def test_a_missing_list_is_mended_by_opening_the_spreadsheet(home: Path) -> None:
    with pytest.raises(StorageError, match="Open the spreadsheet again"):
        ListReader(home / "gone.db")
