"""Whether a text names somebody."""

from __future__ import annotations

import pytest

from gui.leads.whom import is_named


@pytest.mark.parametrize(
    ("folded", "is_it"),
    [
        ("mira@northpier.example", True),
        ("to <mira@northpier.example>.", True),
        ("'mira@northpier.example'", True),
        ("?to%3dmira@northpier.example", True),
        ("samira@northpier.example", False),
        ("al.mira@northpier.example", False),
        ("mira@northpier.example.com", False),
        ("https://www.linkedin.com/in/mira/", True),
        ("https://www.linkedin.com/in/mira-lind", False),
        ("asked about mira okafor twice", True),
        ("mira", False),
        ("", False),
    ],
)
def test_an_address_or_a_page_stands_alone(folded: str, is_it: bool) -> None:
    assert is_named(folded, {"mira@northpier.example", "in/mira", "mira okafor"}) is is_it
    assert not is_named(folded, ())
