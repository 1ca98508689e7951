"""What a column's name says: the field it names, in many languages, however it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gui.leads.cleaning import fold_words, tidy_text
from gui.leads.fields import Field
from gui.leads.garbled import ungarbled
from gui.leads.words import (
    headers_arabic,
    headers_chinese,
    headers_cyrillic,
    headers_czech,
    headers_dutch,
    headers_english,
    headers_finnish,
    headers_french,
    headers_german,
    headers_greek,
    headers_hebrew,
    headers_hungarian,
    headers_italian,
    headers_japanese,
    headers_korean,
    headers_nordic,
    headers_polish,
    headers_portuguese,
    headers_romanian,
    headers_spanish,
    headers_turkish,
)
from gui.leads.words.header_parts import (
    BLOCKERS,
    COMPANY_WORDS,
    NAME_WORDS,
    NOISE,
    SECOND_CHOICE,
    TOO_GENERAL,
    VAGUE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = (
    headers_english,
    headers_french,
    headers_german,
    headers_spanish,
    headers_italian,
    headers_dutch,
    headers_portuguese,
    headers_polish,
    headers_nordic,
    headers_finnish,
    headers_czech,
    headers_turkish,
    headers_romanian,
    headers_hungarian,
    headers_cyrillic,
    headers_greek,
    headers_japanese,
    headers_chinese,
    headers_korean,
    headers_arabic,
    headers_hebrew,
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_COMPOUND = re.compile(r"\b(firmen|unternehmens|bedrijfs)(?=telefon|telefoon|linkedin|nummer|rufnummer)")
_STUCK = re.compile("(会社|代表|公司|회사|대표)(?=電話|电话|전화|linkedin)")
_EXACT, _EXACT_BUT_NOISE, _VAGUE, _CONTAINED, _ONE_OF_TWO = 0.97, 0.93, 0.75, 0.6, 0.3
_SECOND_CHOICE_COST = 0.12
_PERSONAL_FIELDS = frozenset({Field.PHONE, Field.LINKEDIN_URL})
_CHOOSY_FIELDS = frozenset({Field.EMAIL, Field.PHONE, Field.COUNTRY})


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a column's name says.

    Attributes:
        fields: how surely it names a field, between 0 and 1; only those above 0.
        is_name: a bare "name", whose field depends on the columns beside it.
        is_other: it names something else for certain, such as a city or an email's status.
        is_company_s: it names a phone or a page of the company, not of the person.
    """

    fields: Mapping[Field, float]
    is_name: bool = False
    is_other: bool = False
    is_company_s: bool = False


@lru_cache(maxsize=4096)
def header_words(header: str) -> str:
    """A column's name as folded words: ``CompanyName``, ``company_name`` and ``Company Name *`` are one."""
    folded = fold_words(_CAMEL.sub(" ", tidy_text(header)).replace("_", " "))
    return _STUCK.sub(r"\1 ", _COMPOUND.sub(r"\1 ", folded)).replace("linked in", "linkedin")


@lru_cache(maxsize=4096)
def header_meaning(header: str) -> HeaderMeaning:
    """Read a column's name, without looking at its values."""
    whole = header_words(ungarbled(header) or header)
    words = whole.split()
    core = [word for word in words if word not in NOISE]
    if _exact(whole, _EXACT):
        return HeaderMeaning(_with_second_choice(_exact(whole, _EXACT), words))
    if words and all(word in NAME_WORDS for word in core or words):
        return HeaderMeaning(_NOTHING, is_name=True)
    if any(word in BLOCKERS for word in words):
        return HeaderMeaning(_NOTHING, is_other=True)
    contained = _exact(" ".join(core), _EXACT_BUT_NOISE) or _contained(core)
    if _PERSONAL_FIELDS & contained.keys() and any(word in COMPANY_WORDS for word in words):
        return HeaderMeaning(_NOTHING, is_other=True, is_company_s=True)
    return HeaderMeaning(_with_second_choice(contained, words))


_NOTHING: Mapping[Field, float] = MappingProxyType({})


def _exact(text: str, sureness: float) -> dict[Field, float]:
    return dict.fromkeys(_PHRASES.get(text, ()), _VAGUE if text in VAGUE else sureness)


def _contained(words: list[str]) -> dict[Field, float]:
    """The fields named by a part of a longer name; of overlapping parts the longest counts."""
    found: dict[Field, float] = {}
    start = 0
    while start < len(words):
        length = _phrase_length(words, start)
        fields = _PHRASES.get(" ".join(words[start : start + length]), ()) if length else ()
        found |= dict.fromkeys(fields, _CONTAINED)
        start += length or 1
    return dict.fromkeys(found, _ONE_OF_TWO) if len(found) > 1 else found


def _phrase_length(words: list[str], start: int) -> int:
    for end in range(min(len(words), start + _LONGEST_PHRASE), start, -1):
        text = " ".join(words[start:end])
        if text in _PHRASES and text not in TOO_GENERAL:
            return end - start
    return 0


def _with_second_choice(fields: dict[Field, float], words: list[str]) -> Mapping[Field, float]:
    if not any(word in SECOND_CHOICE for word in words):
        return fields
    cost = {field: _SECOND_CHOICE_COST if field in _CHOOSY_FIELDS else 0.0 for field in fields}
    return {field: sureness - cost[field] for field, sureness in fields.items()}


def _phrases() -> dict[str, tuple[Field, ...]]:
    found: dict[str, tuple[Field, ...]] = {}
    for language in _LANGUAGES:
        for field, text in language.HEADERS.items():
            for phrase in (part.strip() for line in text.strip().splitlines() for part in line.split("|")):
                if field not in found.get(phrase, ()):
                    found[phrase] = (*found.get(phrase, ()), field)
    return found


_PHRASES = _phrases()
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _PHRASES)
