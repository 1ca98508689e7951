"""Who is the same: real rows through the function that makes searches, as a table and as properties."""

from __future__ import annotations

import json
import string
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.problems import Problem
from gui.leads.search import Search, build_search
from gui.leads.words.legal_forms import LEGAL_FORMS, PREFIX_FORMS, SHORT_FORMS
from gui.leads.words.mail_providers import MAIL_PROVIDER_NAMES
from gui.leads.words.no_company import NO_COMPANY_WORDS
from gui.leads.words.titles import PLACEHOLDERS


class Pair(NamedTuple):
    """Two rows of lists, and whether they ask for one person."""

    kind: Kind
    one: dict[Field, str]
    other: dict[Field, str]
    verdict: str
    why: str


TABLE = Path(__file__).with_name("identities.jsonl")
OTHER_COLUMNS = {
    Kind.EMAIL: {Field.COUNTRY, Field.PHONE, Field.LINKEDIN_URL},
    Kind.PHONE: {Field.COUNTRY, Field.PHONE},
    Kind.VERIFY: set(Field) - {Field.EMAIL},
}


def read_pair(line: str) -> Pair:
    kind, one, other, verdict, why = json.loads(line)
    return Pair(Kind(kind), as_row(Kind(kind), one), as_row(Kind(kind), other), verdict, why)


def as_row(kind: Kind, values: dict[str, str]) -> dict[Field, str]:
    row = {Field(name): text for name, text in values.items()}
    if kind is not Kind.VERIFY:
        if not row.keys() & {Field.DOMAIN, Field.COMPANY}:
            row[Field.DOMAIN] = "northpier.example"
        if not row.keys() & {Field.FULL_NAME, Field.FIRST_NAME}:
            row[Field.FULL_NAME] = "Mira Okafor"
    return row


PAIRS = [
    read_pair(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


def build(kind: Kind, row: dict[Field, str]) -> Search | Problem:
    return build_search(kind, Lead(2, row))


def identity(kind: Kind, **values: str) -> str:
    built = build(kind, as_row(kind, values))
    assert isinstance(built, Search), built
    return built.identity


def verdict_on(pair: Pair) -> str:
    one, other = build(pair.kind, pair.one), build(pair.kind, pair.other)
    if isinstance(other, Problem):
        return "unfit"
    assert isinstance(one, Search), "only the second may be unfit"
    return "same" if one.identity == other.identity else "apart"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.kind}-{pair.verdict}-{pair.why}")
def test_who_is_the_same(pair: Pair) -> None:
    assert verdict_on(pair) == pair.verdict, pair.why


def test_the_table_is_large_and_says_each_thing_once() -> None:
    verdicts = Counter(pair.verdict for pair in PAIRS)
    assert len(PAIRS) >= 250
    assert min(verdicts["same"], verdicts["apart"]) >= 100
    asked = Counter((pair.kind, *map(str, (pair.one, pair.other))) for pair in PAIRS)
    assert [pair for pair, times in asked.items() if times > 1] == []


def test_what_is_sent_alike_is_asked_once() -> None:
    """Enrow cannot tell such two apart either: a second answer would be the first one, paid again."""
    identities: dict[str, str] = {}
    for pair in PAIRS:
        for row in (pair.one, pair.other):
            built = build(pair.kind, row)
            if isinstance(built, Search):
                sent = f"{built.kind}{sorted(built.params.items())}"
                assert identities.setdefault(sent, built.identity) == built.identity


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.verdict != "unfit"], ids=lambda p: p.why)
def test_other_columns_make_no_difference(pair: Pair) -> None:
    row = {field: text for field, text in pair.one.items() if field not in OTHER_COLUMNS[pair.kind]}
    if pair.kind is Kind.PHONE and Field.LINKEDIN_URL in row:
        row = {Field.LINKEDIN_URL: "linkedin.com/in/mira"} | {f: t for f, t in row.items() if t}
    more = {field: f"other {field}" for field in OTHER_COLUMNS[pair.kind]}
    assert build(pair.kind, row) == build(pair.kind, {**more, **row})


# Letters whose capitals and decomposed forms are other forms of the same word in every language.
latin = st.text(
    string.ascii_lowercase + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿčďěňřšťůžąćęłńśźżşğıœßș", min_size=4, max_size=9
)
plain = st.text(string.ascii_lowercase, min_size=4, max_size=9)
spaces = st.sampled_from([" ", "  ", "\u00a0", "\t", "\u2009 ", " \u200b", "\u3000", "\ufeff "])
writings = st.sampled_from(
    [
        str.upper,
        str.title,
        str.lower,
        *(lambda t, form=form: unicodedata.normalize(form, t) for form in ("NFC", "NFD", "NFKC")),
    ]
)


# Words that are not a company's own: these are folded, or not taken for one, on purpose.
SAID_OF_COMPANIES = {"group"}.union(
    LEGAL_FORMS, PREFIX_FORMS, SHORT_FORMS, NO_COMPANY_WORDS, MAIL_PROVIDER_NAMES, PLACEHOLDERS
)


def are_words(*words: str) -> bool:
    """Whether words are names to the cleaning as well, and neither titles nor degrees nor templates."""
    built = build(Kind.EMAIL, as_row(Kind.EMAIL, {"full_name": " ".join(words)}))
    return isinstance(built, Search) and built.params["fullname"] == " ".join(words)


@given(first=latin, last=latin, between=spaces, write=writings)
def test_writing_makes_no_difference(first: str, last: str, between: str, write: object) -> None:
    assume(are_words(first, last))
    assert callable(write)
    written = write(f"{first}{between}{last}")
    assume(are_words(*written.split()) or not written.isascii())
    for kind in (Kind.EMAIL, Kind.PHONE):
        assert identity(kind, full_name=written) == identity(kind, full_name=f"{first} {last}")
        assert identity(kind, company=f"{written} {written}") == identity(
            kind, company=f"{first} {last} " * 2
        )


@given(st.lists(plain, min_size=4, max_size=4, unique=True))
def test_people_companies_and_domains_that_differ_never_meet(words: list[str]) -> None:
    first, last, other, place = words
    assume(are_words(first, last) and are_words(first, other) and are_words(place, other))
    assume(not SAID_OF_COMPANIES & set(words))
    names = [
        f"{first} {last}",
        f"{last} {first}",
        f"{first} {other}",
        f"{first} {other} {last}",
        f"{first[0]}. {last}",
    ]
    places = [
        *({"company": name} for name in (place, f"{place} {other}", f"{other} {place}", f"{place} group")),
        *({"domain": f"{host}.example"} for host in (place, f"{other}.{place}", f"{place}-{other}", other)),
    ]
    everybody = [identity(Kind.EMAIL, full_name=name, **where) for name in names for where in places]
    assert len(set(everybody)) == len(everybody)


cells = st.one_of(
    st.text(max_size=40),
    st.text("aé-.'’@/:&?#%+()<>,; \u200d\u0301\ufffdüßİıד׳中ｱ", max_size=20),
    st.sampled_from(
        [text for pair in PAIRS for text in (*pair.one.values(), *pair.other.values()) if len(text) < 60]
    ),
)
rows = st.dictionaries(st.sampled_from(Field), cells)


@given(st.sampled_from(Kind), rows)
@example(Kind.EMAIL, {Field.FULL_NAME: "ﷺ ﷺ", Field.DOMAIN: "a.example"})
@example(Kind.PHONE, {Field.FIRST_NAME: "A", Field.LAST_NAME: "<0>=", Field.COMPANY: "0"})
def test_what_is_sent_asks_the_same_again(kind: Kind, row: dict[Field, str]) -> None:
    """Cleaning is idempotent: a row made of what was sent has the same identity and sends the same."""
    built = build(kind, row)
    if isinstance(built, Problem):
        return
    fields = {
        "fullname": Field.FULL_NAME,
        "firstname": Field.FIRST_NAME,
        "lastname": Field.LAST_NAME,
        "company_domain": Field.DOMAIN,
        "company_name": Field.COMPANY,
        "linkedin_url": Field.LINKEDIN_URL,
        "email": Field.EMAIL,
    }
    again = build(kind, {fields[name]: text for name, text in built.params.items()})
    assert again == built


@given(st.sampled_from(Kind), rows, rows)
def test_only_the_columns_of_its_search_make_an_identity(
    kind: Kind, row: dict[Field, str], more: dict[Field, str]
) -> None:
    others = {field: text for field, text in more.items() if field in OTHER_COLUMNS[kind]}
    assert build(kind, row) == build(kind, {**row, **others})


@pytest.mark.timeout(60)  # a pattern that tries every way would come to no end
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "piece",
    ["a", "é", "中", "a.", "é.", "a@", "<a@", "(", "((a)", "a, ", "-", " - ", "& ", "%25", "/in/", "x\u0301",
     "\u200b", "\ufffd", "J.", "'", "ﷺ", "1", "ltd ", "株式会社", "ООО ", "xn--", "\x00", "linkedin.com/in/",
     "https://"],
)  # fmt: skip
def test_no_cell_takes_long(kind: Kind, piece: str) -> None:
    cell = piece * (32_000 // len(piece))  # as much as a cell of Excel holds
    rows = [
        dict.fromkeys(Field, cell),
        {**dict.fromkeys(Field, "Mira Okafor"), Field.COMPANY: cell, Field.DOMAIN: ""},
    ]
    for row in rows:
        assert build(kind, row) == build(kind, row)


SENT = [
    ("José García", "José García"),
    ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
    ("Дмитрий Ёлкин", "Дмитрий Ёлкин"),
    ("Γιώργος Νικολάου", "Γιώργος Νικολάου"),
    ("مُحَمَّد علي", "مُحَمَّد علي"),
    ("محمـــد علي", "محمـــد علي"),
    ("مریم‌السادات کریمی", "مریم‌السادات کریمی"),
    ("ג'יל חיימוביץ'", "ג'יל חיימוביץ'"),
    ("김민준", "김민준"),
    ("髙橋 明", "髙橋 明"),
    ("ｻﾄｳ ﾐﾗ", "ｻﾄｳ ﾐﾗ"),
    ("สมชาย ใจดี", "สมชาย ใจดี"),
    ("मीरा शर्मा", "मीरा शर्मा"),
    ("ՍԱՐԳՍՅԱՆ ԱՐԱՄ", "ՍԱՐԳՍՅԱՆ ԱՐԱՄ"),
    ("ნინო ლომიძე", "ნინო ლომიძე"),
    ("Işık İpek", "Işık İpek"),
    ("Jan Strauß", "Jan Strauß"),
    ("Sean O´Brien", "Sean O´Brien"),
    ("JEAN-PIERRE D’ARC", "JEAN-PIERRE D’ARC"),
    ("Tomas Lind Jr.", "Tomas Lind Jr."),
    ("Mira J. Okafor", "Mira J. Okafor"),
    ("  Zoe\u0308\u00a0 Lind\u200b ", "Zoë Lind"),
    ("Dr. Łukasz Żak, PhD", "Łukasz Żak"),
    ("Ørsted, Åse", "Åse Ørsted"),
]


@pytest.mark.parametrize(("cell", "sent"), SENT)
def test_the_user_s_accents_and_script_are_what_is_sent(cell: str, sent: str) -> None:
    built = build(Kind.EMAIL, as_row(Kind.EMAIL, {"full_name": cell, "company": "Müller & Söhne GmbH"}))
    assert isinstance(built, Search)
    assert built.params == {"fullname": sent, "company_name": "Müller & Söhne GmbH"}


@pytest.mark.parametrize(("cell", "sent"), [pair for pair in SENT if " " in pair[1]])
def test_no_word_of_a_name_is_lost_on_the_way_to_a_phone(cell: str, sent: str) -> None:
    built = build(Kind.PHONE, as_row(Kind.PHONE, {"full_name": cell, "company": "ООО «Ромашка»"}))
    assert isinstance(built, Search)
    assert f"{built.params['firstname']} {built.params['lastname']}" == sent
    assert built.params["company_name"] == "ООО «Ромашка»"
