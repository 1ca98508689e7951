"""Whose result is whose: a stranger's address on a lead is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.enrow.join import join
from gui.enrow.wire import ResultRow
from gui.leads.answer import Answer
from gui.leads.fields import Kind
from gui.leads.life import SearchState

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

SENT = [
    ("r1", {"fullname": "Mira Okafor", "company_domain": "northpier.example"}),
    ("r2", {"fullname": "Tomas Lind", "company_domain": "northpier.example"}),
    ("r3", {"fullname": "Ana Ruiz", "company_name": "Ruiz & Co"}),
]


def found(value: str) -> Answer:
    return Answer(SearchState.FOUND, value, "valid")


def miss(value: str = "") -> Answer:
    return Answer(SearchState.NOT_FOUND, value, "invalid")


def row(
    answer: Answer | None,
    custom: str | None = None,
    echoed: Mapping[str, str] | None = None,
    index: int | None = None,
) -> ResultRow:
    return ResultRow(custom, echoed or {}, index, answer)


def whole(number: int) -> ResultRow:
    custom, params = SENT[number]
    return row(found(custom), custom, params, number)


EVERYBODY = {custom: found(custom) for custom, _ in SENT}


def test_any_order() -> None:
    assert join(Kind.EMAIL, SENT, [whole(2), whole(0), whole(1)]) == EVERYBODY


def test_custom_alone() -> None:
    rows = [row(found(custom), custom, index=9) for custom, _ in SENT]
    assert join(Kind.EMAIL, SENT, rows) == EVERYBODY


def test_echo_alone() -> None:
    assert join(Kind.EMAIL, SENT, [row(found(custom), echoed=params) for custom, params in SENT]) == EVERYBODY


def test_index_alone() -> None:
    rows = [row(found(custom), index=number) for number, (custom, _) in enumerate(SENT)]
    assert join(Kind.EMAIL, SENT, rows[::-1]) == EVERYBODY


def test_custom_beats_echo_and_index() -> None:
    confused = row(found("for r1"), "r1", SENT[1][1], 2)
    assert join(Kind.EMAIL, SENT, [confused]) == {"r1": found("for r1")}


def test_echo_beats_index() -> None:
    assert join(Kind.EMAIL, SENT, [row(found("x"), echoed=SENT[1][1], index=0)]) == {"r2": found("x")}


def test_missing_rows_have_no_answer() -> None:
    assert join(Kind.EMAIL, SENT, [whole(1)]) == {"r2": found("r2")}
    assert join(Kind.EMAIL, SENT, []) == {}


def test_ongoing_rows_have_no_answer() -> None:
    assert join(Kind.EMAIL, SENT, [row(None, "r1"), row(None, echoed=SENT[1][1]), row(None, index=2)]) == {}


def test_doubled_rows() -> None:
    assert join(Kind.EMAIL, SENT, [whole(0), whole(0), whole(1), whole(2), whole(1)]) == EVERYBODY


@pytest.mark.parametrize(
    "rows", [[miss(), found("a")], [found("a"), miss()], [found("a"), found("b")], [None, found("a")]]
)
def test_of_a_doubled_row_the_found_one_counts_and_the_first(rows: list[Answer | None]) -> None:
    assert join(Kind.EMAIL, SENT, [row(answer, "r1") for answer in rows]) == {"r1": found("a")}


def test_another_person_at_that_position_is_not_taken() -> None:
    stranger = row(found("x"), echoed={"fullname": "Somebody Else", "company_domain": "far.example"}, index=0)
    assert join(Kind.EMAIL, SENT, [stranger]) == {}


def test_the_same_person_with_a_rewritten_company_is_taken_by_position() -> None:
    rewritten = row(found("x"), echoed={"fullname": "Ana Ruiz", "company_domain": "ruiz.example"}, index=2)
    assert join(Kind.EMAIL, SENT, [rewritten]) == {"r3": found("x")}


def test_somebody_elses_custom_is_not_taken_by_position() -> None:
    assert join(Kind.EMAIL, SENT, [row(found("x"), "of another batch", index=0)]) == {}


def test_a_position_that_is_settled_is_left_alone() -> None:
    rows = [
        row(None, "r1"),
        row(found("x"), index=0),
        row(found("y"), echoed=SENT[1][1]),
        row(found("z"), index=1),
    ]
    assert join(Kind.EMAIL, SENT, rows) == {"r2": found("y")}


@pytest.mark.parametrize("index", [3, 5000])
def test_a_position_beyond_the_batch(index: int) -> None:
    assert join(Kind.EMAIL, SENT, [row(found("x"), index=index)]) == {}


@pytest.mark.parametrize(
    "echoed",
    [
        {"fullname": "MIRA  okafor", "company_domain": "NorthPier.example"},
        {"fullname": "Mira Okafor", "company_domain": "https://www.northpier.example/"},
        {"fullname": "Mira Okafor", "company_domain": "northpier.example", "custom": "r77"},
    ],
)
def test_echoes_in_other_clothes(echoed: dict[str, str]) -> None:
    assert join(Kind.EMAIL, SENT, [row(found("x"), echoed=echoed)]) == {"r1": found("x")}


def test_profiles_are_matched_by_their_address() -> None:
    sent = [("r1", {"linkedin_url": "https://www.linkedin.com/in/mira-okafor"})]
    echoed = {"linkedin_url": "http://linkedin.com/in/mira-okafor/?trk=x"}
    assert join(Kind.PHONE, sent, [row(found("+1"), echoed=echoed, index=0)]) == {"r1": found("+1")}
    assert join(Kind.PHONE, sent, [row(found("+1"), echoed={"linkedin_url": "in/other"}, index=0)]) == {}


def test_the_same_question_asked_twice_has_one_answer() -> None:
    twins = [*SENT, ("r4", SENT[0][1])]
    assert join(Kind.EMAIL, twins, [row(found("x"), echoed=SENT[0][1])]) == {
        "r1": found("x"),
        "r4": found("x"),
    }


def test_addresses_are_joined_without_case_for_all_who_asked() -> None:
    sent = [
        ("a", {"email": "Mira@B.example"}),
        ("b", {"email": "mira@b.example"}),
        ("c", {"email": "x@b.example"}),
    ]
    rows = [row(miss("MIRA@b.example"), echoed={"email": "MIRA@b.example"})]
    assert join(Kind.VERIFY, sent, rows) == {"a": miss("MIRA@b.example"), "b": miss("MIRA@b.example")}


def test_addresses_are_never_joined_by_custom_or_position() -> None:
    sent = [("a", {"email": "a@b.example"})]
    assert join(Kind.VERIFY, sent, [row(found("z@b.example"), "a", {"email": "z@b.example"}, 0)]) == {}


@pytest.mark.parametrize("order", [1, -1])
def test_an_address_called_both_good_and_bad_is_not_trusted(order: int) -> None:
    rows = [
        row(found("a@b.example"), echoed={"email": "a@b.example"}),
        row(miss("m"), echoed={"email": "a@b.example"}),
    ]
    assert join(Kind.VERIFY, [("a", {"email": "a@b.example"})], rows[::order]) == {"a": miss("m")}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.booleans(), st.booleans()), max_size=60),
    st.randoms(),
)
def test_whatever_is_left_out_nobody_gets_a_strangers_answer(
    plan: list[tuple[int, bool, bool, bool]], chance: random.Random
) -> None:
    sent = [(f"r{number}", {"fullname": f"Person {number}", "company_name": "One"}) for number in range(31)]
    rows = [
        row(
            found(f"r{number}"),
            f"r{number}" if has_custom else None,
            sent[number][1] if has_echo else None,
            number if has_index else None,
        )
        for number, has_custom, has_echo, has_index in plan
    ]
    chance.shuffle(rows)
    assert all(answer.value == custom for custom, answer in join(Kind.EMAIL, sent, rows).items())
