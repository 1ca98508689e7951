"""Columns of whole lists: recognised from names and values, each field once, with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.columns.recognize import Guess, recognize
from gui.leads.fields import Field

FIRST, LAST, FULL = Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME
COMPANY, DOMAIN, LINKEDIN = Field.COMPANY, Field.DOMAIN, Field.LINKEDIN_URL
EMAIL, PHONE, COUNTRY = Field.EMAIL, Field.PHONE, Field.COUNTRY

PEOPLE = ["Mira Okafor", "Anna Lind", "Tomas Berg", "Élodie Dubois", "Peter Moss"]
FIRSTS = ["Mira", "Anna", "Tomas", "Élodie", "Peter"]
LASTS = ["Okafor", "Lind", "Berg", "Dubois", "Moss"]
FIRMS = ["North Pier GmbH", "Lind AS", "Bergwerk Ltd", "Quai Nord SAS", "Moss"]
SITES = ["northpier.example", "www.lind.example", "https://berg.example/", "quainord.example", "moss.example"]
MAILS = ["mira@northpier.example", "a@lind.example", "t@berg.example", "", "n/a"]
PAGES = [f"https://www.linkedin.com/in/{name.lower()}" for name in FIRSTS]
COMPANY_PAGES = [f"https://www.linkedin.com/company/{name.lower()}" for name in LASTS]
PHONES = ["+1 555 010 0199", "+33 1 99 00 12 34", "(555) 010-0133", "030 23125 123", "+44 20 7946 0123"]
COUNTRIES = ["France", "Deutschland", "United Kingdom", "España", "Nederland"]
CODES = ["FR", "DE", "GB", "ES", "NL"]
NUMBERS = ["48211", "48212", "48213", "48214", "48215"]
LONG_NUMBERS = ["4821100001", "4821100002", "4821100003", "4821100004", "4821100005"]
CITIES = ["Paris", "New York", "Berlin", "San Marino", "Den Haag"]
JOBS = ["Sales Manager", "Head of Sales", "Marketing Director", "Chief Executive Officer", "Account Manager"]
DATES = ["2024-01-15", "2024-02-16", "2024-03-17", "2024-04-18", "2024-05-19"]
EMPTY = ["", "", "", "", ""]


def read(*columns: tuple[str, list[str]]) -> list[Guess]:
    rows = list(zip(*(values for _, values in columns), strict=True))
    return recognize([header for header, _ in columns], rows)


def fields(*columns: tuple[str, list[str]]) -> list[Field | None]:
    return [guess.field for guess in read(*columns)]


def test_an_english_list_of_a_crm() -> None:
    assert fields(
        ("Record ID", NUMBERS),
        ("First Name", FIRSTS),
        ("Last Name", LASTS),
        ("Job Title", JOBS),
        ("Company Name", FIRMS),
        ("Website", SITES),
        ("Email", MAILS),
        ("Email Status", ["valid"] * 5),
        ("Person Linkedin Url", PAGES),
        ("Company Linkedin Url", COMPANY_PAGES),
        ("Company Phone", PHONES),
        ("Mobile Phone", PHONES),
        ("City", CITIES),
        ("Country", COUNTRIES),
        ("Create Date", DATES),
    ) == [
        None, FIRST, LAST, None, COMPANY, DOMAIN, EMAIL, None,
        LINKEDIN, None, None, PHONE, None, COUNTRY, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [
        ["First name", "Last name", "Company", "Website", "LinkedIn Profile", "E-mail", "Phone", "Country"],
        ["Prénom", "Nom", "Société", "Site web", "Profil LinkedIn", "Adresse mail", "Téléphone", "Pays"],
        ["Vorname", "Name", "Firma", "Webseite", "LinkedIn-Profil", "E-Mail-Adresse", "Telefon", "Land"],
        ["Nombre", "Apellidos", "Empresa", "Sitio web", "Perfil de LinkedIn", "Correo", "Teléfono", "País"],
        [
            "Nome",
            "Cognome",
            "Azienda",
            "Sito web",
            "Profilo LinkedIn",
            "Indirizzo e-mail",
            "Cellulare",
            "Paese",
        ],
        ["Voornaam", "Achternaam", "Bedrijf", "Website", "LinkedIn profiel", "E-mailadres", "Mobiel", "Land"],
    ],
)
@pytest.mark.parametrize("is_filled", [True, False])
def test_a_list_in_six_languages(headers: list[str], is_filled: bool) -> None:
    values = [FIRSTS, LASTS, FIRMS, SITES, PAGES, MAILS, PHONES, COUNTRIES]
    columns = [(header, value if is_filled else EMPTY) for header, value in zip(headers, values, strict=True)]
    assert fields(*columns) == [FIRST, LAST, COMPANY, DOMAIN, LINKEDIN, EMAIL, PHONE, COUNTRY]


def test_a_list_without_names_of_columns() -> None:
    columns = [FIRSTS, LASTS, FIRMS, SITES, MAILS, PAGES, PHONES, COUNTRIES, NUMBERS, DATES, JOBS]
    named = [(f"Column {letter}", values) for letter, values in zip("ABCDEFGHIJK", columns, strict=True)]
    assert fields(*named) == [
        FIRST, LAST, COMPANY, DOMAIN, EMAIL, LINKEDIN, PHONE, COUNTRY, None, None, None
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Name", PEOPLE, FULL),
        ("Name", EMPTY, FULL),
        ("Name", FIRMS, COMPANY),
        ("Name", FIRSTS, FIRST),
        ("Name", NUMBERS, None),
        ("Name", SITES, DOMAIN),
        ("Nom", PEOPLE, FULL),
        ("", PEOPLE, FULL),
        ("", CODES, COUNTRY),
        ("", JOBS, None),
        ("", CITIES, None),
        ("", NUMBERS, None),
        ("", LONG_NUMBERS, None),
        ("", DATES, None),
        ("", EMPTY, None),
        ("ID", LONG_NUMBERS, None),
        ("Company ID", NUMBERS, None),
        ("Company", NUMBERS, None),
        ("Company", SITES, DOMAIN),
        ("Company", MAILS, EMAIL),
        ("Phone", NUMBERS, None),
        ("Phone", LONG_NUMBERS, PHONE),
        ("Phone", ["unknown"] * 5, PHONE),
        ("Website", COMPANY_PAGES, None),
        ("Website", ["North Pier"] * 5, None),
        ("Website", PAGES, LINKEDIN),
        ("LinkedIn", COMPANY_PAGES, None),
        ("LinkedIn", PAGES, LINKEDIN),
        ("Profile", PAGES, LINKEDIN),
        ("Source", PAGES, LINKEDIN),
        ("State", CODES, None),
        ("Language", CODES, None),
        ("Email", SITES, DOMAIN),
        ("Notes", MAILS, None),
        ("Contact", PEOPLE, FULL),
        ("Contact", MAILS, EMAIL),
        ("Kunde", FIRMS, COMPANY),
    ],
)
def test_one_column_alone(header: str, values: list[str], field: Field | None) -> None:
    assert fields((header, values)) == [field]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([("Vorname", FIRSTS), ("Name", LASTS)], [FIRST, LAST]),
        ([("Name", LASTS), ("Vorname", FIRSTS)], [LAST, FIRST]),
        ([("Name", FIRSTS), ("Surname", LASTS)], [FIRST, LAST]),
        ([("Nombre", EMPTY), ("Apellidos", EMPTY)], [FIRST, LAST]),
        ([("First name", FIRSTS), ("Last name", LASTS), ("Name", FIRMS)], [FIRST, LAST, COMPANY]),
        ([("First name", FIRSTS), ("Last name", LASTS), ("Name", PEOPLE)], [FIRST, LAST, FULL]),
        ([("Name", PEOPLE), ("Company", FIRMS)], [FULL, COMPANY]),
        ([("Name", FIRMS), ("Contact", PEOPLE)], [COMPANY, FULL]),
        ([("Name", PEOPLE), ("First name", FIRSTS)], [FULL, FIRST]),
    ],
)
def test_a_bare_name_by_what_stands_beside_it(
    columns: list[tuple[str, list[str]]], expected: list[Field | None]
) -> None:
    assert fields(*columns) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([("Personal Email", MAILS), ("Work Email", MAILS)], [None, EMAIL]),
        ([("Email 2", MAILS), ("Email", MAILS)], [None, EMAIL]),
        ([("Email", MAILS), ("E-mail", MAILS)], [EMAIL, None]),
        ([("Customer", FIRMS), ("Company", FIRMS)], [None, COMPANY]),
        ([("Company Country", CODES), ("Country", CODES)], [None, COUNTRY]),
        ([("Home Phone", PHONES), ("Mobile", PHONES)], [None, PHONE]),
        ([("Contact", PEOPLE), ("Full Name", PEOPLE)], [None, FULL]),
    ],
)
def test_of_two_columns_the_better_one(
    columns: list[tuple[str, list[str]]], expected: list[Field | None]
) -> None:
    assert fields(*columns) == expected


@pytest.mark.parametrize(
    ("header", "values", "reason"),
    [
        ("Société", FIRMS, "named 'Société'"),
        ("", SITES, "100% look like domains"),
        ("Website", SITES, "named 'Website', 100% look like domains"),
        ("Email", EMPTY, "named 'Email', no values yet"),
        ("Phone", NUMBERS, "named 'Phone', but the values do not look like phone numbers"),
        ("Company Phone", PHONES, "named 'Company Phone': the company's, not the person's"),
        ("LinkedIn", COMPANY_PAGES, "LinkedIn pages of companies, not of people"),
        ("Company", NUMBERS, "named 'Company', but it holds numbers"),
        ("", NUMBERS, ""),
    ],
)
def test_the_reason(header: str, values: list[str], reason: str) -> None:
    assert read((header, values))[0].reason == reason


def test_a_column_that_lost_says_to_which() -> None:
    lost = read(("Personal Email", MAILS), ("Work Email", MAILS))[0]
    assert lost.reason.endswith("but 'Work Email' is surer")
    assert lost.confidence == 0


def test_names_and_values_together_are_surer_than_either() -> None:
    both = read(("Website", SITES))[0].confidence
    assert both > read(("Website", EMPTY))[0].confidence > read(("", SITES))[0].confidence > 0.5


def test_short_rows_are_read_as_far_as_they_go() -> None:
    assert (
        recognize(["Name", "Email"], [["Mira Okafor"], [], ["Anna Lind", "a@lind.example"]])[1].field is EMAIL
    )


def test_no_columns_no_guesses() -> None:
    assert recognize([], []) == []


@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(["Name", "Email", "Company", "Phone"])), max_size=8
    ),
    st.lists(
        st.lists(st.sampled_from([*PEOPLE, *FIRMS, *SITES, *MAILS, *PHONES, *NUMBERS]), max_size=8),
        max_size=9,
    ),
)
def test_every_column_once_and_every_field_at_most_once(headers: list[str], rows: list[list[str]]) -> None:
    found = recognize(headers, rows)
    assert [guess.column for guess in found] == list(range(len(headers)))
    taken = [guess.field for guess in found if guess.field is not None]
    assert len(taken) == len(set(taken))
    assert all((guess.confidence > 0) is (guess.field is not None) for guess in found)
    assert all(0 <= guess.confidence <= 1 for guess in found)
    assert all(guess.reason for guess in found if guess.field)
