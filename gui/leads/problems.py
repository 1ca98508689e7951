"""Why a row is not looked up, as codes that are stored and as short phrases that people read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gui.leads.sentences import say

if TYPE_CHECKING:
    from gui.leads.fields import Field, Kind


class ProblemCode(StrEnum):
    """What is wrong with a row, for one kind of search. The values are stored."""

    NO_NAME = "no_name"
    NO_FIRST_NAME = "no_first_name"
    NO_LAST_NAME = "no_last_name"
    NOT_A_NAME = "not_a_name"
    UNREADABLE = "unreadable"
    NO_COMPANY = "no_company"
    BAD_DOMAIN = "bad_domain"
    PERSONAL_DOMAIN = "personal_domain"
    SOCIAL_PAGE = "social_page"
    NO_EMAIL = "no_email"
    BAD_EMAIL = "bad_email"
    SEVERAL_EMAILS = "several_emails"
    BAD_LINKEDIN = "bad_linkedin"


MISSING = frozenset(
    {
        ProblemCode.NO_NAME,
        ProblemCode.NO_FIRST_NAME,
        ProblemCode.NO_LAST_NAME,
        ProblemCode.NO_COMPANY,
        ProblemCode.NO_EMAIL,
    }
)


class SkipReason(StrEnum):
    """Why a row without a problem is not looked up all the same. The values are stored."""

    ALREADY_THERE = "already_there"
    OUTSIDE_SAMPLE = "outside_sample"
    STOPPED = "stopped"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be looked up as it stands.

    Attributes:
        row: the row's number in the sheet.
        kind: the search it is in the way of.
        code: what is wrong.
        field: the field to mend.
    """

    row: int
    kind: Kind
    code: ProblemCode
    field: Field


def describe(reason: str, row: int | None = None) -> str:
    """Say a reason to people: what it is and, behind a colon, how to mend it where that is possible.

    Args:
        reason: a ``ProblemCode``, a ``SkipReason``, ``same_as`` or ``in_flight``.
        row: the row that holds the search, for ``same_as``.

    Returns:
        The phrase; a reason of a newer version is shown as it is written.
    """
    if reason == "same_as" and row is not None:
        return say("same as row {row}", row=str(row))
    return _PHRASES.get(reason, reason.replace("_", " "))


_PHRASES: dict[str, str] = {
    ProblemCode.NO_NAME: say("no name: add a first and a last name"),
    ProblemCode.NO_FIRST_NAME: say("first name missing: add it"),
    ProblemCode.NO_LAST_NAME: say("last name missing: add it"),
    ProblemCode.NOT_A_NAME: say("not one person's name: write first and last name only"),
    ProblemCode.UNREADABLE: say("letters were lost (� or ?): type the name again"),
    ProblemCode.NO_COMPANY: say("no company: add its website or its name"),
    ProblemCode.BAD_DOMAIN: say("not a website: write it like northpier.example"),
    ProblemCode.PERSONAL_DOMAIN: say("a personal mail provider: add the company's website"),
    ProblemCode.SOCIAL_PAGE: say("a page on a site that many share: add the company's own website"),
    ProblemCode.NO_EMAIL: say("no address to verify"),
    ProblemCode.BAD_EMAIL: say("not an email address: check for typing errors"),
    ProblemCode.SEVERAL_EMAILS: say("more than one address in the cell: leave one"),
    ProblemCode.BAD_LINKEDIN: say("not the LinkedIn URL of a person: it should contain linkedin.com/in/"),
    SkipReason.ALREADY_THERE: say("already filled in your list"),
    SkipReason.OUTSIDE_SAMPLE: say("not part of the sample"),
    SkipReason.STOPPED: say("not sent: the run was stopped"),
    SkipReason.NEVER: say("on your never list"),
    "same_as": say("same person as another row"),
    "in_flight": say("already being looked up in another run"),
}
