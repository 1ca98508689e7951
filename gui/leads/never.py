"""Whom the user never wants looked up: addresses, and domains with all below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from gui.leads.cleaning import clean_domain, clean_email, is_social_page
from gui.leads.errors import UsageError
from gui.leads.sentences import say
from gui.leads.whom import address_of

Scope = Literal["email", "domain"]
_SEVERAL = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True, order=True)
class NeverEntry:
    """One line of the list, in the form in which searches are compared."""

    scope: Scope
    value: str


def never_entry(text: str) -> NeverEntry:
    """Read what was typed.

    Raises:
        UsageError: it is neither an address nor a domain.
    """
    if address := clean_email(text):
        return NeverEntry("email", address)
    is_one = len(_SEVERAL.split(text.strip())) == 1 and "@" not in text and not is_social_page(text)
    domain = clean_domain(text) if is_one else ""
    if not domain:
        raise UsageError(
            say("{text} is neither an email address nor a domain. The list is as it was.", text=text.strip())
        )
    return NeverEntry("domain", domain)


@dataclass(frozen=True, slots=True)
class Never:
    """The list, ready to be asked.

    Attributes:
        addresses: in lower case.
        domains: in lower case.
        identities: of the searches that found one of the addresses.
    """

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()
    _spoken: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Work out how the domains read where they stand for a company's name."""
        spoken = frozenset(domain.replace("-", " ").replace(".", " ") for domain in self.domains)
        object.__setattr__(self, "_spoken", spoken)

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains)

    def covers(self, identity: str) -> bool:
        """Whether a search asks about somebody on the list."""
        if identity in self.identities:
            return True
        address = address_of(identity)
        if address in self.addresses:
            return True
        place = address.partition("@")[2] or identity.rpartition("|")[2]
        return bool(self.domains) and (self._is_below(place) or self._is_spoken(place))

    def covers_address(self, found: str) -> bool:
        """Whether an address, as it was found, is in one of the domains."""
        address = found.lower() if found.isascii() else clean_email(found)
        return self._is_below(address.partition("@")[2])

    def covers_site(self, cell: str) -> bool:
        """Whether a cell names one of the domains, as a company's website is named."""
        return self._is_below(clean_domain(cell))

    def _is_spoken(self, company: str) -> bool:
        """Whether a company's name, as it is compared, is a domain: ``north pier example``."""
        while " " in company:
            if company in self._spoken:
                return True
            company = company.partition(" ")[2]
        return False

    def _is_below(self, domain: str) -> bool:
        while domain:
            if domain in self.domains:
                return True
            domain = domain.partition(".")[2]
        return False
