"""The answers have the shapes that Enrow's reference prints, example by example."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

FIRST = {"fullname": "Mira Okafor", "company_domain": "northpier.example", "custom": "r17"}
SECOND = {"fullname": "Tomas Lind", "company_name": "North Pier", "custom": "r19"}
PROFILE = {"linkedin_url": "https://www.linkedin.com/in/mira-okafor", "custom": "r17"}
LAST = {"firstname": "Tomas", "lastname": "Lind", "company_name": "North Pier", "custom": "r19"}
EMAILS = {"searches": [FIRST, SECOND], "custom": {"any": "object"}}
ADDRESSES = {"verifications": ["mira.okafor@northpier.example", "No Address"]}
PHONES = {"searches": [PROFILE, LAST]}


@pytest.mark.parametrize(
    ("kind", "payload", "message", "used"),
    [
        ("email", EMAILS, "Bulk search operating", 2),
        ("verify", ADDRESSES, "Bulk verification operating", 0.5),
        ("phone", PHONES, "Bulk search operating", 80),
    ],
)
def test_started(api: Api, kind: str, payload: object, message: str, used: float) -> None:
    answer = api.post(kind, payload)
    assert answer.status_code == 201
    body = answer.json()
    assert body == {"message": message, "id": body["id"], "credits_used": used, "estimated_duration": 1}


def test_account(api: Api) -> None:
    assert api.http.get("/account/info").json() == {"credits": 10000}
    api.control("credits", {"webhooks": ["https://hook.example"], "credits": 0.25})
    assert api.http.get("/account/info").json() == {"credits": 0.25, "webhooks": ["https://hook.example"]}


@pytest.mark.parametrize(("kind", "payload"), [("email", EMAILS), ("verify", ADDRESSES), ("phone", PHONES)])
def test_ongoing_has_counts_only(api: Api, kind: str, payload: object) -> None:
    batch = api.submit(kind, payload)
    assert api.read(kind, batch) == {
        "general": {"id": batch, "status": "ongoing"},
        "stats": {"finished": 0, "requested": 2},
    }


def test_progress_grows(api: Api) -> None:
    batch = api.submit("email", {"searches": [FIRST, SECOND] * 125})
    seen = []
    for _ in range(4):
        seen.append(api.read("email", batch)["stats"]["finished"])
        api.control("advance", {"seconds": 0.2})
    assert seen == sorted(set(seen))
    assert seen[-1] > 100


def test_email_done(api: Api) -> None:
    done = api.finish("email", EMAILS)
    batch = done["general"]["id"]
    assert done["general"] == {"id": batch, "status": "completed", "custom": {"any": "object"}}
    cost = {"initial": 2, "refunded": 1, "final": 1}
    assert done["stats"] == {"finished": 2, "requested": 2, "valid": 1, "credits_cost": cost}
    assert done["results"] == [
        {
            "index": "0",
            "qualification": "valid",
            "email": "mira.okafor@northpier.example",
            "info": {
                "domain": "northpier.example",
                "firstname": "Mira",
                "lastname": "Okafor",
                "companyInfo": {"name": "Northpier"},
            },
            "raw_params": {"company_domain": "northpier.example", "fullname": "Mira Okafor"},
            "custom": "r17",
        },
        {
            "index": "1",
            "qualification": "invalid",
            "email": None,
            "raw_params": {"company_name": "North Pier", "fullname": "Tomas Lind"},
            "custom": "r19",
        },
    ]


def test_gender_when_asked_for(api: Api, mira: dict[str, str]) -> None:
    done = api.finish("email", {"searches": [mira], "settings": {"retrieve_gender": True}})
    assert done["results"][0]["info"]["gender"] == "female"
    assert "custom" not in done["results"][0]
    assert "custom" not in done["general"]


def test_verify_done(api: Api) -> None:
    done = api.finish("verify", ADDRESSES | {"custom": {"ref": "b1"}})
    assert done["general"] == {"id": done["general"]["id"], "status": "completed", "custom": {"ref": "b1"}}
    assert done["stats"] == {"credits_cost": 0.5, "requested": 2, "valid": 1}
    rows = [(row["email"], row["qualification"]) for row in done["results"]]
    assert rows == [("mira.okafor@northpier.example", "valid"), ("No Address", "invalid")]
    assert all(str(uuid.UUID(row["index"])) == row["index"] for row in done["results"])


def test_phone_done(api: Api) -> None:
    done = api.finish("phone", PHONES)
    found, missed = done["results"]
    number = found.pop("number")
    assert number.startswith("+1")
    assert "55501" in number
    url = {"linkedin_url": "https://www.linkedin.com/in/mira-okafor"}
    assert found == {"index": 0, "qualification": "found", "country": "US", "params": url, "custom": "r17"}
    names = {"company_name": "North Pier", "firstname": "Tomas", "lastname": "Lind"}
    assert missed == {"index": 1, "qualification": "not_found", "params": names, "custom": "r19"}
    assert done["stats"] == {"credits_cost": 40, "credits_to_refund": 40, "found": 1, "requested": 2}


@pytest.mark.parametrize(
    ("path", "body", "answer", "used"),
    [
        ("/email/find/single", FIRST, {"email": "mira.okafor@northpier.example"}, 1),
        ("/email/verify/single", {"email": "No Address", "custom": "r1"}, {"qualification": "invalid"}, 0.25),
        ("/phone/single", LAST, {"qualification": "not_found", "custom": "r19"}, 40),
    ],
)
def test_single(api: Api, path: str, body: Any, answer: dict[str, str], used: float) -> None:
    started = api.http.post(path, json=body).json()
    assert started["credits_used"] == used
    assert api.http.get(path, params={"id": started["id"]}).status_code == 202
    api.control("advance", {})
    done = api.http.get(path, params={"id": started["id"]})
    assert done.status_code == 200
    assert done.json().items() >= answer.items()


def test_text_comes_back_as_it_was_sent(api: Api) -> None:
    search = {"fullname": "Łucja Ñandú 🦜 \ud83d", "company_name": "Smør & Brød", "custom": "日本"}
    done = api.http.post("/email/find/bulk", content=json.dumps({"searches": [search]})).json()
    api.control("advance", {})
    row = api.read("email", done["id"])["results"][0]
    assert row["raw_params"] | {"custom": row["custom"]} == search
