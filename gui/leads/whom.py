"""A person to be forgotten, by an address or by a name with a workplace, as searches know people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.cleaning import clean_email, linkedin_slug
from gui.leads.errors import UsageError
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.search import Search, build_search
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# The fields of Enrow's wire, as columns of a list.
_FIELDS = {
    "fullname": Field.FULL_NAME,
    "firstname": Field.FIRST_NAME,
    "lastname": Field.LAST_NAME,
    "company_domain": Field.DOMAIN,
    "company_name": Field.COMPANY,
    "linkedin_url": Field.LINKEDIN_URL,
    "email": Field.EMAIL,
}
# Letters and digits that make one word with their neighbour, casefolded: of scripts that part words.
_LETTER = "[0-9a-z\u00df-\u024f\u0370-\u052f\u1e00-\u1fff]"
_PERSONAL = ("fullname", "linkedin_url", "email")


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is meant.

    Attributes:
        address: an email address, or the address of a LinkedIn page; "" where it is not known.
        name: a full name, which counts with a workplace only.
        workplace: the domain or the name of the company.
    """

    address: str = ""
    name: str = ""
    workplace: str = ""

    def identities(self) -> set[str]:
        """The identities of the searches that ask for this person.

        Raises:
            UsageError: nobody can be told by that.
        """
        found = {f"{Kind.VERIFY.value}|{address}"} if (address := clean_email(self.address)) else set()
        if slug := linkedin_slug(self.address):
            found.add(f"{Kind.PHONE.value}|in/{slug}")
        lead = Lead(
            0, {Field.FULL_NAME: self.name, Field.DOMAIN: self.workplace, Field.COMPANY: self.workplace}
        )
        search = build_search(Kind.EMAIL, lead) if self.name else None
        if isinstance(search, Search):
            found |= siblings(search.identity)
        if not found:
            raise UsageError(
                say(
                    "Nobody can be told by that. Nothing was erased. Give an email address, a LinkedIn page,"
                    " or a full name and the company's website or name."
                )
            )
        return found


def siblings(identity: str) -> set[str]:
    """The identities of the same person, known by the same name and workplace, over all kinds of search."""
    kind, _, person = identity.partition("|")
    if kind == Kind.VERIFY.value or "|" not in person:
        return {identity}
    return {f"{each.value}|{person}" for each in (Kind.EMAIL, Kind.PHONE)}


def address_of(identity: str) -> str:
    """The address that a verification asks about; "" for other searches."""
    kind, _, address = identity.partition("|")
    return address if kind == Kind.VERIFY.value else ""


def identity_of(kind: Kind, fields: Mapping[str, object]) -> str:
    """Whom a search as it left asked about; "" where that cannot be told."""
    values = {field: str(fields[name]) for name, field in _FIELDS.items() if fields.get(name)}
    search = build_search(kind, Lead(0, values))
    return search.identity if isinstance(search, Search) else ""


def personal_texts(fields: Mapping[str, object]) -> set[str]:
    """What names a person among the fields of a search as it left: never the company alone."""
    found = {str(fields[name]) for name in _PERSONAL if fields.get(name)}
    if fields.get("firstname") and fields.get("lastname"):
        found.add(f"{fields['firstname']} {fields['lastname']}")
    return found


def naming(texts: Collection[str]) -> re.Pattern[str]:
    """What finds any of these casefolded texts in another, whole: not the end of a longer name or address."""
    return re.compile("|".join(map(_whole, texts)) or r"(?!)")


def _whole(text: str) -> str:
    before = f"(?<!{_LETTER})"
    if "@" in text:  # what is in a web address may follow an escape such as %3D
        before = f"(?:{before}(?<!{_LETTER}[._+-])|(?<=%[0-9a-f]{{2}}))"
    return f"{before}{re.escape(text)}(?!{_LETTER})(?!-{_LETTER})"
