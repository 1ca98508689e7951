"""Every fault of transport does what it says to the client, and what it says to the money."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

MIRA = {"searches": [{"fullname": "Mira Okafor", "company_domain": "northpier.example"}]}


def set_faults(api: Api, *faults: dict[str, Any]) -> None:
    api.control("faults", list(faults))


def batches(api: Api) -> int:
    return len(api.ledger()["batches"])


@pytest.mark.parametrize(
    ("fault", "error", "taken"),
    [
        ({"kind": "drop_before_accept"}, httpx.RemoteProtocolError, 0),
        ({"kind": "drop_after_accept"}, httpx.RemoteProtocolError, 1),
        ({"kind": "drop_before_accept", "how": "reset"}, httpx.ReadError, 0),
        ({"kind": "drop_after_accept", "how": "reset"}, httpx.ReadError, 1),
        ({"kind": "cut_body"}, httpx.RemoteProtocolError, 1),
        ({"kind": "hang"}, httpx.ReadTimeout, 0),
        ({"kind": "hang_after_accept"}, httpx.ReadTimeout, 1),
    ],
)
def test_no_answer(api: Api, fault: dict[str, Any], error: type[Exception], taken: int) -> None:
    set_faults(api, fault | {"endpoint": "email"})
    with pytest.raises(error):
        api.http.post("/email/find/bulk", json=MIRA, timeout=0.1)
    assert batches(api) == taken
    assert api.credits == 10000 - taken
    assert api.ledger()["requests"][0]["fault"].startswith(fault["kind"])


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        ({"status": 400}, 400, '{"message":"Missing payload"}'),
        ({"status": 401}, 401, '{"message":"This apikey is not valid"}'),
        ({"status": 401, "message": "Not in this plan"}, 401, '{"message":"Not in this plan"}'),
        ({"status": 402}, 402, '{"message":"Insufficient credits"}'),
        ({"status": 422}, 422, '{"message":"Insufficient credits"}'),
        ({"status": 429}, 429, '{"message":"Too Many Requests"}'),
        ({"status": 500}, 500, '{"message":"Internal server error"}'),
        ({"status": 502, "body": "empty"}, 502, ""),
        ({"status": 503, "body": "text"}, 503, "Service Unavailable"),
        ({"status": 504}, 504, '{"message":"Gateway Timeout"}'),
        ({"status": 599}, 599, '{"message":"Status 599"}'),
    ],
)
@pytest.mark.parametrize("accepted", [False, True])
def test_status(api: Api, fault: dict[str, Any], status: int, body: str, accepted: bool) -> None:
    set_faults(api, {"kind": "status", "accepted": accepted, **fault})
    answer = api.post("email", MIRA)
    assert (answer.status_code, answer.text) == (status, body)
    assert batches(api) == accepted


def test_html_page(api: Api) -> None:
    set_faults(api, {"kind": "html"}, {"kind": "status", "status": 503, "body": "html", "nth": 2})
    for status in (200, 503):
        answer = api.post("email", MIRA)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.text.startswith("<html>")
    assert batches(api) == 0


def test_cut_json_in_whole_http(api: Api) -> None:
    set_faults(api, {"kind": "cut_json"})
    answer = api.post("email", MIRA)
    assert answer.status_code == 201
    assert answer.text.startswith('{"message":')
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert batches(api) == 1


def test_no_id(api: Api) -> None:
    set_faults(api, {"kind": "no_id"})
    assert "id" not in api.post("email", MIRA).json()
    assert batches(api) == 1


def test_redirect_is_seen_if_it_is_followed(api: Api) -> None:
    set_faults(api, {"kind": "redirect", "endpoint": "account"}, {"kind": "redirect", "status": 307})
    assert api.http.get("/account/info").headers["location"] == f"{api.url}/elsewhere"
    assert api.http.post("/email/find/bulk", json=MIRA, follow_redirects=True).status_code == 400
    assert [seen["path"] for seen in api.ledger()["requests"]][1:] == ["/email/find/bulk", "/elsewhere"]


def test_slow(api: Api) -> None:
    set_faults(api, {"kind": "slow", "seconds": 0.05})
    assert api.post("email", MIRA).elapsed.total_seconds() >= 0.05
    assert batches(api) == 1


def test_refused_for_a_while(api: Api) -> None:
    set_faults(api, {"kind": "refuse", "seconds": 0.1})
    with pytest.raises(httpx.ConnectError):
        api.post("email", MIRA)
    assert until_listening(api).status_code == 201


def test_refused_before_the_third(api: Api) -> None:
    set_faults(api, {"kind": "refuse", "endpoint": "email", "nth": 3, "seconds": 0.1})
    api.http.get("/account/info")
    assert [api.post("email", MIRA).status_code for _ in range(2)] == [201, 201]
    with pytest.raises(httpx.ConnectError):
        api.post("email", MIRA)
    until_listening(api)
    assert batches(api) == 3


def until_listening(api: Api) -> httpx.Response:
    while True:
        try:
            return api.post("email", MIRA)
        except httpx.ConnectError:
            continue


def test_clear_lets_go_of_what_hangs(api: Api) -> None:
    set_faults(api, {"kind": "hang"})
    ended: list[type[Exception]] = []

    def wait() -> None:
        try:
            httpx.post(f"{api.url}/email/find/bulk", json=MIRA, timeout=5, trust_env=False)
        except httpx.HTTPError as error:
            ended.append(type(error))

    thread = threading.Thread(target=wait)
    thread.start()
    while not api.ledger()["requests"]:
        pass
    api.control("clear", {})
    thread.join(5)
    assert ended == [httpx.RemoteProtocolError]


@pytest.mark.parametrize(
    ("which", "hit"),
    [
        ({}, [1]),
        ({"nth": 3}, [3]),
        ({"nth": "first", "count": 2}, [1, 2]),
        ({"nth": "middle", "of": 5}, [3]),
        ({"nth": "last", "of": 6}, [6]),
        ({"nth": 4, "count": "all"}, [4, 5, 6]),
        ({"every": 2}, [2, 4, 6]),
        ({"every": True}, [1, 2, 3, 4, 5, 6]),
        ({"endpoint": "phone"}, []),
        ({"endpoint": "email"}, [1]),
        ({"method": "GET"}, []),
        ({"method": "any"}, [1]),
    ],
)
def test_which_request_is_hit(api: Api, which: dict[str, Any], hit: list[int]) -> None:
    set_faults(api, {"kind": "status", "status": 503, **which})
    answers = [api.post("email", {}).status_code for _ in range(6)]
    assert [number for number, status in enumerate(answers, 1) if status == 503] == hit
    assert api.http.get("/_sandbox/faults").json()["faults"][0]["hits"] == len(hit)


def test_the_first_of_two_faults_happens(api: Api) -> None:
    set_faults(api, {"kind": "status", "status": 502}, {"kind": "status", "status": 503, "count": 2})
    assert [api.post("email", {}).status_code for _ in range(3)] == [502, 503, 400]
    assert [fault["hits"] for fault in api.http.get("/_sandbox/faults").json()["faults"]] == [1, 1]


def test_reading_can_fail_too(api: Api) -> None:
    batch = api.submit("email", MIRA)
    api.control("advance", {})
    set_faults(api, {"kind": "cut_json", "endpoint": "email", "method": "GET"})
    answer = api.http.get("/email/find/bulk", params={"id": batch})
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert api.read("email", batch)["general"]["status"] == "completed"
