"""LinkedIn pages: one name for the many ways a cell writes the URL of a person's page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.cleaning.linkedin import is_linkedin_company, linkedin_slug, linkedin_url


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
