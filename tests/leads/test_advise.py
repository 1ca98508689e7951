"""What is odd in a row is said before it is paid for; usual rows are left in peace."""

from __future__ import annotations

import pytest

from gui.leads.columns.evidence import Evidence, gather
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.mending.advice import HINTS, AdviceCode, advice_words, codes_for
from gui.leads.mending.advise import advise

FIRST, LAST, FULL = Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME
COMPANY, DOMAIN, PAGE = Field.COMPANY, Field.DOMAIN, Field.LINKEDIN_URL
EMAIL, PHONE = Field.EMAIL, Field.PHONE
USUAL = gather(
    Lead(row, {FIRST: first, LAST: last})
    for row, (first, last) in enumerate(
        [("Mira", "Okafor"), ("Anna", "Lind"), ("Tomas", "Berg"), ("Peter", "Moss"), ("Paula", "Okafor")]
    )
)


def codes(values: dict[Field, str], evidence: Evidence = USUAL) -> list[AdviceCode]:
    return [advice.code for advice in advise(Lead(2, values), evidence)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({FIRST: "FranÃ§ois", LAST: "Dubois"}, AdviceCode.GARBLED),
        ({FULL: "Mira Okafor", COMPANY: "CafÃ© Lind"}, AdviceCode.GARBLED),
        ({FIRST: "Okafor", LAST: "Anna"}, AdviceCode.SWAPPED),
        ({FIRST: "Vos", LAST: "Anna", PAGE: "linkedin.com/in/anna-vos-12ab"}, AdviceCode.SWAPPED),
        ({FIRST: "Vos", LAST: "Anna", EMAIL: "anna.vos@lind.example"}, AdviceCode.SWAPPED),
        ({FULL: "Mira Okafor", COMPANY: "northpier.example"}, AdviceCode.COMPANY_IS_SITE),
        ({FULL: "Mira Okafor", COMPANY: "https://www.northpier.example/"}, AdviceCode.COMPANY_IS_SITE),
        ({FULL: "Mira Okafor", COMPANY: "Lind", PAGE: "linkedin.com/company/lind"}, AdviceCode.COMPANY_PAGE),
        ({PHONE: "3.36E+10"}, AdviceCode.DAMAGED_NUMBER),
        ({PHONE: "3,36E+10"}, AdviceCode.DAMAGED_NUMBER),
        ({PHONE: "4.4E+11 "}, AdviceCode.DAMAGED_NUMBER),
        ({COMPANY: "Lind", EMAIL: "a@lind.example"}, AdviceCode.DOMAIN_IN_EMAIL),
        ({FIRST: "MIRA", LAST: "OKAFOR"}, AdviceCode.ONE_CASE),
        ({FULL: "mira okafor"}, AdviceCode.ONE_CASE),
    ],
)
def test_odd_rows(values: dict[Field, str], code: AdviceCode) -> None:
    assert codes(values) == [code]


@pytest.mark.parametrize(
    "values",
    [
        {FIRST: "Mira", LAST: "Okafor"},
        {FIRST: "Morgan", LAST: "James"},
        {FIRST: "Quinn", LAST: "Anthony", EMAIL: "quinn.anthony@lind.example"},
        {FIRST: "Anna", LAST: "Peter"},
        {FIRST: "Peter", LAST: "Anna"},
        {FIRST: "Xu", LAST: "Wei"},
        {FIRST: "", LAST: "Anna"},
        {FIRST: "李", LAST: "娜"},
        {FIRST: "Анна", LAST: "Петрова"},
        {FIRST: "Élodie", LAST: "DUBOIS"},
        {FULL: "François Dubois", COMPANY: "Café Lind", DOMAIN: "lind.example"},
        {FULL: "Mira Okafor", COMPANY: "A.P. Lind"},
        {FULL: "Mira Okafor", COMPANY: "Lind S.A."},
        {FULL: "Mira Okafor", COMPANY: "S.N.C.F."},
        {FULL: "Mira Okafor", COMPANY: "Lind", PAGE: "linkedin.com/in/mira"},
        {FULL: "Mira Okafor", COMPANY: "lind.example", DOMAIN: "lind.example"},
        {FULL: "Mira Okafor", COMPANY: "Lind", EMAIL: "mira.lind@gmail.com"},
        {FULL: "Mira Okafor", COMPANY: "Lind", DOMAIN: "lind.example", EMAIL: "m@other.example"},
        {PHONE: "+33 1 99 00 12 34"},
        {PHONE: "EXT 12"},
        {FULL: "JJ"},
        {FULL: "山田 太郎"},
        {},
    ],
)
def test_usual_rows_are_left_in_peace(values: dict[Field, str]) -> None:
    assert codes(values) == []


PEOPLE = """
Łukasz Łódzki|Åsa Ærø|İpek Işıl|Ágnes Kovács|Ștefan Țîrlea|Đặng Hoa|Nguyễn Thị Hoa
Þór Ólafsson|Siân ap Rhys|Anaïs d'Arc|Jean-Luc O'Mira|Ngozi Okafor-Lind|Мария Петрова
Зоя Ёлкина|Оксана Їжак|Μαρία Παππά|გიორგი ბერიძე|Արամ Պետրոսյան|דוד לוי|محمد الحسن
علی رضایی|अनन्या शर्मा|தமிழ் செல்வன்|สมชาย ใจดี|山田 太郎|佐藤美咲|王伟|김민준
Ludwig van den Berg|Maria da Silva e Sousa|Abu Bakr al-Din|Tomas McLind|Mary Ann Lind
J. P. Moss
"""


@pytest.mark.parametrize("name", PEOPLE.strip().replace("\n", "|").split("|"))
def test_people_of_any_script_are_left_in_peace(name: str) -> None:
    first, _, last = name.partition(" ")
    assert codes({FULL: name, COMPANY: "North Pier", DOMAIN: "np.example"}) == []
    assert codes({FIRST: first, LAST: last, DOMAIN: "np.example"}) == []


def test_a_list_that_shouts_throughout_is_nobody_s_fault() -> None:
    shouting = gather(Lead(row, {FIRST: "MIRA", LAST: "OKAFOR"}) for row in range(9))
    assert codes({FIRST: "ANNA", LAST: "LIND"}, shouting) == []


def test_capitals_tell_the_last_name_where_the_list_writes_it_so() -> None:
    french = gather(Lead(row, {FIRST: "Élodie", LAST: "DUBOIS"}) for row in range(9))
    assert codes({FIRST: "MOREAU", LAST: "Claire"}, french) == [AdviceCode.SWAPPED]
    assert codes({FIRST: "Claire", LAST: "MOREAU"}, french) == []


REVERSED = gather(Lead(row, {FULL: f"Okafor{row} Mira"}) for row in range(9))


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("DUBOIS Élodie", USUAL),
        ("DE LA TOUR Claire", USUAL),
        ("VON BERG Anna Maria", USUAL),
        ("Okafor Mira", REVERSED),
        ("Kovač Željka", REVERSED),
    ],
)
def test_full_names_that_begin_with_the_last_name(name: str, evidence: Evidence) -> None:
    assert codes({FULL: name}, evidence) == [AdviceCode.SWAPPED]


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("Élodie DUBOIS", USUAL),
        ("Okafor Mira", USUAL),
        ("DUBOIS Okonkwo", USUAL),
        ("ANNA Lind", USUAL),
        ("JP Dubois", USUAL),
        ("Dubois, Élodie", REVERSED),
        ("Mira Okafor", REVERSED),
        ("Claire de la Tour", REVERSED),
        ("王伟", REVERSED),
    ],
)
def test_full_names_the_usual_way_round(name: str, evidence: Evidence) -> None:
    assert codes({FULL: name}, evidence) == []


def test_each_advice_says_what_it_is_and_whom_it_concerns() -> None:
    assert {code for kind in Kind for code in codes_for(frozenset({kind}))} == set(AdviceCode)
    assert len(set(map(advice_words, AdviceCode))) == len(AdviceCode)
    assert not codes_for(frozenset({Kind.VERIFY}))
    assert frozenset(AdviceCode) > HINTS
