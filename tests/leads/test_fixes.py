"""What a problem is mended with; where only a person can know, nothing is suggested."""

from __future__ import annotations

import pytest

from gui.leads.columns.evidence import Evidence
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.mending.advice import AdviceCode
from gui.leads.mending.advise import advise
from gui.leads.mending.fixes import Code, Fix, fixed, suggest
from gui.leads.problems import Problem, ProblemCode
from gui.leads.search import build_search

FIRST, LAST, FULL = Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME
COMPANY, DOMAIN, PAGE = Field.COMPANY, Field.DOMAIN, Field.LINKEDIN_URL
EMAIL, PHONE = Field.EMAIL, Field.PHONE
Values = dict[Field, str]
MIRA = {FIRST: "Mira", LAST: "Okafor"}


def fix_for(values: Values, kind: Kind) -> Fix | None:
    """What is suggested for a row's problem of a kind, else for what is odd in it."""
    lead = Lead(7, values)
    built = build_search(kind, lead)
    if isinstance(built, Problem):
        return suggest(built.code, built.field, lead)
    odd = advise(lead, Evidence(firsts=frozenset({"mira"}), lasts=frozenset({"okafor"})))
    return suggest(odd[0].code, odd[0].field, lead) if odd else None


@pytest.mark.parametrize(
    ("values", "change", "words"),
    [
        ({FULL: "Anna & Tom Berger", DOMAIN: "lind.example"}, {FULL: "Anna Berger"},
         "Ask for Anna Berger, the first of the two"),
        ({FULL: "Anna Lind und Thomas Berg", DOMAIN: "lind.example"}, {FULL: "Anna Lind"},
         "Ask for Anna Lind, the first of the two"),
        ({FIRST: "Anna / Peter", LAST: "Lind", DOMAIN: "lind.example"}, {FIRST: "Anna"},
         "Ask for Anna Lind, the first of the two"),
        ({FULL: "anna.lind", DOMAIN: "lind.example"}, {FULL: "Anna Lind"}, "Split it into Anna and Lind"),
        ({FULL: "AnnaLind", DOMAIN: "lind.example"}, {FULL: "Anna Lind"}, "Split it into Anna and Lind"),
        ({FIRST: "Anna_Lind", LAST: "", DOMAIN: "lind.example"}, {FIRST: "Anna", LAST: "Lind"},
         "Split it into Anna and Lind"),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", PAGE: "linkedin.com/in/mira-okafor-8b12"},
         {LAST: "Okafor"}, "Use Okafor from the LinkedIn page"),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", EMAIL: "mira.okafor@np.example"},
         {LAST: "Okafor"}, "Use Okafor from the address"),
        ({FIRST: "", LAST: "Okafor", DOMAIN: "np.example", EMAIL: "mira.okafor@np.example"},
         {FIRST: "Mira"}, "Use Mira from the address"),
        ({FULL: "Mira", DOMAIN: "np.example", EMAIL: "mira.okafor@np.example"},
         {FULL: "Mira Okafor"}, "Use Mira Okafor from the address"),
        ({FULL: "", DOMAIN: "np.example", EMAIL: "anna.lind@np.example"},
         {FULL: "Anna Lind"}, "Use Anna Lind from the address"),
        ({FIRST: "O&#39;Mira", LAST: "Okafor", DOMAIN: "np.example"}, {FIRST: "O'Mira"}, "Write O'Mira"),
        ({**MIRA, DOMAIN: "northpier,example"}, {DOMAIN: "northpier.example"}, "Use northpier.example"),
        ({**MIRA, DOMAIN: "www northpier.example"}, {DOMAIN: "northpier.example"}, "Use northpier.example"),
        ({**MIRA, DOMAIN: "northpier .example"}, {DOMAIN: "northpier.example"}, "Use northpier.example"),
        ({**MIRA, DOMAIN: "http;//northpier.example"}, {DOMAIN: "northpier.example"},
         "Use northpier.example"),
        ({**MIRA, DOMAIN: "northpier(dot)example"}, {DOMAIN: "northpier.example"}, "Use northpier.example"),
        ({**MIRA, DOMAIN: "https://www.linkedin.com/company/north-pier/", COMPANY: ""},
         {COMPANY: "North Pier", DOMAIN: ""}, "Use North Pier from the company's LinkedIn page"),
        ({**MIRA, DOMAIN: "", PAGE: "linkedin.com/company/north-pier"}, {COMPANY: "North Pier"},
         "Use North Pier from the company's LinkedIn page"),
        ({**MIRA, COMPANY: "www.northpier.example"}, {DOMAIN: "northpier.example"},
         "Search at northpier.example"),
        ({**MIRA, COMPANY: "North Pier", EMAIL: "mira@northpier.example"}, {DOMAIN: "northpier.example"},
         "Use northpier.example from the address"),
        ({FIRST: "FranÃ§ois", LAST: "LÃ³pez", DOMAIN: "lind.example"}, {FIRST: "François", LAST: "López"},
         "Write François · López"),
        ({FIRST: "Okafor", LAST: "Mira", DOMAIN: "lind.example"}, {FIRST: "Mira", LAST: "Okafor"},
         "Exchange them: Mira Okafor"),
        ({FULL: "DE LA TOUR Claire", DOMAIN: "lind.example"}, {FULL: "Claire DE LA TOUR"},
         "Exchange them: Claire DE LA TOUR"),
        ({FIRST: "JEAN-LUC", LAST: "VAN DEN BERG", DOMAIN: "lind.example"},
         {FIRST: "Jean-Luc", LAST: "van den Berg"}, "Write Jean-Luc van den Berg"),
        ({FULL: "mira o'okafor", DOMAIN: "lind.example"}, {FULL: "Mira O'Okafor"}, "Write Mira O'Okafor"),
    ],
)  # fmt: skip
def test_rows_for_emails(values: Values, change: Values, words: str) -> None:
    fix = fix_for(values, Kind.EMAIL)
    assert fix is not None
    assert (dict(fix.values), fix.words, fix.row) == (change, words, 7)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("mira (at) northpier.example", "mira@northpier.example"),
        ("mira[at]northpier[dot]example", "mira@northpier.example"),
        ("mira at northpier.example", "mira@northpier.example"),
        ("mira @ northpier.example", "mira@northpier.example"),
        ("mira@@northpier.example", "mira@northpier.example"),
        ("mira@northpier,example", "mira@northpier.example"),
        ("mira@northpier, com", "mira@northpier.com"),
        ("mira@northpier. example", "mira@northpier.example"),
        ("mira@northpier..example", "mira@northpier.example"),
        ("a@lind.example; b@lind.example", "a@lind.example"),
        ("anna@gmail.com, anna@lind.example", "anna@lind.example"),
    ],
)
def test_addresses_are_mended(text: str, address: str) -> None:
    fix = fix_for({EMAIL: text}, Kind.VERIFY)
    assert fix is not None
    assert fix.values == {EMAIL: address}
    assert fix.words.startswith(f"Use {address}")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("https:\\\\www.linkedin.com\\in\\mira-okafor", "mira-okafor"),
        ("linkedin,com/in/mira", "mira"),
        ("see linkedin.com/in/mira", "mira"),
        ("https://www.linkedin .com/in/mira", "mira"),
    ],
)
def test_pages_are_mended(text: str, slug: str) -> None:
    fix = fix_for({PAGE: text}, Kind.PHONE)
    assert fix is not None
    assert fix.values == {PAGE: f"https://www.linkedin.com/in/{slug}"}


def test_a_company_s_page_is_left_out_for_the_name() -> None:
    values = {**MIRA, COMPANY: "North Pier", PAGE: "linkedin.com/company/north-pier"}
    fix = fix_for(values, Kind.PHONE)
    assert fix is not None
    assert fix.values == {PAGE: ""}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({FULL: "M�ller Anna", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "Sales Team", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "info", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "test test", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "n/a", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "Berg & Lind", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "Anna, Peter & Tom Berger", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "JeanPierre", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FULL: "jean.pierre", DOMAIN: "lind.example"}, Kind.EMAIL),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", EMAIL: "mira@np.example"}, Kind.EMAIL),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", EMAIL: "mira.sales@np.example"}, Kind.EMAIL),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", PAGE: "linkedin.com/in/mira-mba"}, Kind.EMAIL),
        ({FIRST: "Mira", LAST: "", DOMAIN: "np.example", PAGE: "linkedin.com/in/okafor-mira"}, Kind.EMAIL),
        ({FULL: "", DOMAIN: "np.example", EMAIL: "north.pier@np.example"}, Kind.EMAIL),
        ({**MIRA, DOMAIN: "", EMAIL: "mira.okafor@gmail.com"}, Kind.EMAIL),
        ({**MIRA, DOMAIN: "gmail.com"}, Kind.EMAIL),
        ({**MIRA, COMPANY: "gmail.com"}, Kind.EMAIL),
        ({**MIRA, COMPANY: "n/a"}, Kind.EMAIL),
        ({**MIRA, DOMAIN: "northpier"}, Kind.EMAIL),
        ({**MIRA, DOMAIN: "https://facebook.com/northpier"}, Kind.EMAIL),
        ({**MIRA, DOMAIN: "linkedin.com/company/48211"}, Kind.EMAIL),
        ({EMAIL: "mira@northpier"}, Kind.VERIFY),
        ({EMAIL: "mira okafor@northpier.example"}, Kind.VERIFY),
        ({EMAIL: "northpier.example"}, Kind.VERIFY),
        ({EMAIL: "look at northpier"}, Kind.VERIFY),
        ({PAGE: "linkedin.com/sales/lead/ACwAA"}, Kind.PHONE),
        ({PAGE: "linkedin.com/mira"}, Kind.PHONE),
        ({FIRST: "İPEK", LAST: "IŞIL", DOMAIN: "lind.example"}, Kind.EMAIL),
    ],
)
def test_where_only_a_person_can_know_nothing_is_suggested(values: Values, kind: Kind) -> None:
    assert fix_for(values, kind) is None


@pytest.mark.parametrize("code", [*ProblemCode, *(code for code in AdviceCode if code != AdviceCode.SWAPPED)])
@pytest.mark.parametrize(
    "name",
    [
        "Mira Okafor",
        "François Müller",
        "山田太郎",
        "Мария Петрова",
        "محمد الحسن",
        "Nguyễn Hoa",
        "O'Brien Tom",
    ],
)
def test_a_healthy_name_is_never_changed(code: Code, name: str) -> None:
    lead = Lead(2, {FULL: name, COMPANY: "North Pier", DOMAIN: "northpier.example"})
    fix = suggest(code, FULL, lead)
    assert fix is None or FULL not in fix.values
    assert advise(lead, Evidence()) == []


def test_a_mended_row_can_be_asked_for() -> None:
    lead = Lead(7, {**MIRA, DOMAIN: "northpier,example"})
    fix = suggest(ProblemCode.BAD_DOMAIN, DOMAIN, lead)
    assert fix is not None
    built = build_search(Kind.EMAIL, fixed(lead, fix.values))
    assert not isinstance(built, Problem)
    assert built.params == {"fullname": "Mira Okafor", "company_domain": "northpier.example"}


def test_what_changes_nothing_is_no_fix() -> None:
    lead = Lead(2, {**MIRA, EMAIL: "a@lind.example"})
    assert suggest(ProblemCode.SEVERAL_EMAILS, EMAIL, lead) is None


def test_personal_mail_for_a_company_is_not_paid_for() -> None:
    built = build_search(Kind.EMAIL, Lead(2, {**MIRA, COMPANY: "gmail.com", DOMAIN: ""}))
    assert isinstance(built, Problem)
    assert (built.code, built.field) == (ProblemCode.PERSONAL_DOMAIN, COMPANY)
