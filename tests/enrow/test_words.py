"""The server's own words, from whatever it sent."""

from __future__ import annotations

import pytest

from gui.enrow.loose import to_balance, to_count, to_credits, to_number
from gui.enrow.words import LONGEST, enrow_words, server_words
from gui.leads.credits import Credits


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"message":"Too Many Requests"}', "Too Many Requests"),
        (b'{"reason":"Insufficient credits","success":false}', "Insufficient credits"),
        (b'{"error":"nope"}', "nope"),
        (b'{"error":"c","reason":"b","message":"a"}', "a"),
        (b'{"message":"","reason":"b"}', "b"),
        (b'{"message":null,"error":"c"}', "c"),
        (b'\xef\xbb\xbf{"message":"with a mark"}', "with a mark"),
        (b'{"message":"two\\n  lines\\u0007"}', "two lines"),
        (b'{"message":', None),
        (b'["message"]', None),
        (b"{}", None),
        (b"", None),
        (b"\xff\xfe\x00", None),
        (b"[" * 100_000, None),
        (b"<html></html>", None),
    ],
)
def test_enrows_own(body: bytes, said: str | None) -> None:
    assert enrow_words(body) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", ""),
        (b" upstream\n timed out ", "upstream timed out"),
        (b"<html><head><title>502 Bad\n Gateway</title></head><body>x</body></html>", "502 Bad Gateway"),
        (b"<!doctype html><body>no title</body>", ""),
        (b'{"detail":"other"}', '{"detail":"other"}'),
    ],
)
def test_anybodys(body: bytes, said: str) -> None:
    assert server_words(body) == said


def test_a_long_speech_is_cut() -> None:
    assert server_words(b"blah " * 1000).endswith("…")
    assert len(server_words(b"blah " * 1000)) == LONGEST


@pytest.mark.parametrize(
    ("value", "quarters"),
    [(8500, 34_000), (0.25, 1), ("12.5", 50), (0, 0), (0.3, 1), (8499.9, 33_999), (-2, -8), ("-0.3", -2)],
)
def test_a_balance_is_rounded_down(value: object, quarters: int) -> None:
    assert to_balance(value) == Credits(quarters)


@pytest.mark.parametrize(("value", "quarters"), [(2, 8), (0.25, 1), (0.3, 2), ("40", 160)])
def test_a_price_is_rounded_up(value: object, quarters: int) -> None:
    assert to_credits(value) == Credits(quarters)


@pytest.mark.parametrize(
    "value", [None, True, "", "many", float("nan"), float("inf"), "1e999999", 1e13, [], {}]
)
def test_no_amount(value: object) -> None:
    assert to_credits(value) is None
    assert to_balance(value) is None


@pytest.mark.parametrize(
    ("value", "count"), [(0, 0), ("17", 17), (3.0, 3), (1.5, None), (-1, None), ("a-b", None)]
)
def test_counts(value: object, count: int | None) -> None:
    assert to_count(value) == count


def test_a_price_is_never_negative() -> None:
    assert to_credits(-1) is None
    assert to_number(-1) is None
