"""What answers of every age say about a batch and its rows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gui.enrow.wire import Reading, parse_reading
from gui.leads.credits import Credits
from gui.leads.errors import UnreadableAnswerError
from gui.leads.fields import Kind
from gui.leads.life import SearchState


def read(kind: Kind, **parts: Any) -> Reading:
    return parse_reading(
        kind, json.dumps({"general": {"status": "completed"}, "results": [], **parts}).encode()
    )


def one(kind: Kind, **row: Any) -> Any:
    return read(kind, results=[row]).rows[0]


def test_a_running_batch_has_counts_only() -> None:
    body = b'{"general":{"id":"b71e","status":"ongoing"},"stats":{"finished":1,"requested":2}}'
    assert parse_reading(Kind.EMAIL, body) == Reading("ongoing", finished=1, requested=2)


def test_a_batch_of_emails() -> None:
    reading = read(
        Kind.EMAIL,
        general={"id": "b71e", "status": "completed", "custom": {"ref": "ref-1"}},
        stats={"finished": 2, "requested": 2, "credits_cost": {"initial": 2, "refunded": 1, "final": 1}},
        results=[{"index": "0", "qualification": "invalid", "email": None, "raw_params": {"fullname": "T"}}],
    )
    assert (reading.reference, reading.cost_final, reading.refunded) == (
        "ref-1",
        Credits.of(1),
        Credits.of(1),
    )
    assert (reading.finished, reading.requested, reading.rows[0].echoed) == (2, 2, {"fullname": "T"})


@pytest.mark.parametrize(
    ("custom", "reference"),
    [
        ({"ref": "a"}, "a"),
        ('{"ref": "a"}', "a"),
        ({"ref": 7}, "7"),
        ("a", None),
        ({}, None),
        (None, None),
        ([], None),
    ],
)
def test_references(custom: object, reference: str | None) -> None:
    assert read(Kind.EMAIL, general={"status": "COMPLETED", "custom": custom}).reference == reference


@pytest.mark.parametrize(
    ("stats", "final", "refunded"),
    [
        ({"credits_cost": 0.5, "requested": 2, "valid": 2}, Credits(2), None),
        ({"credits_cost": {"initial": 3, "refunded": 1, "final": 2}}, Credits.of(2), Credits.of(1)),
        ({"credits_cost": {}}, None, None),
        ({}, None, None),
        # Enrow's own example of a phone batch: what it costs after the refund.
        (
            {"credits_cost": 40, "credits_to_refund": 40, "found": 1, "requested": 2},
            Credits.of(40),
            Credits.of(40),
        ),
        # The same batch, had the cost been stated before the refund.
        (
            {"credits_cost": 80, "credits_to_refund": 40, "found": 1, "requested": 2},
            Credits.of(40),
            Credits.of(40),
        ),
        (
            {"credits_cost": 80, "credits_to_refund": 80, "valid": 0, "requested": 2},
            Credits(),
            Credits.of(80),
        ),
        ({"credits_cost": 0, "credits_to_refund": 80, "valid": 0, "requested": 2}, Credits(), Credits.of(80)),
        (
            {"credits_cost": 100, "credits_to_refund": 0, "found": 2, "requested": 2},
            Credits.of(100),
            Credits(),
        ),
        # Numbers that fit neither way, or cannot be checked: left to the balance.
        ({"credits_cost": 70, "credits_to_refund": 40, "found": 1, "requested": 2}, None, Credits.of(40)),
        ({"credits_cost": 80, "credits_to_refund": 40}, None, Credits.of(40)),
    ],
)
def test_costs(stats: dict[str, object], final: Credits | None, refunded: Credits | None) -> None:
    reading = read(Kind.PHONE, stats=stats)
    assert (reading.cost_final, reading.refunded) == (final, refunded)


@pytest.mark.parametrize(
    ("kind", "row", "value"),
    [
        (Kind.EMAIL, {"qualification": "valid", "email": "a@b.example"}, "a@b.example"),
        (Kind.EMAIL, {"qualification": "Found", "email": " a@b.example "}, "a@b.example"),
        (Kind.PHONE, {"qualification": "found", "number": "+15705551234"}, "+15705551234"),
        (Kind.PHONE, {"qualification": "valid", "number": 15705551234}, "15705551234"),
        (Kind.VERIFY, {"qualification": "valid", "email": "a@b.example"}, "a@b.example"),
    ],
)
def test_found(kind: Kind, row: dict[str, object], value: str) -> None:
    answer = one(kind, **row).answer
    assert (answer.status, answer.value, answer.verdict) == (SearchState.FOUND, value, "valid")


@pytest.mark.parametrize(
    ("kind", "row", "value"),
    [
        (Kind.EMAIL, {"qualification": "invalid", "email": None}, ""),
        (Kind.EMAIL, {"qualification": "invalid", "email": ""}, ""),
        (Kind.EMAIL, {"qualification": "invalid"}, ""),
        (Kind.EMAIL, {"qualification": "invalid", "email": "guess@b.example"}, ""),
        (Kind.PHONE, {"qualification": "not_found", "country": "US"}, ""),
        (Kind.VERIFY, {"qualification": "invalid", "email": "a@b.example"}, "a@b.example"),
    ],
)
def test_not_found(kind: Kind, row: dict[str, object], value: str) -> None:
    answer = one(kind, **row).answer
    assert (answer.status, answer.value, answer.verdict) == (SearchState.NOT_FOUND, value, "invalid")


@pytest.mark.parametrize(
    "row",
    [
        {"qualification": "ongoing", "email": None},
        {"qualification": None, "email": "a@b.example"},
        {"email": None},
        {"qualification": "valid", "email": None},
        {"qualification": "perhaps", "email": "a@b.example"},
    ],
)
def test_no_answer_is_never_a_miss(row: dict[str, object]) -> None:
    assert one(Kind.EMAIL, **row).answer is None
    assert read(Kind.EMAIL, results=[row]).has_ongoing_rows


def test_details_of_either_age() -> None:
    info = {"company_domain": "b.example", "gender": "female", "companyInfo": {"name": "B"}, "new": [1]}
    answer = one(Kind.EMAIL, qualification="valid", email="a@b.example", info=info).answer
    assert answer.detail == {"domain": "b.example", "gender": "female", "company": "B"}
    assert one(Kind.PHONE, qualification="found", number="+1", country="US").answer.country == "US"


@pytest.mark.parametrize(
    ("kind", "index", "expected"),
    [
        (Kind.EMAIL, "1", 1),
        (Kind.PHONE, 1, 1),
        (Kind.EMAIL, "6f0b2c1e-2d0a-4a6e-9a51-0d3c5f7e9b11", None),
        (Kind.VERIFY, 1, None),
        (Kind.EMAIL, -1, None),
        (Kind.EMAIL, None, None),
    ],
)
def test_indexes(kind: Kind, index: object, expected: int | None) -> None:
    assert one(kind, index=index).index == expected


@pytest.mark.parametrize(
    ("custom", "expected"), [("r17", "r17"), (17, "17"), ("", None), (None, None), ({}, None)]
)
def test_customs(custom: object, expected: str | None) -> None:
    assert one(Kind.EMAIL, custom=custom).custom == expected


@pytest.mark.parametrize("name", ["raw_params", "params"])
def test_echoes(name: str) -> None:
    row = one(Kind.PHONE, **{name: {"firstname": "Mira", "extra": None}})
    assert row.echoed == {"firstname": "Mira"}


def test_a_failed_batch_may_have_no_results() -> None:
    assert parse_reading(Kind.EMAIL, b'{"general":{"status":"failed"}}') == Reading("failed")


def test_rows_that_are_no_objects_are_passed_over() -> None:
    assert read(Kind.EMAIL, results=[None, 1, "x", [], {}]).rows == (one(Kind.EMAIL),)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"[]",
        b"null",
        b"{}",
        b'{"general": null}',
        b'{"general": {"status": "dancing"}, "results": []}',
        b'{"general": {"status": "completed"}}',
        b'{"general": {"status": "completed"}, "results": [{"custom"',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_cannot_be_read_is_said(body: bytes) -> None:
    with pytest.raises(UnreadableAnswerError, match="nothing was charged"):
        parse_reading(Kind.EMAIL, body)
