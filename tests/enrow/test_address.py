"""Where a key may go, and what a key can be."""

from __future__ import annotations

import pytest

from gui.enrow.address import check_key, check_url, is_loopback
from gui.leads.errors import KeyRefusedError, UsageError


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://api.enrow.io", "https://api.enrow.io"),
        ("https://api.enrow.io/", "https://api.enrow.io"),
        (" https://api.enrow.io\n", "https://api.enrow.io"),
        ("https://gate.example:8443/enrow/", "https://gate.example:8443/enrow"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("http://localhost:1/", "http://localhost:1"),
        ("http://[::1]:9", "http://[::1]:9"),
    ],
)
def test_allowed(url: str, checked: str) -> None:
    assert check_url(url) == checked


@pytest.mark.parametrize(
    "url",
    [
        "http://api.enrow.io",
        "http://10.0.0.1",
        "http://0.0.0.0:80",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://127.0.0.1@api.example",
        "https://mira:secret@api.example",
        "https://api.example?x=1",
        "https://api.example#x",
        "http://127.1",
        "http://[::2]",
        "ftp://127.0.0.1",
        "api.enrow.io",
        "https://",
        "",
        "https://[",
        "http://127.0.0.1:port",
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(UsageError, match="Nothing was sent"):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [("http://localhost", True), ("https://[::1]", True), ("https://api.enrow.io", False)],
)
def test_loopback(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


def test_a_key_loses_the_blanks_it_was_copied_with() -> None:
    assert check_key(" abc-123\r\n") == "abc-123"


@pytest.mark.parametrize("key", ["", "  ", "two words", "line\nbreak", "clé", "nul\0", "“quoted”"])
def test_what_no_header_can_carry_is_no_key(key: str) -> None:
    with pytest.raises(KeyRefusedError) as caught:
        check_key(key)
    assert not key.strip() or key not in str(caught.value)
