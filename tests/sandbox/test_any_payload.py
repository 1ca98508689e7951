"""Whatever JSON comes in, there is an answer, and the books add up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.sandbox import kinds
from gui.sandbox.books import Books, Terms
from gui.sandbox.clock import Clock
from gui.sandbox.faults import FaultBoard
from gui.sandbox.journal import Journal
from gui.sandbox.messages import Reply, Request
from gui.sandbox.service import RateLimit, Service

NAMES = (
    "searches verifications custom settings webhook email fullname firstname lastname company_name"
    " company_domain linkedin_url retrieve_gender"
)
KNOWN = st.sampled_from(["northpier.example", "linkedin.com/in/mira", "a@b.example", "Mira Okafor"])
TEXTS = st.one_of(st.text(max_size=20), KNOWN)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(NAMES.split()), TEXTS), inner, max_size=6),
    ),
    max_leaves=12,
)
SEARCH = st.dictionaries(st.sampled_from(NAMES.split()), st.one_of(TEXTS, JSON), max_size=6)
PAYLOAD = st.one_of(
    JSON,
    st.fixed_dictionaries(
        {"searches": st.lists(SEARCH, max_size=3)}, optional={"custom": JSON, "settings": JSON}
    ),
    st.fixed_dictionaries({"verifications": st.lists(TEXTS, max_size=3)}, optional={"settings": JSON}),
)


def new_service() -> Service:
    clock = Clock()
    books = Books(Terms(credits=4000, speed=1e9), clock, Journal(None))
    return Service("key", books, clock, FaultBoard(), RateLimit(0, clock))


def ask(service: Service, method: str, path: str, payload: Any = None, **query: str) -> Reply:
    body = json.dumps(payload).encode()
    return service.serve(Request(method, path, query, {"x-api-key": "key"}, body))


@pytest.mark.parametrize("path", [*kinds.BULK_PATHS, *kinds.SINGLE_PATHS])
@settings(max_examples=20, deadline=None)
@given(payload=PAYLOAD)
def test_there_is_an_answer(path: str, payload: Any) -> None:
    service = new_service()
    answer = ask(service, "POST", path, payload)
    assert answer.status in {200, 201, 400}
    if answer.status != 400:
        service.books.advance(60)
        done = ask(service, "GET", path, id=json.loads(answer.body)["id"])
        assert b'"completed"' in done.body
    held = sum(batch.held - batch.refunded for batch in service.books.batches.values())
    assert service.books.credits == 4000 - held
