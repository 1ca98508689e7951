"""An event is believed in nothing but which batch to read; everything else that knocks is turned away."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.enrow.webhook import MOST_BYTES, FinishedEvent, NotAnEventError, parse_event
from gui.leads.fields import Kind

FINISHED = {"event": "bulk_search_finished", "id": "b71e"}


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def body(**changes: object) -> bytes:
    return json.dumps({**FINISHED, **changes}).encode()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bulk_search_finished", Kind.EMAIL),
        ("bulk_verification_finished", Kind.VERIFY),
        ("bulk_phone_search_finished", Kind.PHONE),
    ],
)
def test_each_kind_has_its_event(name: str, kind: Kind) -> None:
    assert parse_event(body(event=name)) == FinishedEvent(kind, "b71e")


@pytest.mark.parametrize(
    ("changes", "remote_id", "reference"),
    [
        ({"credits": {"cost": 2284}}, "b71e", None),
        ({"credits": "none", "plan": [1, {"a": None}], "when": 12.5}, "b71e", None),
        ({"id": 4711}, "4711", None),
        ({"id": "9AD2/ä?x=1&y#"}, "9AD2/ä?x=1&y#", None),
        ({"id": "x" * 200}, "x" * 200, None),
        ({"general": {"custom": {"ref": "ref-1"}}}, "b71e", "ref-1"),
        ({"general": {"custom": '{"ref": "ref-1"}'}}, "b71e", "ref-1"),
        ({"custom": {"ref": "ref-2"}}, "b71e", "ref-2"),
        ({"general": {"custom": {"ref": {}}}, "custom": 3}, "b71e", None),
        ({"general": [], "custom": "{"}, "b71e", None),
        ({"deep": nested(18)}, "b71e", None),
    ],
)
def test_what_is_unknown_is_ignored(changes: dict[str, Any], remote_id: str, reference: str | None) -> None:
    assert parse_event(body(**changes)) == FinishedEvent(Kind.EMAIL, remote_id, reference)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"bulk_search_finished"',
        b'[{"event": "bulk_search_finished", "id": "b71e"}]',
        body(event="bulk_search_started"),
        body(event="BULK_SEARCH_FINISHED"),
        body(event=None),
        body(event=["bulk_search_finished"]),
        body(event={}),
        body(id=None),
        body(id=""),
        body(id="  "),
        body(id=True),
        body(id=1.5),
        body(id=["b71e"]),
        body(id="x" * 201),
        body(id="b71e\r\nx-api-key: 1"),
        body(id="b7\u00001e"),
        body(id="\ud83d"),
        body(deep=nested(40)),
        b'{"deep": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
        body(padding="x" * MOST_BYTES),
        b'{"event": "bulk_search_finished", "id": ' + b"1" * 5000 + b"}",
    ],
)
def test_anything_else_is_no_event(content: bytes) -> None:
    with pytest.raises(NotAnEventError):
        parse_event(content)


def test_the_largest_body_is_read() -> None:
    padded = body(padding="x" * (MOST_BYTES - len(body(padding=""))))
    assert len(padded) == MOST_BYTES
    assert parse_event(padded).remote_id == "b71e"


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=20)


@given(st.binary(max_size=300) | st.dictionaries(st.sampled_from(["event", "id", "custom"]), JSON))
def test_nothing_but_an_event_or_its_own_error_comes_of_any_body(content: Any) -> None:
    text = content if isinstance(content, bytes) else json.dumps({**FINISHED, **content}).encode()
    try:
        event = parse_event(text)
    except NotAnEventError:
        return
    assert event.remote_id
