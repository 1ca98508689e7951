"""Whom the user never wants looked up: addresses, and domains with all below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gui.leads.cleaning import clean_domain, clean_email
from gui.leads.errors import UsageError
from gui.leads.sentences import say
from gui.leads.whom import address_of

Scope = Literal["email", "domain"]


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
    domain = "" if "@" in text else clean_domain(text)
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

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains)

    def covers(self, identity: str) -> bool:
        """Whether a search asks about somebody on the list."""
        if identity in self.identities:
            return True
        address = address_of(identity)
        if address in self.addresses:
            return True
        return bool(self.domains) and self._is_below(address.partition("@")[2] or identity.rpartition("|")[2])

    def covers_address(self, found: str) -> bool:
        """Whether an address, as it was found, is in one of the domains."""
        address = found.lower() if found.isascii() else clean_email(found)
        return self._is_below(address.partition("@")[2])

    def covers_site(self, cell: str) -> bool:
        """Whether a cell names one of the domains, as a company's website is named."""
        return self._is_below(clean_domain(cell))

    def _is_below(self, domain: str) -> bool:
        while domain:
            if domain in self.domains:
                return True
            domain = domain.partition(".")[2]
        return False
