"""What a column's values say: which share of them looks like addresses, domains, numbers, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.cleaning import (
    clean_domain,
    clean_phone,
    emails_in,
    fold_words,
    has_legal_form,
    is_linkedin_company,
    is_one_person,
    is_placeholder,
    is_social_page,
    is_whole_name,
    is_word_character,
    linkedin_slug,
    tidy_name,
)
from gui.leads.words.countries import COUNTRIES
from gui.leads.words.given_names import GIVEN_NAMES
from gui.leads.words.job_words import JOB_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NUMBER = re.compile(r"[-+]?[\d.,' ]*\d%?")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d.*)?")
_CLEARLY_PHONE = re.compile(
    r"(?:\+|00)[\d\s().\-/]{7,}|\(\d{2,5}\)[\d\s.\-/]{5,}|0\d[\d\s.\-/]{7,}|\d{3}[-. ]\d{3}[-. ]\d{4}"
)
_ENOUGH_VALUES = 500
_LONGEST_UNDIVIDED = 4


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """Shares of a column's filled cells, between 0 and 1; a cell may count for several.

    Attributes:
        filled: how many cells say something.
        emails, people_pages, company_pages, domains, countries: what they look like.
        phones: could be phone numbers; under a fitting name this is enough.
        clear_phones: cannot be anything else, so that no name is needed.
        numbers: mere numbers or dates, such as ids, amounts and years.
        two_words, one_word: like a full name, like a first or last name alone.
        given_names: begin with a known given name.
        legal_forms: end with a legal form, as companies do.
        distinct: different values.
    """

    filled: int
    emails: float
    people_pages: float
    company_pages: float
    domains: float
    countries: float
    phones: float
    clear_phones: float
    numbers: float
    two_words: float
    one_word: float
    given_names: float
    legal_forms: float
    distinct: float


def read_values(cells: Iterable[str]) -> ColumnValues:
    """Look at a column's cells; the first few hundred that say something are enough."""
    values = [cell.strip() for cell in cells if not is_placeholder(cell)][:_ENOUGH_VALUES]
    count = len(values) or 1

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, values)) / count

    return ColumnValues(
        filled=len(values),
        emails=share(lambda value: bool(emails_in(value))),
        people_pages=share(lambda value: bool(linkedin_slug(value))),
        company_pages=share(is_linkedin_company),
        domains=share(_is_domain),
        countries=share(lambda value: fold_words(value) in COUNTRIES),
        phones=share(lambda value: bool(clean_phone(value))),
        clear_phones=share(_is_clearly_phone),
        numbers=share(_is_number),
        two_words=share(_is_full_name),
        one_word=share(_is_name_word),
        given_names=share(_has_given_name),
        legal_forms=share(has_legal_form),
        distinct=len(set(values)) / count,
    )


def _is_domain(value: str) -> bool:
    return "@" not in value and " " not in value and bool(clean_domain(value)) and not is_social_page(value)


def _is_clearly_phone(value: str) -> bool:
    return bool(_CLEARLY_PHONE.match(value)) and bool(clean_phone(value)) and not _DATE.fullmatch(value)


def _is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value) or _DATE.fullmatch(value))


def _is_full_name(value: str) -> bool:
    words = tidy_name(value).split()
    if len(words) == 1 and 2 <= len(value) <= _LONGEST_UNDIVIDED:
        return not value.isascii() and is_whole_name(value)  # scripts that write full names without a blank
    return 2 <= len(words) <= 4 and all(map(_is_name_word, words)) and not _names_a_job(value)


def _is_name_word(value: str) -> bool:
    return (
        1 < len(value) < 30
        and " " not in value
        and is_one_person(value)
        and all(c in "-'’." or is_word_character(c) for c in value)
    )


def _has_given_name(value: str) -> bool:
    words = fold_words(tidy_name(value)).split()
    return bool(words) and words[0] in GIVEN_NAMES and not _names_a_job(value)


def _names_a_job(value: str) -> bool:
    return any(word in JOB_WORDS for word in fold_words(value).split())
