"""Domains: one form for the many ways a cell writes them, and those that name no company."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.cleaning.web_address import (
    clean_domain,
    clean_host,
    is_personal_domain,
    is_public_suffix,
    is_social_page,
)


@pytest.mark.parametrize(
    "cell",
    [
        "northpier.example",
        "NorthPier.Example",
        " northpier.example ",
        "northpier.example.",
        "northpier.example/",
        "www.northpier.example",
        "WWW.NORTHPIER.EXAMPLE",
        "www2.northpier.example",
        "http://northpier.example",
        "https://www.northpier.example/about?utm=x#team",
        "https://northpier.example:8443/",
        "http://mira:secret@northpier.example/",
        "//northpier.example/x",
        "http:/northpier.example",
        "http:\\\\northpier.example\\x",
        "https://https://northpier.example".removeprefix("https://"),
        "mira@northpier.example",
        "mailto:mira@northpier.example",
        "<northpier.example>",
        "(northpier.example)",
        "northpier.example, other.example",
        "northpier.example; other.example",
        "northpier.example | other.example",
        "northpier。example",
        "ｎorthpier.example",
        "\u200bnorthpier.example",
    ],
)
def test_one_domain_in_many_forms(cell: str) -> None:
    assert clean_domain(cell) == "northpier.example"


@pytest.mark.parametrize(
    ("cell", "domain"),
    [
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("MÜNCHEN.example", "xn--mnchen-3ya.example"),
        ("mu\u0308nchen.example", "xn--mnchen-3ya.example"),
        ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("https://пример.рф/о-нас", "xn--e1afmkfd.xn--p1ai"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("straße.de", "xn--strae-oqa.de"),
        ("strasse.de", "strasse.de"),
        ("shop.northpier.example", "shop.northpier.example"),
        ("www.com", "www.com"),
        ("north-pier.co.uk", "north-pier.co.uk"),
        ("3m.example", "3m.example"),
    ],
)
def test_other_alphabets_and_subdomains(cell: str, domain: str) -> None:
    assert clean_domain(cell) == domain


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "n/a", "northpier", "north pier", "North Pier GmbH", "http://", "https://www.",
        "localhost", "10.0.0.1", "http://192.168.1.1/",
        "[::1]", "node.js", "S.p.A.", "-a.example", "a-.example",
        "a_b.example", "a..example", ".example", "example.", "x" * 64 + ".example",
        "a." * 130 + "example", "12.50", "1.2.2024",
    ],
)  # fmt: skip
def test_what_is_no_domain(cell: str) -> None:
    assert clean_domain(cell) == ""


@given(st.text())
def test_any_cell_gives_a_domain_that_stays_itself_or_nothing(cell: str) -> None:
    domain = clean_domain(cell)
    assert clean_domain(domain) == domain
    assert domain.isascii()


@given(st.from_regex(r"\A[a-z]{1,10}\.[a-z]{3,6}\Z"), st.sampled_from(["", "http://", "https://www.", "x@"]))
def test_decoration_makes_no_difference(domain: str, before: str) -> None:
    assert clean_domain(f"{before}{domain}") == clean_domain(domain)


def test_hosts_keep_their_www() -> None:
    assert clean_host("www.northpier.example") == "www.northpier.example"


@pytest.mark.parametrize(
    "domain", ["gmail.com", "yahoo.fr", "yahoo.co.jp", "hotmail.es", "outlook.com", "gmx.de", "web.de",
               "orange.fr", "libero.it", "qq.com", "icloud.com", "proton.me", "ziggo.nl", "t-online.de"],
)  # fmt: skip
def test_mail_providers_are_no_companies(domain: str) -> None:
    assert is_personal_domain(clean_domain(domain))


@pytest.mark.parametrize("domain", ["northpier.example", "mygmail.example", "outlook.example", "google.com"])
def test_companies_are_no_mail_providers(domain: str) -> None:
    assert not is_personal_domain(domain)


def test_bare_endings() -> None:
    assert is_public_suffix(clean_domain("www.co.uk"))
    assert not is_public_suffix("northpier.co.uk")


@pytest.mark.parametrize(
    ("cell", "is_page"),
    [
        ("https://www.linkedin.com/company/northpier", True),
        ("facebook.com/northpier", True),
        ("https://fr-fr.facebook.com/northpier/", True),
        ("https://x.com/northpier", True),
        ("https://www.linkedin.com", False),
        ("linkedin.com/", False),
        ("mira@facebook.com", False),
        ("https://northpier.example/facebook.com/x", False),
        ("", False),
    ],
)
def test_social_pages_are_no_websites(cell: str, is_page: bool) -> None:
    assert is_social_page(cell) is is_page
