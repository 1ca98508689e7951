"""The control addresses: what a test can set, and what it can know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gui.sandbox import faults

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

SEARCH = {"fullname": "Mira Okafor", "company_domain": "northpier.example"}


def test_ledger(api: Api) -> None:
    batch = api.submit("email", {"searches": [SEARCH | {"custom": "r17"}], "custom": {"ref": "b1"}})
    api.control("advance", {})
    ledger = api.ledger()
    entry = ledger["batches"][0]
    assert (entry["id"], entry["kind"], entry["count"], entry["status"]) == (batch, "email", 1, "completed")
    assert (entry["searches"], entry["customs"], entry["custom"]) == ([SEARCH], ["r17"], {"ref": "b1"})
    assert (entry["held"], entry["refunded"], entry["final"], ledger["credits"]) == (1, 0, 1, 9999)
    assert ledger["counts"] == {"POST email": 1}
    seen = ledger["requests"][0]
    assert (seen["endpoint"], seen["status"], seen["has_key"], seen["fault"]) == ("email", 201, True, "")


def test_ledger_in_part(api: Api) -> None:
    first = api.submit("verify", {"verifications": ["a@b.example"]})
    api.submit("verify", {"verifications": ["c@d.example"]})
    entry = api.http.get(f"/_sandbox/ledger?id={first}").json()["batches"]
    assert [one["searches"] for one in entry] == [[{"email": "a@b.example"}]]
    short = api.http.get("/_sandbox/ledger?searches=0&requests=0").json()
    assert len(short["batches"]) == 2
    assert "searches" not in short["batches"][0]
    assert short["requests"] == []


def test_clear(api: Api) -> None:
    batch = api.submit("email", {"searches": [SEARCH]})
    api.control("faults", [{"kind": "failed"}])
    api.control("credits", {"phone_price": 50, "speed": 9})
    api.control("clear", {})
    assert api.ledger() == {"credits": 10000, "batches": [], "counts": {}, "requests": []}
    assert api.http.get("/_sandbox/faults").json() == {"faults": []}
    assert api.read("email", batch) == {"message": "Could not retrieve bulk search results"}


def test_batches_that_are_over_can_be_forgotten(api: Api) -> None:
    over = api.submit("email", {"searches": [SEARCH]})
    api.control("advance", {})
    api.control("faults", [{"kind": "stuck"}])
    running = api.submit("email", {"searches": [SEARCH]})
    assert api.control("forget", {"ids": [over, over, running, "unknown"]}) == {"forgotten": 1}
    assert [batch["id"] for batch in api.ledger()["batches"]] == [running]
    assert api.read("email", over) == {"message": "Could not retrieve bulk search results"}
    assert api.credits == 9998


def test_faults_can_be_added(api: Api) -> None:
    api.control("faults", {"kind": "failed"})
    listed = api.control("faults", {"faults": [{"kind": "stuck"}], "append": True})
    assert [fault["kind"] for fault in listed["faults"]] == ["failed", "stuck"]
    assert api.control("faults", []) == {"faults": []}


@pytest.mark.parametrize(
    ("change", "balance"),
    [({"credits": 5.25}, 5.25), ({"add": -0.5}, 9999.5), ({"credits": 3, "add": 1}, 4), ({}, 10000)],
)
def test_credits(api: Api, change: dict[str, float], balance: float) -> None:
    assert api.control("credits", change) == {"credits": balance}
    assert api.credits == balance


def test_speed(api: Api) -> None:
    for speed in (1, 100):
        api.control("credits", {"speed": speed})
        api.submit("email", {"searches": [SEARCH]})
    usual, fast = api.ledger()["batches"]
    assert fast["duration_s"] == pytest.approx(usual["duration_s"] / 100)


def test_usual_pace(api: Api) -> None:
    api.submit("email", {"searches": [SEARCH] * 250})
    assert 0.6 < api.ledger()["batches"][0]["duration_s"] < 1.2


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("credits", {"credits": "many"}),
        ("credits", {"credits": 0.1}),
        ("credits", {"colour": 1}),
        ("credits", {"speed": 0}),
        ("credits", [1]),
        ("advance", {"seconds": -1}),
        ("faults", {"kind": "earthquake"}),
        ("forget", {}),
        ("nothing", {}),
    ],
)
def test_mistakes_are_told(api: Api, what: str, body: Any) -> None:
    answer = api.http.post(f"/_sandbox/{what}", json=body)
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert api.credits == 10000


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("failed", "object"),
        ({}, "kind"),
        ({"kind": "failed", "colour": 1}, "colour"),
        ({"kind": "failed", "nth": "middle"}, "of"),
        ({"kind": "failed", "nth": 0}, "nth"),
        ({"kind": "failed", "nth": "some"}, "nth"),
        ({"kind": "failed", "count": 0}, "count"),
        ({"kind": "failed", "every": 0}, "every"),
        ({"kind": "failed", "endpoint": "fax"}, "endpoint"),
        ({"kind": "slow", "method": "PUT"}, "method"),
        ({"kind": "slow", "seconds": "long"}, "seconds"),
        ({"kind": "drop_after_accept", "how": "softly"}, "how"),
        ({"kind": "status", "status": 99}, "status"),
        ({"kind": "status", "body": "picture"}, "body"),
        ({"kind": "missing", "rows": "some"}, "rows"),
        ({"kind": "missing", "reads": 0}, "reads"),
    ],
)
def test_faults_that_are_not_understood(fault: Any, word: str) -> None:
    with pytest.raises(faults.FaultError, match=word):
        faults.parse_faults([fault])
