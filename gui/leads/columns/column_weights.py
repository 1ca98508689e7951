"""How much speaks for each field in one column: its name and its values, weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.columns.header_words import header_meaning
from gui.leads.fields import Field
from gui.leads.sentences import Sentence, join, say

if TYPE_CHECKING:
    from gui.leads.columns.column_values import ColumnValues


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a field.

    Attributes:
        confidence: between 0 and 1.
        reason: why, for people.
    """

    confidence: float
    reason: str


# What values of a field look like, and how sure they make it without a fitting name.
_LOOKS = {
    Field.EMAIL: say("addresses"),
    Field.LINKEDIN_URL: say("LinkedIn profiles"),
    Field.DOMAIN: say("domains"),
    Field.PHONE: say("phone numbers"),
    Field.COUNTRY: say("countries"),
}
_BY_VALUES_ALONE = {
    Field.EMAIL: (0.6, 0.9),
    Field.LINKEDIN_URL: (0.6, 0.95),
    Field.DOMAIN: (0.7, 0.8),
    Field.PHONE: (0.7, 0.7),
    Field.COUNTRY: (0.9, 0.6),
}
_TEXT_FIELDS = (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME, Field.COMPANY)
_FEW_VALUES = 3
_BARELY = 0.1
_MOSTLY = 0.5


def weigh_column(header: str, values: ColumnValues) -> dict[Field, Weight]:
    """Weigh one column for every field; a field that nothing speaks for is absent.

    A confidence of 0 with a reason says why a tempting field was refused.
    """
    meaning = header_meaning(header)
    weights = {
        field: _weigh_named(field, header, sureness, values) for field, sureness in meaning.fields.items()
    }
    if meaning.is_company_s:
        return {
            Field.PHONE: Weight(0.0, say("named '{header}': the company's, not the person's", header=header))
        }
    if values.company_pages >= _MOSTLY and values.people_pages < _MOSTLY:
        return {Field.LINKEDIN_URL: Weight(0.0, say("LinkedIn pages of companies, not of people"))}
    if meaning.is_other and values.people_pages < _MOSTLY:
        return {}
    for field, weight in _weigh_values(values).items():
        if field not in weights or weight.confidence > weights[field].confidence:
            weights[field] = weight
    if not meaning.fields and not meaning.is_name and not meaning.is_other:
        weights = _weigh_names(values) | weights
    return weights


def percent(share: float) -> Sentence:
    """A share for people; never rounded up to all."""
    return say("{n}%", n=min(round(share * 100), 99 if share < 1 else 100))


def _weigh_named(field: Field, header: str, sureness: float, values: ColumnValues) -> Weight:
    named = say("named '{header}'", header=header)
    if values.filled == 0:
        return Weight(sureness - 0.05, say("{named}, no values yet", named=named))
    if field in _TEXT_FIELDS:
        return _weigh_text(field, named, sureness, values)
    share = _share(field, values)
    looks = say("{share} look like {looks}", share=percent(share), looks=_LOOKS[field])
    if share >= _MOSTLY:
        return Weight(min(sureness + 0.02, 0.99), join(named, looks, between=", "))
    if share < _BARELY and values.filled >= _FEW_VALUES and field is not Field.COUNTRY:
        return Weight(
            0.0, say("{named}, but the values do not look like {looks}", named=named, looks=_LOOKS[field])
        )
    return Weight(sureness * 0.8, say("{named}, only {looks}", named=named, looks=looks))


def _weigh_text(field: Field, named: str, sureness: float, values: ColumnValues) -> Weight:
    if values.numbers >= _MOSTLY or values.phones >= _MOSTLY:
        return Weight(0.0, say("{named}, but it holds numbers", named=named))
    if max(values.emails, values.people_pages, values.company_pages) >= _MOSTLY:
        return Weight(0.0, say("{named}, but it holds addresses", named=named))
    if values.domains >= _MOSTLY:
        return Weight(
            0.5 if field is Field.COMPANY else 0.0, say("{named}, but it holds domains", named=named)
        )
    return Weight(sureness, named)


def _share(field: Field, values: ColumnValues) -> float:
    return {
        Field.EMAIL: values.emails,
        Field.LINKEDIN_URL: values.people_pages,
        Field.DOMAIN: max(values.domains, values.emails if values.emails < _MOSTLY else 0.0),
        Field.PHONE: values.phones,
        Field.COUNTRY: values.countries,
    }[field]


def _weigh_values(values: ColumnValues) -> dict[Field, Weight]:
    """What the values alone say. A mere number is never a phone here: it may be anybody's id."""
    found: dict[Field, Weight] = {}
    for field, (needed, confidence) in _BY_VALUES_ALONE.items():
        share = values.clear_phones if field is Field.PHONE else _share(field, values)
        if share >= needed and values.filled >= (1 if field in _UNMISTAKABLE else _FEW_VALUES):
            found[field] = Weight(
                confidence * share,
                say("{share} look like {looks}", share=percent(share), looks=_LOOKS[field]),
            )
    return found


_UNMISTAKABLE = frozenset({Field.EMAIL, Field.LINKEDIN_URL})


def _weigh_names(values: ColumnValues) -> dict[Field, Weight]:
    if values.filled < _FEW_VALUES or values.numbers >= _BARELY:
        return {}
    if values.legal_forms >= 0.3:
        return {
            Field.COMPANY: Weight(
                0.6, say("{share} end like company names", share=percent(values.legal_forms))
            )
        }
    if values.given_names >= 0.3 and values.two_words >= 0.6:
        return {
            Field.FULL_NAME: Weight(
                0.65, say("{share} look like full names", share=percent(values.two_words))
            )
        }
    if values.given_names >= 0.4 and values.one_word >= 0.6:
        return {
            Field.FIRST_NAME: Weight(
                0.6, say("{share} look like first names", share=percent(values.given_names))
            )
        }
    return {}
