"""Fixes lie over a list's cells, are undone by steps, and survive the list's being read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.columns.evidence import Evidence
from gui.leads.fields import Field, Kind
from gui.leads.mending.advice import Advice, AdviceCode
from gui.leads.problems import ProblemCode
from gui.store.list_files.fixes import Fixes, Step
from gui.store.list_files.list_file import write_prepared
from gui.store.list_files.list_reader import ListReader
from tests.store.ground import person, problem, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST, LAST, DOMAIN = Field.FIRST_NAME, Field.LAST_NAME, Field.DOMAIN
MAPPING = {FIRST: 0, LAST: 1, Field.COMPANY: 2}
EMAIL, PHONE = frozenset({Kind.EMAIL}), frozenset({Kind.PHONE})
BOTH = EMAIL | PHONE


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "lists" / "l.db"
    write_rows(path, range(2, 8))
    write_prepared(path, [person(row, f"p{row}") for row in range(2, 7)] + [problem(7)])
    return path


@pytest.fixture
def fixes(path: Path) -> Iterator[Fixes]:
    fixes = Fixes(path, readonly=False)
    yield fixes
    fixes.close()


def add(fixes: Fixes, code: AdviceCode, values: dict[int, dict[Field, str]]) -> Step:
    with fixes.transaction():
        step = fixes.begin_step(code)
        fixes.add(step, values.items(), MAPPING)
        ended = fixes.end_step(step, len(values))
    assert ended is not None
    return ended


def names(path: Path, mapping: dict[Field, int] = MAPPING) -> list[str]:
    reader = ListReader(path)
    try:
        return [lead.text(FIRST) for lead in reader.leads(mapping, chunk=2)]
    finally:
        reader.close()


def test_a_list_without_fixes_is_as_it_is(path: Path, fixes: Fixes) -> None:
    assert names(path) == [f"First {row}" for row in range(2, 8)]
    assert fixes.of_rows(range(10), MAPPING) == {}
    assert fixes.last_step() is None


@pytest.mark.parametrize("rows", [[2], [7], [2, 3, 4, 5, 6, 7], [3, 6], [5]])
def test_leads_have_their_fixes(path: Path, fixes: Fixes, rows: list[int]) -> None:
    add(fixes, AdviceCode.GARBLED, {row: {FIRST: f"Mended {row}"} for row in rows})
    expected = [f"Mended {row}" if row in rows else f"First {row}" for row in range(2, 8)]
    assert names(path) == expected


def test_the_cells_stay_as_they_are(path: Path, fixes: Fixes) -> None:
    add(fixes, AdviceCode.GARBLED, {3: {FIRST: "Mended"}})
    reader = ListReader(path)
    assert reader.rows([3])[3][0] == "First 3"
    assert [row.texts[0] for row in reader.export_rows(None)] == [f"First {row}" for row in range(2, 8)]
    reader.close()


def test_the_newest_step_counts_and_undoing_shows_the_one_before(path: Path, fixes: Fixes) -> None:
    first = add(fixes, AdviceCode.GARBLED, {3: {FIRST: "One", LAST: "A"}, 4: {FIRST: "Uno"}})
    second = add(fixes, AdviceCode.SWAPPED, {3: {FIRST: "Two"}})
    assert fixes.last_step() == second
    assert fixes.of_rows([3, 4, 5], MAPPING) == {3: {FIRST: "Two", LAST: "A"}, 4: {FIRST: "Uno"}}
    assert fixes.drop(second) == [3]
    assert fixes.of_rows([3], MAPPING) == {3: {FIRST: "One", LAST: "A"}}
    assert fixes.drop(first) == [3, 4]
    assert names(path) == [f"First {row}" for row in range(2, 8)]


def test_a_fix_says_nothing_of_another_column(path: Path, fixes: Fixes) -> None:
    add(fixes, AdviceCode.GARBLED, {3: {FIRST: "Mended"}})
    other = {FIRST: 2}
    assert fixes.of_rows([3], other) == {}
    assert names(path, other) == ["North Pier"] * 6


def test_a_field_without_a_column_can_be_given(path: Path, fixes: Fixes) -> None:
    add(fixes, AdviceCode.COMPANY_IS_SITE, {3: {DOMAIN: "northpier.example"}})
    reader = ListReader(path)
    leads = {lead.row: lead for lead in reader.leads(MAPPING)}
    reader.close()
    assert leads[3].text(DOMAIN) == "northpier.example"
    assert DOMAIN not in leads[4].values


def test_fixes_survive_the_list_s_being_read_again(path: Path, fixes: Fixes) -> None:
    step = add(fixes, AdviceCode.GARBLED, {3: {FIRST: "Mended"}})
    fixes.close()
    write_rows(path, range(2, 8))
    again = Fixes(path)
    assert again.last_step() == step
    assert names(path)[1] == "Mended"
    again.close()


def test_a_step_without_rows_is_none(fixes: Fixes) -> None:
    with fixes.transaction():
        assert fixes.end_step(fixes.begin_step(AdviceCode.GARBLED), 0) is None
    assert fixes.last_step() is None


def test_damaged_fixes_do_not_cost_the_list(path: Path, fixes: Fixes) -> None:
    fixes.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert write_rows(path, range(2, 8)) == 6
    assert names(path)[0] == "First 2"


def test_a_step_s_number_is_never_used_again(fixes: Fixes) -> None:
    first = add(fixes, AdviceCode.GARBLED, {3: {FIRST: "One"}})
    fixes.drop(first)
    assert add(fixes, AdviceCode.GARBLED, {3: {FIRST: "Two"}}).number > first.number


def test_what_is_odd_is_told_for_the_searches_that_are_wanted(path: Path, fixes: Fixes) -> None:
    write_prepared(path, [
        person(2, "a"), person(2, "a", kind=Kind.PHONE),
        person(3, "b", filled=True), person(3, "b", kind=Kind.PHONE, filled=True),
        problem(4), problem(4, kind=Kind.PHONE),
        person(5, "d"), person(5, "d", kind=Kind.PHONE),
    ])  # fmt: skip
    odd = [Advice(row, AdviceCode.GARBLED, FIRST) for row in (2, 3, 4)]
    odd += [Advice(2, AdviceCode.ONE_CASE, FIRST), Advice(5, AdviceCode.DAMAGED_NUMBER, Field.PHONE)]
    with fixes.transaction():
        fixes.write_advice(Evidence(), odd)
    assert [(a.row, a.code) for a in fixes.advice(EMAIL)] == [(2, "garbled"), (2, "one_case")]
    assert fixes.advice_counts(BOTH) == {"damaged_number": 1, "garbled": 1, "one_case": 1}
    assert fixes.advice_counts(EMAIL, all_rows=True) == {"garbled": 2, "one_case": 1}
    assert fixes.advice(frozenset({Kind.VERIFY})) == fixes.advice(frozenset()) == []
    assert [place.row for place in fixes.places(AdviceCode.GARBLED, EMAIL)] == [2]
    assert [place.row for place in fixes.places(ProblemCode.NO_NAME, EMAIL)] == [4]
    assert fixes.places(ProblemCode.NO_NAME, EMAIL, [2]) == []
    reader = ListReader(path)
    assert list(reader.row_ids(problems_only=True, kinds=EMAIL)) == [2, 4]
    assert list(reader.row_ids(problems_only=True, kinds=BOTH)) == [2, 4, 5]
    reader.close()


def test_evidence_comes_back_as_it_was(fixes: Fixes) -> None:
    names = frozenset({"mira"}), frozenset({"okafor"})
    evidence = Evidence(*names, shouts_last=True, has_mixed_case=False, last_comes_first=True)
    assert fixes.evidence() == Evidence()
    with fixes.transaction():
        fixes.write_advice(evidence, [])
    assert fixes.evidence() == evidence


def test_rows_are_worked_out_anew_and_the_others_stay(path: Path, fixes: Fixes) -> None:
    with fixes.transaction():
        fixes.write_advice(Evidence(), [Advice(row, AdviceCode.GARBLED, FIRST) for row in (2, 3)])
    with fixes.transaction():
        fixes.rewrite([3, 7], [person(3, "new"), person(7, "mended")], [])
    assert [advice.row for advice in fixes.advice(EMAIL)] == [2]
    reader = ListReader(path)
    assert reader.problems(EMAIL) == []
    reader.close()
