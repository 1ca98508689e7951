"""What is odd in a row though it would be looked up: said before it is paid for, never in the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.sentences import say

if TYPE_CHECKING:
    from gui.leads.fields import Field


class AdviceCode(StrEnum):
    """What is odd. The values are stored in list files."""

    GARBLED = "garbled"
    SWAPPED = "swapped"
    COMPANY_IS_SITE = "company_is_site"
    COMPANY_PAGE = "company_page"
    DAMAGED_NUMBER = "damaged_number"
    DOMAIN_IN_EMAIL = "domain_in_email"
    ONE_CASE = "one_case"


@dataclass(frozen=True, slots=True)
class Advice:
    """A row that would be looked up as it stands, and had better be looked at before.

    Attributes:
        row: the row's number in the sheet.
        code: what is odd.
        field: the field it is in.
    """

    row: int
    code: AdviceCode
    field: Field


# Rows that are found well enough as they are; they do not count among those that need a look.
HINTS = frozenset({AdviceCode.DOMAIN_IN_EMAIL, AdviceCode.ONE_CASE})
_BY_NAME = frozenset({Kind.EMAIL, Kind.PHONE})
_PHONE = frozenset({Kind.PHONE})
_KINDS: dict[AdviceCode, frozenset[Kind]] = {
    AdviceCode.GARBLED: _BY_NAME,
    AdviceCode.SWAPPED: _BY_NAME,
    AdviceCode.COMPANY_IS_SITE: _BY_NAME,
    AdviceCode.COMPANY_PAGE: _PHONE,
    AdviceCode.DAMAGED_NUMBER: _PHONE,
    AdviceCode.DOMAIN_IN_EMAIL: _BY_NAME,
    AdviceCode.ONE_CASE: _BY_NAME,
}
_PHRASES: dict[AdviceCode, str] = {
    AdviceCode.GARBLED: say("garbled letters: found less often as it stands"),
    AdviceCode.SWAPPED: say("first and last name look exchanged: found less often as it stands"),
    AdviceCode.COMPANY_IS_SITE: say("a website where the company's name belongs"),
    AdviceCode.COMPANY_PAGE: say("a company's LinkedIn page: the phone is searched by name instead"),
    AdviceCode.DAMAGED_NUMBER: say(
        "a number damaged by a spreadsheet: it cannot be repaired, only looked up"
    ),
    AdviceCode.DOMAIN_IN_EMAIL: say("no website: the address in the row has it"),
    AdviceCode.ONE_CASE: say("a name in capitals or small letters only"),
}


def kinds_of(code: AdviceCode) -> frozenset[Kind]:
    """The kinds of search that it matters for."""
    return _KINDS[code]


def codes_for(kinds: frozenset[Kind]) -> frozenset[AdviceCode]:
    """What matters for any of these kinds of search."""
    return frozenset(code for code, concerned in _KINDS.items() if concerned & kinds)


def advice_words(code: AdviceCode) -> str:
    """Say an advice to people, as ``problems.describe`` does."""
    return _PHRASES[code]
