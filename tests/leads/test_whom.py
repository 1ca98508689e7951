"""Who is meant, and where their names and addresses stand whole."""

from __future__ import annotations

import pytest

from gui.leads.whom import Whom, naming


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("ida@northpier.example", "ask ida@northpier.example."),
        ("ida@northpier.example", "mailto:ida@northpier.example; soon"),
        ("ida@northpier.example", "'ida@northpier.example'/other@northpier.example"),
        ("ida@northpier.example", "?to%3dida@northpier.example"),
        ("in/ida", "https://www.linkedin.com/in/ida/"),
        ("ida@northpier.example", '["ida@northpier.example",null]'),
        ("ida@northpier.example", "write to ida@northpier.example.thank you"),
        ("ida vos", "broken: ida vos\n"),
        ("ida vos", "\u201cida vos\u201d is not known"),
        ("linkedin.com/in/ida-vos", "https://www.linkedin.com/in/ida-vos?trk=x"),
        ("李明", "没有找到李明的邮箱"),
    ],
)
def test_what_stands_there_whole_is_found(text: str, among: str) -> None:
    assert naming((text, "nobody else")).search(among)


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("ida@northpier.example", "frida@northpier.example"),
        ("ida@northpier.example", "anna.ida@northpier.example"),
        ("ida@northpier.example", "anna+ida@northpier.example"),
        ("ida@northpier.example", "ida@northpier.examples"),
        ("ida vos", "frida vos"),
        ("ida vos", "ida vossen"),
        ("ida vos", "ida vos-lind"),
        ("ána vos", "žána vos"),
        ("in/ida", "https://www.linkedin.com/in/ida-vos"),
        ("in/ida", "ida"),
        ("ida-vos", "linkedin.com/in/ida-vos-2"),
    ],
)
def test_a_part_of_another_is_not(text: str, among: str) -> None:
    assert not naming((text,)).search(among)


def test_of_nothing_nothing_is_found() -> None:
    assert not naming(()).search("anything")


def test_who_has_only_a_page_can_be_meant() -> None:
    assert Whom("de.linkedin.com/in/Ida-Vos/?trk=x").identities() == {"phone|in/ida-vos"}
