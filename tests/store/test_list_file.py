"""The working copy of a list: whole or not there, true to the spreadsheet, replaced under its readers."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from gui.leads.as_shown import AS_SHOWN
from gui.leads.errors import StorageError
from gui.leads.fields import Kind
from gui.store.list_files.list_file import ListWriter, is_whole, remove_list, write_prepared
from gui.store.list_files.list_reader import ListReader, Order
from tests.store.ground import person, problem, write_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.store.list_files.prepared_row import PreparedRow


@pytest.fixture
def path(home: Path) -> Path:
    """Where a list will be; its folder is not there yet."""
    return home / "lists" / "a list.db"


def write(path: Path, headers: Sequence[str], *rows: tuple[int, Sequence[str], Sequence[Any]]) -> None:
    writer = ListWriter(path, headers)
    writer.append(rows)
    assert writer.finish() == len(rows)


def read(path: Path) -> list[tuple[int, tuple[str, ...], tuple[Any, ...]]]:
    reader = ListReader(path)
    try:
        return [(row.row, row.texts, row.natives) for row in reader.export_rows(None)]
    finally:
        reader.close()


def test_rows_come_back_as_they_went_in(path: Path) -> None:
    rows = [
        (2, ("Zoë", "007", "1.5", "2026-03-02"), (None, None, 1.5, "2026-03-02")),
        (5, ("", " x ", "line\nbreak", "名前"), (None, None, None, None)),
        (9, ("O'Neil", '"', "%_\\", "🙂"), (-1, 2**62, 0.0, None)),
    ]
    write(path, ("a", "b", "b (2)", ""), *rows)
    assert read(path) == rows


@pytest.mark.parametrize(
    ("native", "kept"),
    [
        (False, 0),
        (2**63, None),
        (-(2**63), -(2**63)),
        (10**400, None),
        (float("nan"), None),
        (float("inf"), None),
        (b"raw", None),
    ],
)
def test_values_that_cannot_be_kept_sort_by_their_text(path: Path, native: object, kept: object) -> None:
    write(path, ("a",), (2, ("shown",), (native,)))
    assert read(path) == [(2, ("shown",), (kept,))]


@pytest.mark.parametrize(("text", "number"), [("42", 42), ("-7", -7), ("0.25", 0.25), ("-0.5", -0.5)])
def test_a_number_shown_as_it_is_is_kept_once(path: Path, text: str, number: float) -> None:
    write(path, ("a", "b"), (2, ("x", text), (None, AS_SHOWN)))
    assert read(path) == [(2, ("x", text), (None, number))]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT natives FROM leads").fetchall() == [("[null,true]",)]


def test_numbers_sort_alike_however_they_are_kept(path: Path) -> None:
    behind = (AS_SHOWN, 7, None, AS_SHOWN, AS_SHOWN, 1000)
    texts = ("10", "7 €", "none", "9", "-0.5", "1,000")
    rows = [
        (row, (text,), (native,)) for row, (text, native) in enumerate(zip(texts, behind, strict=True), 1)
    ]
    write(path, ("a",), *rows)
    with closing(ListReader(path)) as reader:
        assert list(reader.row_ids(Order(0))) == [5, 2, 4, 1, 6, 3]


def test_ragged_rows_are_made_as_wide_as_the_headers(path: Path) -> None:
    write(path, ("a", "b"), (2, (), ()), (3, ("1", "2", "3"), (1, 2, 3)))
    assert read(path) == [(2, ("", ""), (None, None)), (3, ("1", "2"), (1, 2))]


def test_half_characters_do_not_lose_the_row(path: Path) -> None:
    write(
        path, ("h\ud800",), (2, ("fine",), (None,)), (3, ("a\udc80b",), (None,)), (4, ("fine",), ("\ud800",))
    )
    assert [texts for _, texts, _ in read(path)] == [("fine",), ("a?b",), ("fine",)]


def test_a_list_without_rows_or_columns_is_a_list(path: Path) -> None:
    write(path, ())
    assert read(path) == []


def test_as_many_columns_as_a_sheet_can_have(path: Path) -> None:
    width = 16_384
    write(path, [f"c{n}" for n in range(width)], (2, [str(n) for n in range(width)], ()))
    assert read(path)[0][1][-1] == "16383"


def test_headers_may_be_told_when_the_widest_row_is_known(path: Path) -> None:
    writer = ListWriter(path)
    writer.append([(2, ("x", "y"), ())])
    assert writer.finish(("a", "b", "c")) == 1
    assert read(path) == [(2, ("x", "y", ""), (None, None, None))]


@pytest.mark.parametrize("numbers", [[3, 2], [2, 2]])
def test_rows_out_of_order_are_a_bug(path: Path, numbers: list[int]) -> None:
    writer = ListWriter(path, ("a",))
    with pytest.raises(ValueError, match="ascending"):
        writer.append([(number, ("x",), (None,)) for number in numbers])
    writer.abort()


def test_until_it_is_finished_there_is_no_list(path: Path) -> None:
    writer = ListWriter(path, ("a",))
    writer.append([(2, ("x",), (None,))])
    assert not is_whole(path)
    writer.abort()
    assert list(path.parent.iterdir()) == []


def test_what_an_ended_process_left_half_written_is_removed(path: Path) -> None:
    left, at_work = path.with_name("other.db.0a0b0c0d.part"), path.with_name(f"{path.name}.1a1b1c1d.part")
    path.parent.mkdir(parents=True)
    for part in (left, at_work):
        part.write_bytes(b"half")
    long_ago = at_work.stat().st_mtime - 2 * 3600
    os.utime(left, (long_ago, long_ago))
    write(path, ("a",), (2, ("x",), (None,)))
    assert (left.exists(), at_work.exists(), path.exists()) == (False, True, True)


def test_an_aborted_copy_leaves_the_former_one(path: Path) -> None:
    write(path, ("a",), (2, ("old",), (None,)))
    writer = ListWriter(path, ("a",))
    writer.append([(2, ("new",), (None,))])
    writer.abort()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert read(path) == [(2, ("old",), (None,))]


def test_two_windows_may_read_the_same_spreadsheet(path: Path) -> None:
    one, two = ListWriter(path, ("a",)), ListWriter(path, ("a",))
    for writer in (one, two):
        writer.append([(2, ("x",), (None,))])
    assert (one.finish(), two.finish()) == (1, 1)
    assert read(path) == [(2, ("x",), (None,))]


def test_an_open_reader_outlives_its_file(path: Path) -> None:
    write(path, ("a",), (2, ("old",), (None,)))
    reader = ListReader(path)
    write(path, ("a",), (2, ("new",), (None,)))
    assert reader.rows([2]) == {2: ("old",)}
    reader.close()
    assert read(path) == [(2, ("new",), (None,))]


def test_side_files_of_a_crashed_copy_are_not_taken_over(path: Path) -> None:
    write_rows(path, [2, 3])
    write_prepared(path, [person(2, "mira")])
    crashed = sqlite3.connect(path)
    crashed.execute("UPDATE leads SET cells = ?", ('["wrong"]',))
    crashed.commit()  # in the -wal file, which an open connection keeps there
    write_rows(path, [2, 3])
    assert read(path)[0][1][0] == "First 2"
    crashed.close()
    assert read(path)[0][1][0] == "First 2"


def test_files_are_the_users_alone(path: Path) -> None:
    write_rows(path, [2])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_copy_of_another_format_is_not_whole(path: Path) -> None:
    assert not is_whole(path)
    write_rows(path, [2])
    assert is_whole(path)
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    assert not is_whole(path)
    with pytest.raises(StorageError, match="Open the spreadsheet again"):
        ListReader(path)


def test_a_removed_list_leaves_nothing(path: Path) -> None:
    write_rows(path, [2])
    reader = ListReader(path)
    remove_list(path)
    reader.close()
    remove_list(path)
    assert list(path.parent.iterdir()) == []


class TestPrepared:
    """The searches worked out for a list."""

    def test_new_ones_replace_all_old_ones(self, path: Path) -> None:
        write_rows(path, [2, 3])
        write_prepared(path, [problem(2), problem(3, "no_company")])
        write_prepared(path, [problem(3)])
        reader = ListReader(path)
        assert [each.row for each in reader.problems(frozenset(Kind))] == [3]
        reader.close()

    def test_a_failure_keeps_the_old_ones(self, path: Path) -> None:
        write_rows(path, [2])
        write_prepared(path, [problem(2)])

        def broken() -> Any:
            yield person(2, "mira")
            raise ValueError("the rules stumbled")

        with pytest.raises(ValueError, match="stumbled"):
            write_prepared(path, broken())
        reader = ListReader(path)
        assert [each.row for each in reader.problems(frozenset(Kind))] == [2]
        reader.close()

    @pytest.mark.parametrize(
        "bad",
        [
            person(2, "mira")._replace(problem="no_name"),
            problem(2)._replace(problem=None),
        ],
    )
    def test_a_row_has_a_search_or_a_problem(self, path: Path, bad: PreparedRow) -> None:
        write_rows(path, [2])
        with pytest.raises(sqlite3.IntegrityError):
            write_prepared(path, [bad])

    def test_a_list_that_is_gone_is_not_made_anew(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        with pytest.raises(StorageError):
            write_prepared(path, [])
        assert not path.exists()

    def test_a_reader_sees_the_old_ones_until_the_new_ones_are_whole(self, path: Path) -> None:
        write_rows(path, range(2, 5000))
        write_prepared(path, [problem(2)])
        reader = ListReader(path)
        seen = []

        def rows() -> Any:
            for row in range(2, 5000):
                if row % 1000 == 0:
                    seen.append(len(reader.problems(frozenset(Kind))))
                yield problem(row)

        write_prepared(path, rows())
        assert seen == [1, 1, 1, 1]
        assert len(reader.problems(frozenset(Kind), limit=9999)) == 4998
        reader.close()
