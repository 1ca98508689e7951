"""Rows that cannot be looked up, lists that lack a column, and cells that are filled already."""

from __future__ import annotations

import pytest

from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.problems import Problem, ProblemCode
from gui.leads.search import already_there, build_search, check_mapping, needed_fields


def lead(row: int, values: dict[str, str]) -> Lead:
    return Lead(row, {Field(name): text for name, text in values.items()})


PLACE = {"domain": "northpier.example"}
PERSON = {"full_name": "Mira Okafor"}


@pytest.mark.parametrize(
    ("kind", "values", "code", "field"),
    [
        (Kind.EMAIL, {"full_name": "", **PLACE}, ProblemCode.NO_NAME, Field.FULL_NAME),
        (Kind.EMAIL, {"full_name": "n/a", **PLACE}, ProblemCode.NO_NAME, Field.FULL_NAME),
        (Kind.EMAIL, {"first_name": "", "last_name": "", **PLACE}, ProblemCode.NO_NAME, Field.LAST_NAME),
        (Kind.EMAIL, {"full_name": "Mira", **PLACE}, ProblemCode.NO_LAST_NAME, Field.FULL_NAME),
        (
            Kind.EMAIL,
            {"first_name": "Mira", "last_name": "-", **PLACE},
            ProblemCode.NO_LAST_NAME,
            Field.LAST_NAME,
        ),
        (
            Kind.EMAIL,
            {"first_name": "", "last_name": "Lind", **PLACE},
            ProblemCode.NO_FIRST_NAME,
            Field.FIRST_NAME,
        ),
        (Kind.EMAIL, {"full_name": "Sales Team", **PLACE}, ProblemCode.NOT_A_NAME, Field.FULL_NAME),
        (Kind.EMAIL, {"full_name": "m@x.example", **PLACE}, ProblemCode.NOT_A_NAME, Field.FULL_NAME),
        (Kind.EMAIL, {"full_name": "Mira & Tomas Lind", **PLACE}, ProblemCode.NOT_A_NAME, Field.FULL_NAME),
        (Kind.EMAIL, {**PERSON, "domain": ""}, ProblemCode.NO_COMPANY, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "company": "n/a"}, ProblemCode.NO_COMPANY, Field.COMPANY),
        (Kind.EMAIL, {**PERSON, "domain": "", "company": ""}, ProblemCode.NO_COMPANY, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "domain": "north pier"}, ProblemCode.BAD_DOMAIN, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "domain": "co.uk"}, ProblemCode.BAD_DOMAIN, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "domain": "gmail.com"}, ProblemCode.PERSONAL_DOMAIN, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "domain": "mira@yahoo.fr"}, ProblemCode.PERSONAL_DOMAIN, Field.DOMAIN),
        (Kind.EMAIL, {**PERSON, "domain": "facebook.com/np"}, ProblemCode.SOCIAL_PAGE, Field.DOMAIN),
        (
            Kind.PHONE,
            {"linkedin_url": "", **PERSON, **PLACE, "full_name": ""},
            ProblemCode.NO_NAME,
            Field.FULL_NAME,
        ),
        (Kind.PHONE, {"linkedin_url": "nonsense"}, ProblemCode.BAD_LINKEDIN, Field.LINKEDIN_URL),
        (
            Kind.PHONE,
            {"linkedin_url": "linkedin.com/company/x"},
            ProblemCode.BAD_LINKEDIN,
            Field.LINKEDIN_URL,
        ),
        (Kind.PHONE, {"full_name": "王小明", **PLACE}, ProblemCode.NO_LAST_NAME, Field.FULL_NAME),
        (Kind.VERIFY, {"email": ""}, ProblemCode.NO_EMAIL, Field.EMAIL),
        (Kind.VERIFY, {}, ProblemCode.NO_EMAIL, Field.EMAIL),
        (Kind.VERIFY, {"email": "mira@northpier"}, ProblemCode.BAD_EMAIL, Field.EMAIL),
        (Kind.VERIFY, {"email": "a@b.example, c@d.example"}, ProblemCode.SEVERAL_EMAILS, Field.EMAIL),
    ],
)
def test_what_is_in_the_way(kind: Kind, values: dict[str, str], code: ProblemCode, field: Field) -> None:
    assert build_search(kind, lead(17, values)) == Problem(17, kind, code, field)


@pytest.mark.parametrize(
    ("kind", "values", "is_there"),
    [
        (Kind.EMAIL, {"email": "mira@northpier.example"}, True),
        (Kind.EMAIL, {"email": "a@b.example; c@d.example"}, True),
        (Kind.EMAIL, {"email": "n/a"}, False),
        (Kind.EMAIL, {"email": "mira@"}, False),
        (Kind.EMAIL, {}, False),
        (Kind.PHONE, {"phone": "+1 555 010 0199"}, True),
        (Kind.PHONE, {"phone": "unknown"}, False),
        (Kind.PHONE, {"email": "mira@northpier.example"}, False),
        (Kind.VERIFY, {"email": "mira@northpier.example"}, False),
    ],
)
def test_what_the_list_holds_already(kind: Kind, values: dict[str, str], is_there: bool) -> None:
    assert already_there(kind, lead(1, values)) is is_there


@pytest.mark.parametrize(
    ("kind", "fields", "is_enough"),
    [
        (Kind.EMAIL, [Field.FULL_NAME, Field.DOMAIN], True),
        (Kind.EMAIL, [Field.FIRST_NAME, Field.LAST_NAME, Field.COMPANY], True),
        (Kind.EMAIL, [Field.FIRST_NAME, Field.DOMAIN], False),
        (Kind.EMAIL, [Field.FULL_NAME], False),
        (Kind.EMAIL, [Field.LINKEDIN_URL], False),
        (Kind.PHONE, [Field.LINKEDIN_URL], True),
        (Kind.PHONE, [Field.FULL_NAME, Field.COMPANY], True),
        (Kind.PHONE, [Field.FULL_NAME], False),
        (Kind.VERIFY, [Field.EMAIL], True),
        (Kind.VERIFY, [Field.FULL_NAME, Field.DOMAIN], False),
        (Kind.EMAIL, [], False),
    ],
)
def test_which_columns_are_enough(kind: Kind, fields: list[Field], is_enough: bool) -> None:
    assert (check_mapping(kind, {field: n for n, field in enumerate(fields)}) is None) is is_enough


def test_a_missing_column_is_named_beside_those_that_were_seen() -> None:
    error = check_mapping(Kind.VERIFY, {}, ["Name", "Firma"])
    assert error is not None
    assert "an email column" in error.sentence
    assert "“Name”, “Firma”" in error.sentence


def test_without_headers_the_fields_seen_are_named() -> None:
    error = check_mapping(Kind.EMAIL, {Field.FULL_NAME: 0})
    assert error is not None
    assert "“full_name”" in error.sentence


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_says_what_it_needs(kind: Kind) -> None:
    assert all(needed_fields(kind))
