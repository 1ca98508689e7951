"""Which addresses Enrow may be told to call, and what is made of them."""

from __future__ import annotations

import pytest

from gui.leads.errors import UsageError
from gui.leads.webhook import (
    DEFAULT_PORT,
    MOST_LETTERS,
    WebhookMode,
    address_to_send,
    check_port,
    check_webhook_url,
    is_token,
    without_secrets,
)

LISTEN, PASS_ON = WebhookMode.LISTEN, WebhookMode.PASS_ON
TOKEN = "kC2vXo9eT5aB7dF1gH3jL6mN8pQ0rS4u"


@pytest.mark.parametrize(
    ("typed", "mode", "sent"),
    [
        ("https://hooks.example", LISTEN, f"https://hooks.example/{TOKEN}"),
        (" https://hooks.example/ ", LISTEN, f"https://hooks.example/{TOKEN}"),
        ("https://hooks.example:8443/enrow//", LISTEN, f"https://hooks.example:8443/enrow/{TOKEN}"),
        ("HTTPS://Hooks.Example", LISTEN, f"HTTPS://Hooks.Example/{TOKEN}"),
        ("http://127.0.0.1:17690", LISTEN, f"http://127.0.0.1:17690/{TOKEN}"),
        ("http://localhost:1", LISTEN, f"http://localhost:1/{TOKEN}"),
        ("http://[::1]:1", LISTEN, f"http://[::1]:1/{TOKEN}"),
        ("https://n8n.example/webhook/4f?x=1&y=%20", PASS_ON, "https://n8n.example/webhook/4f?x=1&y=%20"),
        ("https://zapier.example/hooks/catch/1/a/", PASS_ON, "https://zapier.example/hooks/catch/1/a/"),
        ("anything", WebhookMode.NONE, None),
    ],
)
def test_what_is_sent(typed: str, mode: WebhookMode, sent: str | None) -> None:
    assert address_to_send(typed, mode, TOKEN, is_near=True) == sent


@pytest.mark.parametrize("mode", [LISTEN, PASS_ON])
@pytest.mark.parametrize(
    "typed", ["http://127.0.0.1:1", "https://localhost/x", "http://[::1]", "https://127.9.9.9"]
)
def test_enrow_is_never_told_an_address_of_this_machine(typed: str, mode: WebhookMode) -> None:
    assert address_to_send(typed, mode, TOKEN, is_near=True)
    with pytest.raises(UsageError, match="only the sandbox can call"):
        address_to_send(typed, mode, TOKEN, is_near=False)


def test_enrow_is_told_a_public_address() -> None:
    sent = address_to_send("https://hooks.example", LISTEN, TOKEN, is_near=False)
    assert sent == f"https://hooks.example/{TOKEN}"


@pytest.mark.parametrize("mode", [LISTEN, PASS_ON])
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "no address yet"),
        ("   ", "no address yet"),
        ("hooks.example", "not a web address"),
        ("ftp://hooks.example", "not a web address"),
        ("https://", "not a web address"),
        ("https:///path", "not a web address"),
        ("https://hooks.example:0", "not a web address"),
        ("https://hooks.example:70000", "not a web address"),
        ("https://hooks.example:x", "not a web address"),
        ("https://[::1", "not a web address"),
        ("http://hooks.example", "not secure"),
        ("http://localhost.hooks.example", "not secure"),
        ("http://127.0.0.1.hooks.example", "not secure"),
        ("http://192.168.1.7", "not secure"),
        ("https://mira:secret@hooks.example", "a name or a password"),
        ("https://mira@hooks.example", "a name or a password"),
        ("https://@hooks.example", "a name or a password"),
        ("http://127.0.0.1@hooks.example", "a name or a password"),
        ("https://hooks.example/a b", "odd signs"),
        ("https://hooks.example\\@else.example", "odd signs"),
        ("https://hooks.example/\r\nx", "odd signs"),
        ("https://hööks.example", "odd signs"),
        ("https://hooks.example/#top", "“#”"),
        ("https://hooks.example/" + "x" * MOST_LETTERS, "longer than"),
    ],
)
def test_what_cannot_be_used_says_why(typed: str, says: str, mode: WebhookMode) -> None:
    with pytest.raises(UsageError) as caught:
        check_webhook_url(typed, mode)
    assert says in caught.value.sentence
    assert "secret" not in caught.value.sentence


def test_a_secret_path_cannot_follow_a_question() -> None:
    with pytest.raises(UsageError, match="secret path"):
        check_webhook_url("https://hooks.example/?to=me", LISTEN)


@pytest.mark.parametrize("port", [0, 1, DEFAULT_PORT, 65_535])
def test_ports_that_are(port: int) -> None:
    assert check_port(port) == port


@pytest.mark.parametrize("port", [-1, 65_536, 10**9])
def test_ports_that_are_not(port: int) -> None:
    with pytest.raises(UsageError):
        check_port(port)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        (TOKEN, True),
        ("x" * 22, True),
        ("x" * 21, False),
        ("", False),
        ("x" * 30 + "/", False),
        ("ä" * 30, False),
    ],
)
def test_a_secret_path_holds_128_bits_and_needs_no_escaping(text: str, fits: bool) -> None:
    assert is_token(text) is fits


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://hooks.example/catch/123?x=1#y", "https://hooks.example/…"),
        ("http://127.0.0.1:17690/token", "http://127.0.0.1:17690/…"),
        ("https://user:word@hooks.example", "https://hooks.example/…"),
        ("", ""),
        ("not an address", ""),
        ("https://[broken", ""),
    ],
)
def test_what_is_left_of_an_address_cannot_be_called(address: str, left: str) -> None:
    assert without_secrets(address) == left
