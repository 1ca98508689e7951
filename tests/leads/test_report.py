"""The report: the contract's fields, rows that add up, and the exit code of every end."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.answer import Answer
from gui.leads.credits import Credits
from gui.leads.fields import Field, Kind
from gui.leads.life import STATUS_ORDER, RunState, SearchState, Status
from gui.leads.problems import Problem, ProblemCode
from gui.leads.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

# The example of the command line's contract.
COUNTS = {
    Status.FOUND: 702,
    Status.NOT_FOUND: 400,
    Status.KNOWN: 131,
    Status.DUPLICATE: 38,
    Status.SKIPPED: 13,
}
REPORT = Report(
    run="r-1",
    file="leads.xlsx",
    out="leads-enriched.xlsx",
    rows=1284,
    found=702,
    not_found=400,
    known=131,
    duplicates=38,
    skipped=13,
    failed=0,
    waiting=0,
    in_doubt=0,
    held=Credits.of(1102),
    refunded=Credits.of(400),
    paid=Credits.of(702),
    saved=Credits.of(169),
    balance=Credits.of(7798),
    seconds=41.23,
    problems=(Problem(17, Kind.EMAIL, ProblemCode.BAD_DOMAIN, Field.DOMAIN),),
    searches={Kind.EMAIL: COUNTS},
)


def with_counts(report: Report, counts: Mapping[Status, int]) -> Report:
    changes: dict[str, Any] = {status.value: count for status, count in counts.items()}
    return replace(report, **changes)


def report_of(rows: list[dict[Kind, Status]]) -> Report:
    by_row = Counter(min(row.values(), key=STATUS_ORDER.index) for row in rows)
    searches = {kind: Counter(row[kind] for row in rows) for kind in Kind}
    counts = {status: by_row[status] for status in Status}
    return with_counts(replace(REPORT, rows=len(rows), searches=searches), counts)


def test_the_report_has_the_fields_of_the_contract() -> None:
    printed = json.loads(json.dumps(REPORT.to_json_dict()))
    searches = printed.pop("searches")
    assert printed == {
        "run": "r-1", "file": "leads.xlsx", "out": "leads-enriched.xlsx", "rows": 1284, "found": 702,
        "not_found": 400, "known": 131, "duplicates": 38, "skipped": 13, "failed": 0, "waiting": 0,
        "in_doubt": 0,
        "held": 1102, "refunded": 400, "paid": 702, "saved": 169, "balance": 7798, "seconds": 41.2,
        "problems": [
            {"row": 17, "field": "domain", "problem": "not a website: write it like northpier.example"}
        ],
    }  # fmt: skip
    assert searches["email"] == {key: printed[key] for key in searches["email"]}


def test_amounts_of_quarters_stay_exact() -> None:
    assert replace(REPORT, paid=Credits(3)).to_json_dict()["paid"] == 0.75


def test_an_unknown_balance_and_no_output_are_null() -> None:
    printed = replace(REPORT, balance=None, out=None).to_json_dict()
    assert (printed["balance"], printed["out"]) == (None, None)


def test_the_example_adds_up() -> None:
    assert REPORT.adds_up()


@pytest.mark.parametrize("status", Status)
def test_a_lost_row_is_noticed(status: Status) -> None:
    assert not with_counts(REPORT, {status: REPORT.counts[status] + 1}).adds_up()


def test_a_row_lost_in_one_kind_is_noticed() -> None:
    assert not replace(REPORT, searches={Kind.EMAIL: COUNTS | {Status.FOUND: 701}}).adds_up()


@given(st.lists(st.fixed_dictionaries({kind: st.sampled_from(Status) for kind in Kind}), max_size=30))
def test_any_rows_add_up(rows: list[dict[Kind, Status]]) -> None:
    report = report_of(rows)
    assert report.adds_up()
    assert sum(report.counts.values()) == len(rows)


@given(st.lists(st.fixed_dictionaries({kind: st.sampled_from(Status) for kind in Kind}), min_size=1))
def test_a_row_that_is_not_done_is_never_hidden_by_one_that_is(rows: list[dict[Kind, Status]]) -> None:
    report = report_of(rows)
    unfinished = any(Status.WAITING in row.values() for row in rows)
    assert (report.waiting > 0) is unfinished


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (RunState.FINISHED, 0),
        (RunState.WAITING_FOR_CREDITS, 4),
        (RunState.CAPPED, 4),
        (RunState.IN_DOUBT, 7),
        (RunState.STOPPED, 7),
        (RunState.PAUSED, 130),
        (RunState.RUNNING, 130),
    ],
)
def test_the_exit_code_of_every_state(state: RunState, code: int) -> None:
    assert REPORT.exit_code(state) == code


@pytest.mark.parametrize("status", [Status.FAILED, Status.IN_DOUBT, Status.WAITING])
def test_finished_without_every_answer(status: Status) -> None:
    assert with_counts(REPORT, {status: 1}).exit_code(RunState.FINISHED) == 7


@pytest.mark.parametrize("state", RunState)
def test_every_state_has_an_exit_code(state: RunState) -> None:
    assert REPORT.exit_code(state) in {0, 4, 7, 130}


def test_an_answer_needs_no_particulars() -> None:
    answer = Answer(SearchState.NOT_FOUND, "", "invalid")
    assert (answer.country, answer.detail) == ("", {})
