"""Every fault that stays with a batch spoils its answers in the way it says, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

PEOPLE = [
    {"fullname": f"Ada Number{n}", "company_domain": "firm.example", "custom": f"r{n}"} for n in range(9)
]
PAYLOADS: dict[str, Any] = {
    "email": {"searches": PEOPLE, "custom": {"ref": "b1"}},
    "verify": {"verifications": [f"ada.number{n}@firm.example" for n in range(9)]},
    "phone": {
        "searches": [{"linkedin_url": f"linkedin.com/in/ada-{n}", "custom": f"r{n}"} for n in range(9)]
    },
}


def finish(api: Api, kind: str, *faults: dict[str, Any]) -> Any:
    api.control("faults", list(faults))
    return api.finish(kind, PAYLOADS[kind])


def customs(done: Any) -> list[int]:
    return [int(row["custom"][1:]) for row in done["results"]]


@pytest.mark.parametrize("kind", ["email", "verify", "phone"])
@pytest.mark.parametrize(("refund", "left"), [(True, 1.0), (False, 0.0)])
def test_failed(api: Api, kind: str, refund: bool, left: float) -> None:
    done = finish(api, kind, {"kind": "failed", "refund": refund})
    assert done["general"]["status"] == "failed"
    assert "results" not in done
    entry = api.ledger()["batches"][0]
    assert (entry["found"], entry["refunded"]) == (0, entry["held"] * left)
    assert api.credits == 10000 - entry["held"] + entry["refunded"]


def test_stuck(api: Api) -> None:
    api.control("faults", [{"kind": "stuck"}])
    batch = api.submit("email", PAYLOADS["email"])
    api.control("advance", {"seconds": 1_000_000})
    assert api.read("email", batch)["general"]["status"] == "ongoing"
    assert api.credits == 10000 - 9


def test_slow_batch(api: Api) -> None:
    api.control("faults", [{"kind": "slow_batch", "factor": 100}])
    for payload in (PAYLOADS["email"], PAYLOADS["email"]):
        api.submit("email", payload)
    slow, usual = api.ledger()["batches"]
    assert slow["duration_s"] == pytest.approx(usual["duration_s"] * 100)


def test_shuffled(api: Api) -> None:
    order = customs(finish(api, "email", {"kind": "shuffled"}))
    assert order != list(range(9))
    assert sorted(order) == list(range(9))


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ("first", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("middle", [0, 1, 2, 3, 5, 6, 7, 8]),
        ("last", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("all", []),
        ([2, 3, 99], [0, 1, 4, 5, 6, 7, 8]),
    ],
)
@pytest.mark.parametrize("kind", ["email", "phone"])
def test_missing(api: Api, kind: str, rows: Any, left: list[int]) -> None:
    done = finish(api, kind, {"kind": "missing", "rows": rows})
    assert customs(done) == left
    assert done["stats"]["requested"] == 9


def test_doubled(api: Api) -> None:
    assert customs(finish(api, "phone", {"kind": "doubled", "rows": [4]})) == [*range(9), 4]


@pytest.mark.parametrize("kind", ["email", "verify", "phone"])
def test_a_row_still_ongoing_once(api: Api, kind: str) -> None:
    first = finish(api, kind, {"kind": "row_ongoing", "rows": [0, 5]})
    verdicts = [row["qualification"] for row in first["results"]]
    assert [number for number, verdict in enumerate(verdicts) if verdict == "ongoing"] == [0, 5]
    again = api.read(kind, first["general"]["id"])
    assert "ongoing" not in [row["qualification"] for row in again["results"]]
    assert first["general"]["status"] == "completed"


def test_rows_without_custom_or_echo(api: Api) -> None:
    rows = finish(api, "email", {"kind": "no_custom", "rows": "first"}, {"kind": "no_echo"})["results"]
    assert ["custom" in row for row in rows] == [False] + [True] * 8
    assert not any("raw_params" in row for row in rows)


def test_no_reference(api: Api) -> None:
    assert "custom" not in finish(api, "email", {"kind": "no_reference"})["general"]
    assert api.finish("email", PAYLOADS["email"])["general"]["custom"] == {"ref": "b1"}


def test_a_stranger_among_the_results(api: Api) -> None:
    rows = finish(api, "email", {"kind": "strangers"})["results"]
    assert [row["custom"] for row in rows][-1] == "strange"
    assert len(rows) == 10


def test_addresses_in_capitals(api: Api) -> None:
    rows = finish(api, "verify", {"kind": "recased"})["results"]
    assert [row["email"] for row in rows] == [email.upper() for email in PAYLOADS["verify"]["verifications"]]


def test_older_forms(api: Api) -> None:
    api.control("faults", [{"kind": "older_wire", "count": "all"}])
    batch = api.submit("email", PAYLOADS["email"])
    assert api.http.get("/email/find/bulk", params={"id": batch}).status_code == 202
    api.control("advance", {})
    done = api.read("email", batch)
    assert done["stats"]["credits_cost"] == done["stats"]["valid"]
    found = [row for row in done["results"] if row["qualification"] == "valid"]
    assert {row["info"]["company_domain"] for row in found} == {"firm.example"}
    assert {row["email"] for row in done["results"]} - {row["email"] for row in found} == {""}


def test_older_phone_stats(api: Api) -> None:
    stats = finish(api, "phone", {"kind": "older_wire"})["stats"]
    refunded = (9 - stats["valid"]) * 40
    assert stats == {
        "credits_cost": 360,
        "credits_to_refund": refunded,
        "requested": 9,
        "valid": stats["valid"],
    }


def test_only_the_chosen_batch(api: Api) -> None:
    api.control("faults", [{"kind": "failed", "endpoint": "email", "nth": 2}])
    api.post("email", {})
    for kind in ("verify", "email", "email", "email"):
        api.submit(kind, PAYLOADS[kind])
    assert [batch["faults"] for batch in api.ledger()["batches"]] == [[], [], ["failed"], []]


def test_spoiled_answers_stay_spoiled(api: Api) -> None:
    first = finish(api, "email", {"kind": "missing"}, {"kind": "doubled"}, {"kind": "shuffled"})
    assert api.read("email", first["general"]["id"]) == first
    assert len(first["results"]) == 16
