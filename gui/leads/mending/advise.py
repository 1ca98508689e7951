"""Looks for what is odd in a row that would be looked up; quick, because a million rows are looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gui.leads.cleaning import (
    clean_company,
    clean_domain,
    clean_email,
    fold_words,
    is_linkedin_company,
    is_personal_domain,
    is_placeholder,
    is_public_suffix,
    is_social_page,
    linkedin_slug,
)
from gui.leads.columns.evidence import is_one_case, order_of, parted_by_case
from gui.leads.fields import Field
from gui.leads.garbled import ungarbled
from gui.leads.mending.advice import Advice, AdviceCode
from gui.leads.words.given_names import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gui.leads.columns.evidence import Evidence
    from gui.leads.lead import Lead

_READ_BY_PEOPLE = (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME, Field.COMPANY)
_DAMAGED = re.compile(r"\+?\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_NOT_ALPHA = re.compile(r"[^a-z]+")


def advise(lead: Lead, evidence: Evidence) -> list[Advice]:
    """All that is odd in a row, each once."""
    return [Advice(lead.row, code, field) for code, field in _odd(lead.values, evidence)]


def company_site(values: Mapping[Field, str]) -> str:
    """The domain in a company's cell, of a row that has none elsewhere; empty where there is none."""
    company = values.get(Field.COMPANY, "")
    if "." not in company or clean_domain(values.get(Field.DOMAIN, "")):
        return ""
    bare = company.strip()
    return usable_domain(bare) if " " not in bare and not _is_abbreviation(bare) else ""


def domain_in_email(values: Mapping[Field, str]) -> str:
    """The company's domain in the address of a row that would be searched by the company's name."""
    address = values.get(Field.EMAIL, "")
    if "@" not in address or clean_domain(values.get(Field.DOMAIN, "")):
        return ""
    return usable_domain(clean_email(address)) if clean_company(values.get(Field.COMPANY, "")) else ""


def usable_domain(text: str) -> str:
    """The domain in a text if it can stand for one company, else empty."""
    domain = clean_domain(text)
    if not domain or is_public_suffix(domain) or is_personal_domain(domain) or is_social_page(text):
        return ""
    return domain


def _odd(values: Mapping[Field, str], evidence: Evidence) -> Iterator[tuple[AdviceCode, Field]]:
    for field in _READ_BY_PEOPLE:
        text = values.get(field, "")
        if (not text.isascii() or "&" in text) and ungarbled(text):
            yield AdviceCode.GARBLED, field
    if _look_exchanged(values, evidence):
        yield AdviceCode.SWAPPED, Field.FIRST_NAME
    elif Field.FULL_NAME in values and _begins_with_last(values, evidence):
        yield AdviceCode.SWAPPED, Field.FULL_NAME
    if company_site(values):
        yield AdviceCode.COMPANY_IS_SITE, Field.COMPANY
    elif domain_in_email(values):
        yield AdviceCode.DOMAIN_IN_EMAIL, Field.DOMAIN if Field.DOMAIN in values else Field.COMPANY
    page = values.get(Field.LINKEDIN_URL)
    if page and "/in/" not in page and is_linkedin_company(page):
        yield AdviceCode.COMPANY_PAGE, Field.LINKEDIN_URL
    phone = values.get(Field.PHONE)
    if phone and "E" in phone.upper() and _DAMAGED.fullmatch(phone.strip()):
        yield AdviceCode.DAMAGED_NUMBER, Field.PHONE
    if evidence.has_mixed_case:
        yield from _one_case(values)


def _one_case(values: Mapping[Field, str]) -> Iterator[tuple[AdviceCode, Field]]:
    first, last = values.get(Field.FIRST_NAME, ""), values.get(Field.LAST_NAME, "")
    if first and last:
        if is_one_case(f"{first} {last}"):
            yield AdviceCode.ONE_CASE, Field.FIRST_NAME
    elif is_one_case(values.get(Field.FULL_NAME, "")):
        yield AdviceCode.ONE_CASE, Field.FULL_NAME


def _look_exchanged(values: Mapping[Field, str], evidence: Evidence) -> bool:
    """A given name under the last names is not enough, since many are both: something else must say so."""
    first, last = values.get(Field.FIRST_NAME, "").strip(), values.get(Field.LAST_NAME, "").strip()
    if not first or not last or is_placeholder(first):
        return False
    two = _folded(last)
    if two not in GIVEN_NAMES and two not in evidence.firsts:
        return False
    one = _folded(first)
    if one == two or one in GIVEN_NAMES or one in evidence.firsts or two in evidence.lasts:
        return False
    if one in evidence.lasts or _is_spoken_so(values, two, one):
        return True
    return evidence.shouts_last and len(first) > 2 and first.isupper() and not last.isupper()


def _begins_with_last(values: Mapping[Field, str], evidence: Evidence) -> bool:
    """``DUBOIS Élodie``; without capitals only where the whole list is written so, comma or not."""
    name = values[Field.FULL_NAME]
    if "," in name or (values.get(Field.FIRST_NAME) and values.get(Field.LAST_NAME)):
        return False
    last, first = parted_by_case(name)
    if last and first:
        return _folded(first.partition(" ")[0]) in GIVEN_NAMES and _folded(last) not in GIVEN_NAMES
    return evidence.last_comes_first and order_of(name) <= 0 and len(name.split()) == 2


def _is_spoken_so(values: Mapping[Field, str], first: str, last: str) -> bool:
    """Whether the person's address or LinkedIn page has the two names in this order."""
    page = linkedin_slug(values.get(Field.LINKEDIN_URL, ""))
    local = clean_email(values.get(Field.EMAIL, "")).partition("@")[0]
    wanted = [first, last]
    return any(_NOT_ALPHA.split(name)[:2] == wanted for name in (page, local) if name)


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    return fold_words(name)


def _is_abbreviation(text: str) -> bool:
    """``S.A.`` and ``A.P. Moller`` are no sites, though they have dots."""
    return any(len(part) < 2 for part in text.strip(".").split(".")) and "/" not in text
