"""A search: one question to Enrow about one person, with the identity that tells when it was asked before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gui.leads.cleaning import (
    clean_company,
    clean_domain,
    clean_email,
    clean_phone,
    emails_in,
    fold_name,
    has_lost_letters,
    is_one_person,
    is_personal_domain,
    is_placeholder,
    is_public_suffix,
    is_social_page,
    is_whole_name,
    join_name,
    linkedin_slug,
    linkedin_url,
    split_name,
    tidy_company,
    tidy_name,
)
from gui.leads.errors import MissingColumnError
from gui.leads.fields import Field, Kind
from gui.leads.problems import Problem, ProblemCode
from gui.leads.sentences import Sentence, listed, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.lead import Lead


@dataclass(frozen=True, slots=True)
class Search:
    """One question to Enrow.

    Attributes:
        kind: what is asked.
        identity: equal for two searches when, and only when, they ask the same; stored with the answer.
        params: exactly the fields that leave this machine, by Enrow's names, without its ``custom``.
    """

    kind: Kind
    identity: str
    params: Mapping[str, str]


def build_search(kind: Kind, lead: Lead) -> Search | Problem:
    """The search for a lead, or what is in its way. Nothing is guessed: a problem costs nothing."""
    try:
        return _BUILDERS[kind](lead)
    except _UnfitError as unfit:
        return Problem(lead.row, kind, unfit.code, unfit.field)


def already_there(kind: Kind, lead: Lead) -> bool:
    """Whether the list already holds what the search would find; never for a verification."""
    if kind is Kind.EMAIL:
        return bool(emails_in(lead.text(Field.EMAIL)))
    return kind is Kind.PHONE and bool(clean_phone(lead.text(Field.PHONE)))


def needed_fields(kind: Kind) -> tuple[str, ...]:
    """What a list must have for a kind of search, as parts of a sentence; all parts are needed."""
    return _NEEDED[kind]


def check_mapping(
    kind: Kind, mapping: Mapping[Field, int], headers: Sequence[str] = ()
) -> MissingColumnError | None:
    """Whether the columns that were recognised are enough for a kind of search.

    Args:
        kind: the kind of search.
        mapping: field to column index.
        headers: all column names of the list, to say which were seen.

    Returns:
        None when they are enough; otherwise the error to raise or to show.
    """
    fields = set(mapping)
    if any(fields >= option for option in _ENOUGH[kind]):
        return None
    seen = ", ".join(f"“{name}”" for name in headers or [field.value for field in mapping]) or say("none")
    return MissingColumnError(
        say(
            "To {purpose} the list needs {fields}. Columns seen: {seen}. "
            "Nothing was sent; say which column is which and try again.",
            purpose=_PURPOSE[kind],
            fields=listed(_NEEDED[kind]),
            seen=seen,
        )
    )


class _UnfitError(Exception):
    """The lead lacks something."""

    def __init__(self, code: ProblemCode, field: Field) -> None:
        super().__init__(code)
        self.code = code
        self.field = field


def _email_search(lead: Lead) -> Search:
    name = _full_name(lead)
    if not is_whole_name(name):
        raise _UnfitError(*_missing_half(lead))
    param, company, company_identity = _workplace_of(lead)
    return Search(
        Kind.EMAIL,
        f"email|{fold_name(name)}|{company_identity}",
        {"fullname": name, param: company},
    )


def _phone_search(lead: Lead) -> Search:
    url = lead.text(Field.LINKEDIN_URL)
    slug = linkedin_slug(url) if url else ""
    if slug:
        return Search(Kind.PHONE, f"phone|in/{slug}", {"linkedin_url": linkedin_url(slug)})
    try:
        return _phone_search_by_name(lead)
    except _UnfitError:
        if is_placeholder(url):
            raise
        raise _UnfitError(ProblemCode.BAD_LINKEDIN, Field.LINKEDIN_URL) from None


def _phone_search_by_name(lead: Lead) -> Search:
    name = _full_name(lead)
    first, last = _first_and_last(lead, name)
    param, company, company_identity = _workplace_of(lead)
    return Search(
        Kind.PHONE,
        f"phone|{fold_name(name)}|{company_identity}",
        {"firstname": first, "lastname": last, param: company},
    )


def _verify_search(lead: Lead) -> Search:
    text = lead.text(Field.EMAIL)
    if is_placeholder(text):
        raise _UnfitError(ProblemCode.NO_EMAIL, Field.EMAIL)
    if len(emails_in(text)) > 1:
        raise _UnfitError(ProblemCode.SEVERAL_EMAILS, Field.EMAIL)
    address = clean_email(text)
    if not address:
        raise _UnfitError(ProblemCode.BAD_EMAIL, Field.EMAIL)
    return Search(Kind.VERIFY, f"verify|{address}", {"email": address})


_BUILDERS = {Kind.EMAIL: _email_search, Kind.PHONE: _phone_search, Kind.VERIFY: _verify_search}


def _full_name(lead: Lead) -> str:
    """The name to ask for: first and last when both are there, else the full name, else what there is."""
    values = lead.values
    first = tidy_name(values.get(Field.FIRST_NAME, ""))
    last = tidy_name(values.get(Field.LAST_NAME, ""))
    full = "" if first and last else tidy_name(values.get(Field.FULL_NAME, ""))
    name = full or join_name(first, last)
    if not name:
        raise _UnfitError(ProblemCode.NO_NAME, _name_field(lead))
    if has_lost_letters(name):
        raise _UnfitError(ProblemCode.UNREADABLE, _unreadable_field(lead))
    if not is_one_person(name):
        raise _UnfitError(ProblemCode.NOT_A_NAME, _unfit_name_field(lead))
    return name


def _first_and_last(lead: Lead, name: str) -> tuple[str, str]:
    first = tidy_name(lead.values.get(Field.FIRST_NAME, ""))
    last = tidy_name(lead.values.get(Field.LAST_NAME, ""))
    if first and last and name == f"{first} {last}":
        return first, last
    first, last = split_name(name)
    if not last:
        raise _UnfitError(*_missing_half(lead))
    return first, last


def _name_field(lead: Lead) -> Field:
    for field in (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME):
        if field in lead.values:
            return field
    return Field.FULL_NAME


def _unfit_name_field(lead: Lead) -> Field:
    """The field that is nobody's name by itself, if one is; else the one where the name is usually mended."""
    fields = [field for field in (Field.FULL_NAME, Field.FIRST_NAME, Field.LAST_NAME) if lead.text(field)]
    unfit = (field for field in fields if not is_one_person(tidy_name(lead.text(field))))
    return next(unfit, _name_field(lead))


def _unreadable_field(lead: Lead) -> Field:
    fields = (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME)
    return next((field for field in fields if has_lost_letters(lead.text(field))), _name_field(lead))


def _missing_half(lead: Lead) -> tuple[ProblemCode, Field]:
    if Field.LAST_NAME in lead.values and Field.FIRST_NAME in lead.values:
        if is_placeholder(lead.text(Field.FIRST_NAME)):
            return ProblemCode.NO_FIRST_NAME, Field.FIRST_NAME
        return ProblemCode.NO_LAST_NAME, Field.LAST_NAME
    return ProblemCode.NO_LAST_NAME, _name_field(lead)


def _workplace_of(lead: Lead) -> tuple[str, str, str]:
    values = lead.values
    place = _workplace(
        values.get(Field.DOMAIN, ""), values.get(Field.COMPANY, ""), values.get(Field.EMAIL, "")
    )
    if isinstance(place, ProblemCode):
        is_company = place is ProblemCode.UNREADABLE or is_placeholder(values.get(Field.DOMAIN, ""))
        is_company = is_company and not is_placeholder(values.get(Field.COMPANY, ""))
        has_domain_column = not is_company and (Field.DOMAIN in values or Field.COMPANY not in values)
        raise _UnfitError(place, Field.DOMAIN if has_domain_column else Field.COMPANY)
    return place


@lru_cache(maxsize=65_536)
def _workplace(domain_text: str, company_text: str, email_text: str) -> tuple[str, str, str] | ProblemCode:
    """Where a person works: Enrow's field, value and identity. The domain comes first: it finds better."""
    domain = clean_domain(domain_text)
    trouble = _domain_trouble(domain_text, domain)
    if trouble is None:
        return "company_domain", domain, domain
    company = "" if _is_mail_provider(company_text) else clean_company(company_text)
    is_readable = not has_lost_letters(company_text)
    if company and is_readable:
        return "company_name", tidy_company(company_text), company
    domain = clean_domain(clean_email(email_text)) if email_text else ""
    if domain and _domain_trouble(email_text, domain) is None:
        return "company_domain", domain, domain
    if is_readable and trouble is ProblemCode.NO_COMPANY and _is_mail_provider(company_text):
        return ProblemCode.PERSONAL_DOMAIN
    return trouble if is_readable else ProblemCode.UNREADABLE


def _is_mail_provider(company_text: str) -> bool:
    """``gmail.com`` in the company's cell names no company; a bare ``Yahoo`` may."""
    return "." in company_text and is_personal_domain(clean_domain(company_text))


def _domain_trouble(text: str, domain: str) -> ProblemCode | None:
    if is_placeholder(text):
        return ProblemCode.NO_COMPANY
    if not domain or is_public_suffix(domain):
        return ProblemCode.BAD_DOMAIN
    if is_personal_domain(domain):
        return ProblemCode.PERSONAL_DOMAIN
    return ProblemCode.SOCIAL_PAGE if is_social_page(text) else None


_PURPOSE = {
    Kind.EMAIL: say("find emails"),
    Kind.PHONE: say("find phones"),
    Kind.VERIFY: say("verify addresses"),
}
_NEEDED: dict[Kind, tuple[Sentence, ...]] = {
    Kind.EMAIL: (say("a full name (or a first and a last name)"), say("a domain (or a company)")),
    Kind.PHONE: (say("a LinkedIn URL, or a name with a domain (or a company)"),),
    Kind.VERIFY: (say("an email column"),),
}
_NAMED = ({Field.FULL_NAME}, {Field.FIRST_NAME, Field.LAST_NAME})
_EMPLOYED = ({Field.DOMAIN}, {Field.COMPANY})
_NAMED_AND_EMPLOYED = tuple(name | place for name in _NAMED for place in _EMPLOYED)
_ENOUGH: dict[Kind, tuple[set[Field], ...]] = {
    Kind.EMAIL: _NAMED_AND_EMPLOYED,
    Kind.PHONE: ({Field.LINKEDIN_URL}, *_NAMED_AND_EMPLOYED),
    Kind.VERIFY: ({Field.EMAIL},),
}
