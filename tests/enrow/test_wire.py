"""What is sent, and what answers of every age mean."""

from __future__ import annotations

import json

import pytest

from gui.enrow.wire import (
    Accepted,
    Account,
    OutgoingSearch,
    build_payload,
    parse_accepted,
    parse_account,
)
from gui.leads.credits import Credits
from gui.leads.errors import UnreadableAnswerError
from gui.leads.fields import Kind

MIRA = OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})
TOMAS = OutgoingSearch("r19", {"fullname": "Tomás Lind", "company_name": "North Pier"})
ADDRESSES = [OutgoingSearch("a", {"email": "a@b.example"}), OutgoingSearch("b", {"email": "C@d.example"})]


def test_searches_carry_their_custom_and_the_batch_its_reference() -> None:
    assert json.loads(build_payload(Kind.EMAIL, [MIRA, TOMAS], "ref-1")) == {
        "searches": [
            {"fullname": "Mira Okafor", "company_domain": "northpier.example", "custom": "r17"},
            {"fullname": "Tomás Lind", "company_name": "North Pier", "custom": "r19"},
        ],
        "custom": {"ref": "ref-1"},
    }


def test_verifications_are_strings() -> None:
    payload = json.loads(build_payload(Kind.VERIFY, ADDRESSES, "ref-2", "https://hook.example/x"))
    assert payload["verifications"] == ["a@b.example", "C@d.example"]
    assert payload["settings"] == {"webhook": "https://hook.example/x"}


def test_an_address_is_not_paid_twice_in_a_batch() -> None:
    twice = [*ADDRESSES, OutgoingSearch("c", {"email": "c@D.example"})]
    assert len(json.loads(build_payload(Kind.VERIFY, twice, "r"))["verifications"]) == 2


def test_the_same_batch_is_always_the_same_bytes() -> None:
    assert build_payload(Kind.PHONE, [MIRA], "r") == build_payload(Kind.PHONE, [MIRA], "r")


def test_half_a_letter_can_be_written() -> None:
    assert build_payload(Kind.EMAIL, [OutgoingSearch("1", {"fullname": "\ud83d"})], "r").isascii()


def test_an_empty_batch_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        build_payload(Kind.EMAIL, [], "r")


@pytest.mark.parametrize(
    ("body", "account"),
    [
        (
            b'{"credits": 8500, "webhooks": ["https://h.example"]}',
            Account(Credits.of(8500), ("https://h.example",)),
        ),
        (b'{"credits": 0.5}', Account(Credits(2))),
        (b'{"credits": "12.25", "webhooks": null, "plan": {}}', Account(Credits(49))),
        (b'{"credits": -1, "webhooks": [1, "x"]}', Account(Credits.of(-1), ("x",))),
    ],
)
def test_accounts(body: bytes, account: Account) -> None:
    assert parse_account(body) == account


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"credits": null}', b'{"credits": "lots"}', b"[1]", b'{"credits": 8']
)
def test_no_account(body: bytes) -> None:
    with pytest.raises(UnreadableAnswerError, match="nothing was charged"):
        parse_account(body)


@pytest.mark.parametrize(
    ("body", "accepted"),
    [
        (
            b'{"message":"ok","id":"b71e","credits_used":2,"estimated_duration":1}',
            Accepted("b71e", Credits.of(2), 60.0),
        ),
        (b'{"id":"x","credits_used":0.5}', Accepted("x", Credits(2))),
        (b'{"id":42,"credits_used":"40","estimated_duration":"0.5"}', Accepted("42", Credits.of(40), 30.0)),
        (b'{"id":"x","credits_used":null,"estimated_duration":-1}', Accepted("x")),
        (b'{"id":""}', None),
        (b'{"id":null}', None),
        (b'{"id":true}', None),
        (b'{"message":"Bulk search operating"}', None),
        (b'{"id":"b71e","credits_used":2,', None),
        (b"<html></html>", None),
        (b"", None),
    ],
)
def test_accepted(body: bytes, accepted: Accepted | None) -> None:
    assert parse_accepted(body) == accepted
