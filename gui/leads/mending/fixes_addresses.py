"""How websites, addresses and companies are mended: what was mistyped, and what stands in another cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.leads.cleaning import (
    clean_company,
    clean_domain,
    clean_email,
    emails_in,
    is_linkedin_company,
    is_personal_domain,
    linkedin_slug,
    linkedin_url,
)
from gui.leads.fields import Field
from gui.leads.mending.advise import company_site, domain_in_email, usable_domain
from gui.leads.sentences import say

if TYPE_CHECKING:
    from gui.leads.lead import Lead

Change = tuple[dict[Field, str], str]
_AT = re.compile(
    r"\s*(?:[(\[{]\s*(?:at|@|arobase|ät)\s*[)\]}]|@+)\s*|\s+at\s+(?=\S+\s*(?:\.|\())", re.IGNORECASE
)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|punkt|point|\.)\s*[)\]}]\s*", re.IGNORECASE)
_BEFORE_ENDING = re.compile(
    r"\s*(?:[,;]|\.{2,})\s*(?=[a-z]{2,}(?:\.[a-z]{2,})?\W*$)|\s+\.\s*|\s*\.\s+", re.IGNORECASE
)
_PAGE = re.compile(
    r"linkedin\.com/(?:mwlite/)?(?:company|school|showcase|organization)/([^/?#\s]+)", re.IGNORECASE
)
_WORDS_OF_PAGE = re.compile(r"[a-z]{2,}(?:-[a-z&]+)*", re.IGNORECASE)


def mended_email(lead: Lead) -> Change | None:
    """An address with a slip of the keyboard: "mira (at) northpier,example", "mira@northpier .example"."""
    text = lead.text(Field.EMAIL)
    local, at, domain = _AT.sub("@", _DOT.sub(".", text)).strip(" .,;").partition("@")
    address = clean_email(f"{local}@{_BEFORE_ENDING.sub('.', domain)}") if at else ""
    if not address or re.search(r"\s", f"{local}{_BEFORE_ENDING.sub('.', domain)}"):
        return None
    return {Field.EMAIL: address}, say("Use {text}", text=address)


def first_address(lead: Lead) -> Change | None:
    """The first of several addresses; one at a company before one at a mail provider."""
    found = emails_in(lead.text(Field.EMAIL))
    if not found:
        return None
    at_work = [each for each in found if not is_personal_domain(each.partition("@")[2])]
    address = (at_work or found)[0]
    if address == found[0]:
        return {Field.EMAIL: address}, say("Use {text}, the first of them", text=address)
    return {Field.EMAIL: address}, say("Use {text}", text=address)


def mended_domain(lead: Lead) -> Change | None:
    """A website with a slip of the keyboard: "northpier,example", "www northpier.example"."""
    text = _DOT.sub(".", lead.text(Field.DOMAIN))
    text = re.sub(r"^(https?)\s*[:;]?\s*/+\s*", "", text, flags=re.IGNORECASE)
    text = _BEFORE_ENDING.sub(".", re.sub(r"^www[\s,]+", "", text, flags=re.IGNORECASE))
    domain = "" if re.search(r"[\s@]", text.strip()) else usable_domain(text.strip())
    return ({Field.DOMAIN: domain}, say("Use {text}", text=domain)) if domain else None


def workplace_elsewhere(lead: Lead) -> Change | None:
    """The company's domain or name from a cell where it does not belong."""
    address = clean_email(lead.text(Field.EMAIL))
    domain = usable_domain(address) if address else ""
    if domain:
        return {Field.DOMAIN: domain}, say("Use {text} from the address", text=domain)
    domain = usable_domain(lead.text(Field.COMPANY)) if "." in lead.text(Field.COMPANY) else ""
    if domain:
        return {Field.DOMAIN: domain}, say("Use {text} from the company's cell", text=domain)
    for field in (Field.DOMAIN, Field.LINKEDIN_URL):
        name = _name_of_page(lead.text(field))
        if name and not clean_company(lead.text(Field.COMPANY)):
            cleared = {Field.DOMAIN: ""} if field is Field.DOMAIN else {}
            return {Field.COMPANY: name} | cleared, say(
                "Use {text} from the company's LinkedIn page", text=name
            )
    return None


def site_of_company(lead: Lead) -> Change | None:
    """The website that stands where the company's name belongs."""
    domain = company_site(lead.values)
    return ({Field.DOMAIN: domain}, say("Search at {domain}", domain=domain)) if domain else None


def domain_of_address(lead: Lead) -> Change | None:
    """The company's domain, from the address in the row."""
    domain = domain_in_email(lead.values)
    return ({Field.DOMAIN: domain}, say("Use {text} from the address", text=domain)) if domain else None


def mended_page(lead: Lead) -> Change | None:
    """A person's LinkedIn URL with a slip of the keyboard: backslashes, blanks, a comma for the dot."""
    text = re.sub(r"\s+", "", lead.text(Field.LINKEDIN_URL)).replace("\\", "/")
    text = re.sub(r"(?i)linkedin[,;.]+com", "linkedin.com", text)
    start = re.search(r"(?i)linkedin\.com/", text)
    slug = linkedin_slug(text[start.start() :]) if start else ""
    return (
        ({Field.LINKEDIN_URL: linkedin_url(slug)}, say("Use {text}", text=f"linkedin.com/in/{slug}"))
        if slug
        else None
    )


def without_page(lead: Lead) -> Change | None:
    """A company's page where a person's belongs: without it the person is searched by name."""
    if not is_linkedin_company(lead.text(Field.LINKEDIN_URL)) or not (
        clean_company(lead.text(Field.COMPANY)) or clean_domain(lead.text(Field.DOMAIN))
    ):
        return None
    return {Field.LINKEDIN_URL: ""}, say("Leave the company's page out and search by name")


def _name_of_page(url: str) -> str:
    found = _PAGE.search(url)
    if not found or not _WORDS_OF_PAGE.fullmatch(found[1]):
        return ""
    return " ".join(word.capitalize() for word in found[1].split("-"))
