"""Whom a list of people never to look up covers."""

from __future__ import annotations

import pytest

from gui.leads.errors import UsageError
from gui.leads.never import Never, NeverEntry, never_entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (" Mira@NorthPier.example ", NeverEntry("email", "mira@northpier.example")),
        ("https://www.NorthPier.example/about", NeverEntry("domain", "northpier.example")),
        ("mail.northpier.example", NeverEntry("domain", "mail.northpier.example")),
    ],
)
def test_entries_are_read_as_they_are_typed(text: str, entry: NeverEntry) -> None:
    assert never_entry(text) == entry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "mira",
        "mira@",
        "two@a.example three@b.example",
        "a.example, b.example",
        "https://www.linkedin.com/in/mira",
    ],
)
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="as it was"):
        never_entry(text)


@pytest.mark.parametrize(
    ("identity", "is_covered"),
    [
        ("verify|mira@northpier.example", True),
        ("verify|tomas@northpier.example", False),
        ("verify|any@lind.example", True),
        ("verify|any@mail.lind.example", True),
        ("verify|any@notlind.example", False),
        ("email|tomas lind|lind.example", True),
        ("phone|tomas lind|uk.lind.example", True),
        ("email|tomas lind|lind", False),
        ("email|ines moreau|moreau.example", True),
        ("phone|in/mira", False),
        ("email|tomas lind|lind example", True),
        ("phone|tomas lind|www lind example", True),
        ("email|tomas lind|lind examples", False),
        ("email|tomas lind|new north pier example", True),
    ],
)
def test_addresses_domains_and_who_was_found(identity: str, is_covered: bool) -> None:
    never = Never(
        frozenset({"mira@northpier.example"}),
        frozenset({"lind.example", "north-pier.example"}),
        frozenset({"email|ines moreau|moreau.example"}),
    )
    assert never.covers(identity) is is_covered
    assert not Never().covers(identity)
