"""What a row's problem can be mended with: a suggestion, never more, and none where it would be a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Field
from gui.leads.garbled import ungarbled
from gui.leads.lead import Lead
from gui.leads.mending import fixes_addresses, fixes_names
from gui.leads.mending.advice import AdviceCode
from gui.leads.problems import ProblemCode
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping

Code = ProblemCode | AdviceCode
Change = tuple[dict[Field, str], str]
Way = Callable[[Lead, Field], Change | None]


@dataclass(frozen=True, slots=True)
class Fix:
    """What would be changed in a row, for searching only.

    Attributes:
        row: the row's number in the sheet.
        code: the problem it mends; all fixes of one code can be applied at once.
        values: the new texts; a field may have none yet, or even no column.
        words: what it does, for people: "Use northpier.example from the address".
    """

    row: int
    code: Code
    values: Mapping[Field, str]
    words: str


def suggest(code: Code, field: Field, lead: Lead) -> Fix | None:
    """The fix for a row's problem; None where only a person can know.

    Args:
        code: the problem or advice.
        field: the field it was found in.
        lead: the row, with the fixes applied so far.
    """
    for way in _WAYS.get(code, ()):
        change = way(lead, field)
        if change is not None and any(text != lead.text(f) for f, text in change[0].items()):
            return Fix(lead.row, code, *change)
    return None


def fixed(lead: Lead, values: Mapping[Field, str]) -> Lead:
    """A lead with some texts replaced."""
    return Lead(lead.row, {**lead.values, **values}) if values else lead


def _ungarble(lead: Lead, _field: Field) -> Change | None:
    mended = {field: ungarbled(text) for field, text in lead.values.items() if field in _READ_BY_PEOPLE}
    changed = {field: text for field, text in mended.items() if text}
    return (changed, say("Write {text}", text=" · ".join(changed.values()))) if changed else None


def _of_lead(way: Callable[[Lead], Change | None]) -> Way:
    return lambda lead, _field: way(lead)


_READ_BY_PEOPLE = (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME, Field.COMPANY)
_HALF_A_NAME = (fixes_names.parted, _of_lead(fixes_names.from_row))
_ELSEWHERE = _of_lead(fixes_addresses.workplace_elsewhere)
_WAYS: dict[Code, tuple[Way, ...]] = {
    ProblemCode.NO_NAME: (_of_lead(fixes_names.from_row),),
    ProblemCode.NO_FIRST_NAME: _HALF_A_NAME,
    ProblemCode.NO_LAST_NAME: _HALF_A_NAME,
    ProblemCode.NOT_A_NAME: (_ungarble, fixes_names.first_of_two),
    ProblemCode.NO_COMPANY: (_ELSEWHERE,),
    ProblemCode.BAD_DOMAIN: (_of_lead(fixes_addresses.mended_domain), _ELSEWHERE),
    ProblemCode.PERSONAL_DOMAIN: (_ELSEWHERE,),
    ProblemCode.SOCIAL_PAGE: (_ELSEWHERE,),
    ProblemCode.BAD_EMAIL: (_of_lead(fixes_addresses.mended_email),),
    ProblemCode.SEVERAL_EMAILS: (_of_lead(fixes_addresses.first_address),),
    ProblemCode.BAD_LINKEDIN: (
        _of_lead(fixes_addresses.mended_page),
        _of_lead(fixes_names.from_row),
        _ELSEWHERE,
    ),
    AdviceCode.GARBLED: (_ungarble,),
    AdviceCode.SWAPPED: (fixes_names.exchanged,),
    AdviceCode.COMPANY_IS_SITE: (_of_lead(fixes_addresses.site_of_company),),
    AdviceCode.COMPANY_PAGE: (_of_lead(fixes_addresses.without_page),),
    AdviceCode.DOMAIN_IN_EMAIL: (_of_lead(fixes_addresses.domain_of_address),),
    AdviceCode.ONE_CASE: (_of_lead(fixes_names.in_mixed_case),),
}
