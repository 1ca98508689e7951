"""Domains and LinkedIn pages: one form for the many ways a cell writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.web_address import (
    clean_domain,
    clean_host,
    is_linkedin_company,
    is_personal_domain,
    is_public_suffix,
    is_social_page,
    linkedin_slug,
    linkedin_url,
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


@pytest.mark.parametrize(
    "cell",
    [
        "https://www.linkedin.com/in/mira-okafor",
        "https://www.linkedin.com/in/mira-okafor/",
        "http://linkedin.com/in/Mira-Okafor",
        "linkedin.com/in/mira-okafor?trk=people&x=1",
        "www.linkedin.com/in/mira-okafor#about",
        "https://fr.linkedin.com/in/mira-okafor/",
        "https://uk.linkedin.com/in/mira-okafor/en",
        "https://m.linkedin.com/in/mira-okafor",
        "https://www.linkedin.com/mwlite/in/mira-okafor",
        "https://www.linkedin.com/in/mira-okafor/details/experience/",
        "https://www.linkedin.com:443/in/mira-okafor",
        "HTTPS://WWW.LINKEDIN.COM/IN/MIRA-OKAFOR/",
        "https://www.linkedin.com/in/mira%2Dokafor",
        "https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmira-okafor",
        "//www.linkedin.com/in/mira-okafor",
        "/in/mira-okafor/",
        "in/mira-okafor",
        "<https://www.linkedin.com/in/mira-okafor>",
        "  https://www.linkedin.com/in/mira-okafor  ",
    ],
)
def test_one_profile_in_many_forms(cell: str) -> None:
    assert linkedin_slug(cell) == "mira-okafor"


@pytest.mark.parametrize(
    ("cell", "slug"),
    [
        ("https://www.linkedin.com/in/andr%C3%A9-lind-12/", "andré-lind-12"),
        ("https://www.linkedin.com/in/andr%25C3%25A9-lind-12/", "andré-lind-12"),
        ("https://www.linkedin.com/in/André-Lind-12/", "andré-lind-12"),
        ("https://www.linkedin.com/in/王小明-1a2b", "王小明-1a2b"),
        ("linkedin.com/in/ACoAAABCDefghijKLMNOPqrstuv1234567", "ACoAAABCDefghijKLMNOPqrstuv1234567"),
    ],
)
def test_slugs_in_other_scripts_and_member_ids(cell: str, slug: str) -> None:
    assert linkedin_slug(cell) == slug


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "mira-okafor", "Mira Okafor", "https://www.linkedin.com/company/northpier",
        "https://www.linkedin.com/school/northpier/", "https://www.linkedin.com/in/", "https://www.linkedin.com",
        "https://www.linkedin.com/sales/lead/ACwAAA,NAME_SEARCH,x", "https://www.linkedin.com/pub/dir/Mira/Okafor",
        "https://notlinkedin.com/in/mira", "https://linkedin.com.evil.example/in/mira", "https://lnkd.in/abc",
        "https://northpier.example/linkedin.com/in/mira", "https://www.linkedin.com/in/me",
        "https://www.linkedin.com/in/%20", "https://www.linkedin.com/in/%2F", "https://www.linkedin.com/in/%FF",
        "https://www.linkedin.com/in/" + "x" * 200,
    ],
)  # fmt: skip
def test_pages_that_are_no_person_s(cell: str) -> None:
    assert linkedin_slug(cell) == ""


def test_people_with_similar_profiles_stay_apart() -> None:
    pages = ["mira-okafor", "mira-okafor-1", "miraokafor", "mirà-okafor", "mira_okafor", "mira-okafor-2b3"]
    assert len({linkedin_slug(f"linkedin.com/in/{page}") for page in pages}) == len(pages)


@given(st.text())
def test_a_slug_comes_back_from_its_url(text: str) -> None:
    slug = linkedin_slug(f"https://www.linkedin.com/in/{text}")
    assert slug == "" or linkedin_slug(linkedin_url(slug)) == slug


def test_pages_of_companies_are_known_as_such() -> None:
    assert is_linkedin_company("https://www.linkedin.com/company/northpier/")
    assert not is_linkedin_company("https://www.linkedin.com/in/northpier")
