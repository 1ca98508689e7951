"""What Enrow refuses, with its own words, and that a refusal costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sandbox.conftest import Api

SEARCH = {"fullname": "Mira Okafor", "company_domain": "northpier.example"}
PERSON = {"firstname": "Mira", "lastname": "Okafor", "company_name": "North Pier"}
URL = {"linkedin_url": "https://www.linkedin.com/in/mira-okafor"}
EMPTY_PHONE = "At least 1 phone search must be present in the payload"
EMPTY_VERIFY = "At least 1 verification must be present in the payload"


def _missing(number: int, of: int) -> str:
    return f"Missing mandatory property on search n°{number} of {of}"


REFUSED: list[tuple[str, Any, str]] = [
    ("email", None, "Missing payload"),
    ("email", [], "Missing payload"),
    ("email", {}, "Missing searches payload"),
    ("email", {"searches": []}, "Missing searches payload"),
    ("email", {"searches": "all"}, "Missing searches payload"),
    ("email", {"searches": [SEARCH] * 5001}, "Too many searches. Limit is currently at 5000 per batch."),
    ("email", {"searches": [SEARCH] * 7 + [{"fullname": "Mira Okafor"}] + [SEARCH] * 42}, _missing(8, 50)),
    ("email", {"searches": [{"company_name": "North Pier"}]}, _missing(1, 1)),
    ("email", {"searches": [SEARCH, SEARCH | {"fullname": " "}]}, _missing(2, 2)),
    ("email", {"searches": [SEARCH | {"company_domain": ""}]}, _missing(1, 1)),
    ("email", {"searches": ["Mira Okafor"]}, _missing(1, 1)),
    ("verify", None, "Missing payload"),
    ("verify", {}, EMPTY_VERIFY),
    ("verify", {"verifications": []}, EMPTY_VERIFY),
    ("verify", {"verifications": ["a@b.example"] * 5001},
     "Too many verifications. Limit is currently at 5000 per batch."),
    ("phone", None, "Missing payload"),
    ("phone", {"searches": []}, EMPTY_PHONE),
    ("phone", {"searches": [URL] * 3001}, "Too many searches. Limit is currently at 3000 per batch."),
    ("phone", {"searches": [URL, {"linkedin_url": "https://linkedin.com/company/north-pier"}]},
     "Invalid linkedin_url"),
    ("phone", {"searches": [PERSON | {"linkedin_url": "mira"}]}, "Invalid linkedin_url"),
    ("phone", {"searches": [PERSON, {"firstname": "Mira", "company_name": "North Pier"}]}, _missing(2, 2)),
    ("phone", {"searches": [{"firstname": "Mira", "lastname": "Okafor"}]}, _missing(1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "payload", "message"), REFUSED)
def test_payload(api: Api, kind: str, payload: Any, message: str) -> None:
    answer = api.post(kind, payload)
    assert (answer.status_code, answer.json()) == (400, {"message": message})
    assert api.credits == 10000


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b"null"])
def test_payload_that_is_no_json(api: Api, body: bytes) -> None:
    answer = api.http.post("/email/find/bulk", content=body)
    assert (answer.status_code, answer.json()) == (400, {"message": "Missing payload"})


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("email", {"searches": [SEARCH | {"company_domain": "https://www.northpier.example/about"}] * 5000}),
        ("verify", {"verifications": ["a@b.example"] * 5000}),
        (
            "phone",
            {"searches": [PERSON | {"linkedin_url": ""}, URL, {"linkedin_url": "linkedin.com/in/mira/"}]},
        ),
    ],
)
def test_payload_that_is_good(api: Api, kind: str, payload: Any) -> None:
    assert api.post(kind, payload).status_code == 201


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, "No apikey found in the x-api-key headers"),
        ({"x-api-key": ""}, "No apikey found in the x-api-key headers"),
        ({"x-api-key": "wrong"}, "This apikey is not valid"),
    ],
)
@pytest.mark.parametrize("path", ["/account/info", "/phone/bulk?id=1"])
def test_key(api: Api, path: str, headers: dict[str, str], message: str) -> None:
    answer = httpx.get(api.url + path, headers=headers, trust_env=False)
    assert (answer.status_code, answer.json()) == (401, {"message": message})


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/email/find/bulk", 400, "Could not retrieve bulk search results"),
        ("/email/verify/bulk", 400, "Could not retrieve bulk verification results"),
        ("/phone/bulk", 400, "Could not retrieve bulk search results"),
        ("/email/find/single", 500, "Could not retrieve search result"),
        ("/nowhere", 400, "Unknown route"),
    ],
)
def test_unknown_id_is_never_404(api: Api, path: str, status: int, message: str) -> None:
    for query in ("", "?id=", "?id=b71e"):
        answer = api.http.get(path + query)
        assert (answer.status_code, answer.json()) == (status, {"message": message})


def test_id_of_another_kind_is_unknown(api: Api, mira: dict[str, str]) -> None:
    batch = api.submit("email", {"searches": [mira]})
    assert api.read("verify", batch) == {"message": "Could not retrieve bulk verification results"}


def test_eleventh_post_of_a_second(api: Api) -> None:
    answers = [api.post(kind, {}) for kind in ("email", "verify", "phone", "email") * 3]
    assert [answer.status_code for answer in answers] == [400] * 10 + [429] * 2
    assert answers[-1].json() == {"message": "Too Many Requests"}
    assert "retry-after" not in answers[-1].headers
    assert api.http.get("/account/info").status_code == 200


def test_the_rate_is_free_again_after_a_second(api: Api) -> None:
    for _ in range(11):
        api.post("email", {})
    api.control("advance", {"seconds": 1})
    assert [api.post("email", {}).status_code for _ in range(10)] == [400] * 10


def test_no_rate_limit(sandboxes: Callable[..., Any]) -> None:
    with sandboxes("--rate", "0") as (_, api):
        assert {api.post("email", {}).status_code for _ in range(30)} == {400}
