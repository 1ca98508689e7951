"""A finished batch is told to the address that asked for it, if that address is on this machine."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from gui.sandbox import webhooks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sandbox.conftest import Api

PAYLOADS: dict[str, Any] = {
    "email": {"searches": [{"fullname": "Mira Okafor", "company_domain": "northpier.example"}]},
    "verify": {"verifications": ["a@b.example"]},
    "phone": {"searches": [{"linkedin_url": "https://www.linkedin.com/in/mira-okafor"}]},
}


class Listener(HTTPServer):
    """Takes events on loopback, one at a time."""

    timeout = 30
    events: list[tuple[str, Any]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?run=1"


class _Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.events.append((self.path, json.loads(body)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener(("127.0.0.1", 0), _Handler) as server:
        server.events = []
        yield server


@pytest.mark.parametrize(
    ("kind", "event", "cost"),
    [
        ("email", "bulk_search_finished", 1),
        ("verify", "bulk_verification_finished", 0.25),
        ("phone", "bulk_phone_search_finished", 40),
    ],
)
def test_event(api: Api, listener: Listener, kind: str, event: str, cost: float) -> None:
    batch = api.submit(kind, PAYLOADS[kind] | {"settings": {"webhook": listener.url}})
    api.control("advance", {})
    listener.handle_request()
    assert listener.events == [("/hook?run=1", {"event": event, "id": batch, "credits": {"cost": cost}})]


def test_account_webhook_is_told_unless_the_batch_has_its_own(api: Api, listener: Listener) -> None:
    api.control("credits", {"webhooks": [listener.url]})
    api.submit("email", PAYLOADS["email"] | {"settings": {"webhook": "http://127.0.0.1:9/"}})
    api.control("advance", {})
    second = api.submit("verify", PAYLOADS["verify"])
    api.control("advance", {})
    listener.handle_request()
    assert [event["id"] for _, event in listener.events] == [second]


def test_older_event_has_no_credits(api: Api, listener: Listener) -> None:
    api.control("faults", [{"kind": "older_wire"}])
    batch = api.submit("email", PAYLOADS["email"] | {"settings": {"webhook": listener.url}})
    api.control("advance", {})
    listener.handle_request()
    assert listener.events[0][1] == {"event": "bulk_search_finished", "id": batch}


def test_event_comes_when_the_batch_is_due(api: Api, listener: Listener) -> None:
    api.control("credits", {"speed": 100})
    api.submit("email", PAYLOADS["email"] | {"settings": {"webhook": listener.url}})
    listener.handle_request()
    assert len(listener.events) == 1


@pytest.mark.parametrize(
    ("url", "is_called"),
    [
        ("http://127.0.0.1:8000/a", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000/", True),
        ("https://127.0.0.1:8000/", False),
        ("http://10.0.0.1/", False),
        ("http://localhost.evil.example/", False),
        ("http://127.0.0.1:99999/", False),
        ("http://[", False),
        ("ftp://127.0.0.1/", False),
        ("", False),
        (7, False),
        (None, False),
    ],
)
def test_loopback_only(url: object, is_called: bool) -> None:
    assert (webhooks.loopback_address(url) is not None) == is_called
