"""Column names, in many languages and in every writing."""

from __future__ import annotations

from itertools import combinations

import pytest

from gui.leads.cleaning.folding import fold_words
from gui.leads.columns import header_words
from gui.leads.columns.header_words import header_meaning
from gui.leads.fields import Field
from gui.leads.words import (
    given_names,
    header_parts,
    job_words,
    legal_forms,
    mail_providers,
    no_company,
    shared_sites,
    titles,
)
from gui.leads.words.countries import COUNTRIES

FIRST, LAST, FULL = Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME
COMPANY, DOMAIN, LINKEDIN = Field.COMPANY, Field.DOMAIN, Field.LINKEDIN_URL
EMAIL, PHONE, COUNTRY = Field.EMAIL, Field.PHONE, Field.COUNTRY

NAMES = {
    FIRST: """
First Name | firstname | first_name | FIRST NAME | Given Name | FirstName | Prénom | PRENOM
Prénom du contact | Vorname | Vorname * | Nome di battesimo | Voornaam | Primer nombre
Forename | Contact First Name | Lead: First Name | Fornavn
""",
    LAST: """
Last Name | lastName | Surname | Family name | Nom de famille | Nachname | Familienname
Apellido | Apellidos | Cognome | Achternaam | last-name | Nachname Ansprechpartner
Contact Last Name | Efternamn | Nazwisko
""",
    FULL: """
Full Name | fullName | Contact Name | Nom complet | Nom et prénom | Prénom Nom
Vor- und Nachname | Ansprechpartner | Nombre completo | Nombre y apellidos | Nome e cognome
Nominativo | Volledige naam | Contactpersoon | Interlocuteur | Person | Vollständiger Name
Decision Maker | Name Ansprechpartner
""",
    COMPANY: """
Company | Company Name | companyName | Organization | Organisation Name | Account Name
Employer | Société | Nom de la société | Entreprise | Raison sociale | Firma | Firmenname
Unternehmen | Empresa | Nombre de la empresa | Razón social | Azienda | Ragione sociale
Nome azienda | Bedrijf | Bedrijfsnaam | Organisatie | Current Company | organization.name
Företag | Virksomhed | Company Name for Emails | COMPANY_NAME
""",
    DOMAIN: """
Domain | Website | Company Website | Web site | URL | Company Domain Name | Site web
Site internet | Domaine | Nom de domaine | Webseite | Homepage | Internetadresse | Domäne
Firmenwebseite | Sitio web | Página web | Dominio | Sito web | Sito | Sito aziendale | Domein
Webadres | Website URL | company_domain | Website (Company) | Primary Domain
""",
    LINKEDIN: """
LinkedIn | LinkedIn URL | LinkedIn Profile | linkedin_url | LinkedInProfileUrl
Linkedin Profile URL | Profil LinkedIn | Lien LinkedIn | LinkedIn-Profil | Perfil de LinkedIn
Profilo LinkedIn | LinkedIn profiel | Person Linkedin Url | Contact LinkedIn URL | LINKEDIN LINK
linkedIn
""",
    EMAIL: """
Email | E-mail | e_mail | eMail | EMAIL ADDRESS | Work Email | Business e-mail | Adresse e-mail
Courriel | Mail | Adresse mail | E-Mail-Adresse | E-Mail (geschäftlich) | Correo electrónico
Correo | Indirizzo e-mail | Posta elettronica | E-mailadres | Zakelijk e-mailadres | Email pro
Primary Email | Email 1 | E-mail 1 - Value | Email*
""",
    PHONE: """
Phone | Phone Number | phone_number | Mobile | Mobile Phone | Cell | Telephone | Tel. | Tél.
Téléphone | Numéro de téléphone | Téléphone portable | Telefon | Telefonnummer | Handy
Mobilnummer | Teléfono | Móvil | Celular | Telefono | Cellulare | Telefoon | Telefoonnummer
Mobiel | Direct Dial | Durchwahl | Ligne directe | GSM
""",
    COUNTRY: """
Country | Country Code | country_name | Pays | Code pays | Land | Ländercode | País
Código de país | Paese | Nazione | Landcode | Country/Region | Company Country | Person Country
""",
}
NAMED = [
    (field, name.strip())
    for field, text in NAMES.items()
    for line in text.strip().splitlines()
    for name in line.split("|")
]


@pytest.mark.parametrize(("field", "name"), NAMED)
def test_names_of_fields(field: Field, name: str) -> None:
    meanings = header_meaning(name).fields
    assert max(meanings, key=lambda found: meanings[found], default=None) is field


@pytest.mark.parametrize(
    ("field", "name"), [(FIRST, "PrÃ©nom"), (COMPANY, "SociÃ©tÃ©"), (PHONE, "TÃ©lÃ©phone")]
)
def test_a_garbled_name_is_read_as_it_was_meant(field: Field, name: str) -> None:
    assert list(header_meaning(name).fields) == [field]


@pytest.mark.parametrize(
    "name", ["Name", "NAME *", "Nom", "Nombre", "Nome", "Naam", "name_1", "Nom du contact"]
)
def test_bare_names_need_their_neighbours(name: str) -> None:
    assert header_meaning(name).is_name


@pytest.mark.parametrize(
    "name",
    [
        "Email Status", "Email Type", "Email Verified Date", "Company Size", "Company Industry", "Company ID",
        "Phone Type", "Title", "Job Title", "Poste", "Funktion", "Cargo", "City", "Ville", "Stadt", "State",
        "LinkedIn Followers", "LinkedIn Headline", "Lead Owner", "Contact ID", "Lead Source", "Company City",
        "Company Address Street", "Language", "Langue", "Gender", "Anrede", "PLZ", "Company Revenue",
        "Website Language", "Email Opened", "Twitter", "Company Description",
    ],
)  # fmt: skip
def test_names_of_something_else(name: str) -> None:
    meaning = header_meaning(name)
    assert meaning.is_other
    assert not meaning.fields


@pytest.mark.parametrize(
    "name",
    ["Company Phone", "Corporate Phone", "HQ Phone", "Company Linkedin Url", "LinkedIn Company Page",
     "Organization LinkedIn", "Firmentelefon", "Standard téléphone société",
     "Telefono azienda centralino"],
)  # fmt: skip
def test_the_company_s_phone_and_page_are_not_the_person_s(name: str) -> None:
    assert header_meaning(name).is_company_s


@pytest.mark.parametrize(
    "name",
    ["", "  ", "#", "Column C", "Notes 2", "Last activity", "First touch", "Contact frequency", "xyz", "42"],
)
def test_names_that_say_nothing(name: str) -> None:
    assert not header_meaning(name).fields


def test_the_work_address_is_preferred_to_the_private_one() -> None:
    assert header_meaning("Email").fields[EMAIL] > header_meaning("Personal Email").fields[EMAIL]
    assert header_meaning("Work Email").fields[EMAIL] > header_meaning("Email 2").fields[EMAIL]


PHRASES = header_words._PHRASES


def test_every_phrase_can_be_met() -> None:
    assert [phrase for phrase in PHRASES if header_words.header_words(phrase) != phrase] == []


def test_every_phrase_names_one_field() -> None:
    assert [
        phrase for phrase, fields in PHRASES.items() if list(header_meaning(phrase).fields) != [*fields]
    ] == []
    assert [phrase for phrase, fields in PHRASES.items() if len(fields) != 1] == []


def test_dozens_of_names_for_every_field() -> None:
    counts = {field: sum(field in fields for fields in PHRASES.values()) for field in Field}
    assert min(counts.values()) >= 40, counts


WORD_LISTS = {
    "noise": header_parts.NOISE,
    "blockers": header_parts.BLOCKERS,
    "company words": header_parts.COMPANY_WORDS,
    "bare names": header_parts.NAME_WORDS,
    "second choice": header_parts.SECOND_CHOICE,
    "vague": header_parts.VAGUE,
    "roles": titles.ROLE_WORDS,
    "generations": titles.GENERATIONS,
    "particles": titles.NAME_PARTICLES,
    "countries": COUNTRIES,
    "given names": given_names.GIVEN_NAMES,
    "jobs": job_words.JOB_WORDS,
    "legal forms": legal_forms.LEGAL_FORMS,
    "forms before the name": legal_forms.PREFIX_FORMS,
    "no company": no_company.NO_COMPANY_WORDS,
    "no name": titles.NO_NAME_WORDS,
}


@pytest.mark.parametrize("name", WORD_LISTS)
def test_word_lists_are_folded(name: str) -> None:
    assert [word for word in WORD_LISTS[name] if fold_words(word) != word] == []


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(["noise", "blockers", "company words", "bare names"], 2))
)
def test_a_word_has_one_part_to_play(one: str, other: str) -> None:
    assert WORD_LISTS[one] & WORD_LISTS[other] == set()


def test_no_company_site_is_both_social_and_private() -> None:
    assert set() == shared_sites.SOCIAL_SITES & mail_providers.MAIL_PROVIDERS
