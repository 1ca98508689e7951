"""Searches: what is sent, when two are the same, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.problems import Problem, describe
from gui.leads.search import Search, build_search

if TYPE_CHECKING:
    from collections.abc import Mapping


def lead(row: int, values: Mapping[str, str]) -> Lead:
    return Lead(row, {Field(name): text for name, text in values.items()})


def search(kind: Kind, **values: str) -> Search:
    built = build_search(kind, lead(1, values))
    assert isinstance(built, Search), built
    return built


@pytest.mark.parametrize(
    ("values", "params"),
    [
        (
            {"full_name": "Mira Okafor", "domain": "https://www.northpier.example/team"},
            {"fullname": "Mira Okafor", "company_domain": "northpier.example"},
        ),
        (
            {"first_name": " Mira ", "last_name": "OKAFOR", "company": " North  Pier GmbH "},
            {"fullname": "Mira OKAFOR", "company_name": "North Pier GmbH"},
        ),
        (
            {"full_name": "Okafor, Mira", "domain": "northpier.example", "company": "North Pier"},
            {"fullname": "Mira Okafor", "company_domain": "northpier.example"},
        ),
        (
            {"first_name": "Mira", "last_name": "Okafor", "full_name": "M. Okafor", "company": "North Pier"},
            {"fullname": "Mira Okafor", "company_name": "North Pier"},
        ),
        (
            {"first_name": "Mira", "last_name": "", "full_name": "Mira Okafor", "company": "North Pier"},
            {"fullname": "Mira Okafor", "company_name": "North Pier"},
        ),
        (
            {"full_name": "Mira Okafor", "domain": "gmail.com", "company": "North Pier"},
            {"fullname": "Mira Okafor", "company_name": "North Pier"},
        ),
        (
            {"full_name": "Mira Okafor", "domain": "north pier", "company": "North Pier"},
            {"fullname": "Mira Okafor", "company_name": "North Pier"},
        ),
        (
            {"full_name": "Mira Okafor", "domain": "", "email": "info@northpier.example"},
            {"fullname": "Mira Okafor", "company_domain": "northpier.example"},
        ),
        (
            {"full_name": "王小明", "domain": "北.example"},
            {"fullname": "王小明", "company_domain": "xn--djr.example"},
        ),
    ],
)
def test_what_an_email_search_sends(values: dict[str, str], params: Mapping[str, str]) -> None:
    assert search(Kind.EMAIL, **values).params == params


@pytest.mark.parametrize(
    ("values", "params"),
    [
        (
            {
                "linkedin_url": "fr.linkedin.com/in/Mira-Okafor?x=1",
                "full_name": "Mira Okafor",
                "company": "North Pier",
            },
            {"linkedin_url": "https://www.linkedin.com/in/mira-okafor"},
        ),
        (
            {"first_name": "Mira", "last_name": "van der Berg", "domain": "northpier.example"},
            {"firstname": "Mira", "lastname": "van der Berg", "company_domain": "northpier.example"},
        ),
        (
            {"full_name": "Dr. Mira van der Berg", "company": "North Pier"},
            {"firstname": "Mira", "lastname": "van der Berg", "company_name": "North Pier"},
        ),
        (
            {
                "linkedin_url": "not a link",
                "first_name": "Mira",
                "last_name": "Okafor",
                "company": "North Pier",
            },
            {"firstname": "Mira", "lastname": "Okafor", "company_name": "North Pier"},
        ),
        (
            {"first_name": "Mira Okafor", "last_name": "Okafor", "company": "North Pier"},
            {"firstname": "Mira", "lastname": "Okafor", "company_name": "North Pier"},
        ),
    ],
)
def test_what_a_phone_search_sends(values: dict[str, str], params: Mapping[str, str]) -> None:
    assert search(Kind.PHONE, **values).params == params


def test_what_a_verification_sends() -> None:
    assert search(Kind.VERIFY, email=" Mira@NorthPier.example").params == {"email": "mira@northpier.example"}


def test_identities() -> None:
    values = {"full_name": "Mira Okafor", "domain": "northpier.example", "email": "mira@northpier.example"}
    assert search(Kind.EMAIL, **values).identity == "email|mira okafor|northpier.example"
    assert search(Kind.PHONE, **values).identity == "phone|mira okafor|northpier.example"
    assert search(Kind.VERIFY, **values).identity == "verify|mira@northpier.example"
    assert search(Kind.PHONE, linkedin_url="linkedin.com/in/mira").identity == "phone|in/mira"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.EMAIL, {"full_name": "MIRA OKAFOR"}, {"first_name": "Mira", "last_name": "Okafor"}),
        (Kind.EMAIL, {"full_name": "Okafor, Mira"}, {"full_name": "Dr. Mira Okafor"}),
        (Kind.PHONE, {"full_name": "Jean-Pierre Lind"}, {"first_name": "Jean Pierre", "last_name": "LIND"}),
        (Kind.PHONE, {"full_name": "Élodie Müller"}, {"full_name": "Elodie Muller"}),
    ],
)
def test_the_same_person_is_asked_once(kind: Kind, one: dict[str, str], other: dict[str, str]) -> None:
    here = search(kind, domain="https://www.northpier.example/", **one)
    there = search(kind, domain="NORTHPIER.example", **other)
    assert here.identity == there.identity


def test_the_same_company_in_two_spellings() -> None:
    one = search(Kind.EMAIL, full_name="Mira Okafor", company="North Pier GmbH")
    other = search(Kind.EMAIL, full_name="Mira Okafor", company="NORTH PIER")
    assert one.identity == other.identity
    assert one.params != other.params


def test_people_who_differ_have_identities_of_their_own() -> None:
    leads = [
        {"full_name": "Mira Okafor", "domain": "northpier.example"},
        {"full_name": "Mira Okafor", "domain": "shop.northpier.example"},
        {"full_name": "Mira Okafor", "domain": "northpier.test"},
        {"full_name": "Mira Okafor", "company": "North Pier"},
        {"full_name": "Mira Okafor", "company": "North Pier Group"},
        {"full_name": "Mira Okafor", "company": "northpier example"},
        {"full_name": "Mira J. Okafor", "domain": "northpier.example"},
        {"full_name": "Mira Okafor Jr.", "domain": "northpier.example"},
        {"full_name": "Mira Okafour", "domain": "northpier.example"},
    ]
    assert len({search(Kind.EMAIL, **values).identity for values in leads}) == len(leads)


def test_kinds_never_share_an_identity() -> None:
    values = {"full_name": "Mira Okafor", "domain": "northpier.example", "email": "mira@northpier.example"}
    assert len({search(kind, **values).identity for kind in Kind}) == len(Kind)


WIRE_FIELDS = {
    Kind.EMAIL: [{"fullname", "company_domain"}, {"fullname", "company_name"}],
    Kind.PHONE: [
        {"linkedin_url"},
        {"firstname", "lastname", "company_domain"},
        {"firstname", "lastname", "company_name"},
    ],
    Kind.VERIFY: [{"email"}],
}
cells = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["Mira", "Mira Okafor", "northpier.example", "a@b.example", "linkedin.com/in/x", "n/a"]),
)


@given(st.sampled_from(Kind), st.dictionaries(st.sampled_from(Field), cells))
def test_any_row_is_a_complete_search_or_a_described_problem(kind: Kind, values: dict[Field, str]) -> None:
    built = build_search(kind, Lead(3, values))
    if isinstance(built, Problem):
        assert built.row == 3
        assert describe(built.code)
    else:
        assert set(built.params) in WIRE_FIELDS[kind]
        assert all(text == text.strip() and text for text in built.params.values())
        assert built.identity.startswith(f"{kind}|")


@given(st.sampled_from(Kind), st.dictionaries(st.sampled_from(Field), cells))
def test_the_same_params_have_the_same_identity(kind: Kind, values: dict[Field, str]) -> None:
    padded = {field: f" {text}\u00a0" for field, text in values.items()}
    one, other = build_search(kind, Lead(1, values)), build_search(kind, Lead(1, padded))
    assert one == other
