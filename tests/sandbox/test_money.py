"""Holds are taken when a batch is accepted, misses come back when it completes, to the quarter credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sandbox.conftest import Api

PEOPLE = [
    {"fullname": f"Ada Number{number}", "company_domain": f"firm{number % 7}.example"}
    for number in range(200)
]
PHONES = [{"linkedin_url": f"https://www.linkedin.com/in/ada-{number}"} for number in range(100)]
ADDRESSES = [f"ada.number{number}@firm.example" for number in range(7)]


@pytest.mark.parametrize(
    ("kind", "payload", "held", "price"),
    [
        ("email", {"searches": PEOPLE}, 200, 1),
        ("phone", {"searches": PHONES}, 4000, 40),
    ],
)
def test_hold_and_refund(api: Api, kind: str, payload: Any, held: float, price: float) -> None:
    batch = api.submit(kind, payload)
    assert api.credits == 10000 - held
    api.control("advance", {})
    stats = api.read(kind, batch)["stats"]
    found = stats.get("valid", stats.get("found"))
    assert 0 < found < len(payload["searches"])
    assert api.credits == 10000 - found * price
    entry = api.ledger()["batches"][0]
    assert (entry["held"], entry["refunded"], entry["final"]) == (held, held - found * price, found * price)


def test_checks_are_not_refunded(api: Api) -> None:
    api.finish("verify", {"verifications": ADDRESSES})
    assert api.credits == 10000 - 1.75


def test_refund_comes_without_anybody_reading(api: Api, tomas: dict[str, str]) -> None:
    api.submit("email", {"searches": [tomas]})
    api.control("advance", {"seconds": 60})
    assert api.credits == 10000


@pytest.mark.parametrize(
    ("kind", "payload", "needed"),
    [
        ("email", {"searches": PEOPLE[:3]}, 3),
        ("verify", {"verifications": ADDRESSES[:3]}, 0.75),
        ("phone", {"searches": PHONES[:2]}, 80),
    ],
)
def test_the_whole_hold_must_be_there(api: Api, kind: str, payload: Any, needed: float) -> None:
    api.control("credits", {"credits": needed - 0.25})
    answer = api.post(kind, payload)
    assert (answer.status_code, answer.json()) == (402, {"message": "Insufficient credits"})
    assert api.credits == needed - 0.25
    api.control("credits", {"add": 0.25})
    assert api.post(kind, payload).status_code == 201
    assert api.credits == 0


def test_single_out_of_credits(api: Api, mira: dict[str, str]) -> None:
    api.control("credits", {"credits": 0.5})
    answer = api.http.post("/email/find/single", json=mira)
    assert (answer.status_code, answer.json()) == (402, {"reason": "Insufficient credits", "success": False})


def test_twins_are_charged_twice(api: Api, mira: dict[str, str]) -> None:
    api.finish("email", {"searches": [mira, mira]})
    assert api.credits == 9998


def test_older_plans_pay_more_for_phones(sandboxes: Callable[..., Any]) -> None:
    with sandboxes("--price-phone", "50", "--credits", "100.5") as (_, api):
        assert api.post("phone", {"searches": PHONES[:2]}).json()["credits_used"] == 100
        assert api.credits == 0.5
