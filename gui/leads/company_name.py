"""Companies' names: their identity, with the legal form folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gui.leads.folding import fold_text, fold_words, tidy_text
from gui.leads.person_name import is_placeholder
from gui.leads.words.legal_forms import (
    ASIAN_FORMS,
    LEGAL_FORMS,
    LONGEST_FORM,
    SHORT_FORMS,
    SHORT_FORMS_AS_WRITTEN,
)

_SPACED_INITIALS = re.compile(r"\b(\w\.)\s+(?=\w\.)")
_ASIAN_SIGN = re.compile(r"\((?:株|有|주|유)\)")


def tidy_company(text: str) -> str:
    """The company in a cell as it is sent: the user's spelling, trimmed; empty when it says nothing."""
    tidied = tidy_text(text).strip('"“”„«» ')
    return "" if is_placeholder(tidied) else tidied


def has_legal_form(text: str) -> bool:
    """Whether a text ends, or in Asian scripts begins, with a company's legal form."""
    spelt = _spelt_out(tidy_company(text))
    words = spelt.split()
    return _without_forms(words) != words or _without_asian_form(fold_words(spelt)) != fold_words(spelt)


@lru_cache(maxsize=65_536)
def clean_company(text: str) -> str:
    """The identity of a company: case, accents, punctuation and legal form folded; empty without letters.

    Short forms that are words as well (``AS``, ``SpA``, ``SE``) are folded only where their writing shows
    that the form is meant: ``Lind AS``, but not ``Day Spa``.
    """
    tidied = tidy_company(text)
    while (shorter := _fold_company(tidied)) != tidied:
        tidied = shorter
    return tidied


def _fold_company(text: str) -> str:
    return _without_asian_form(fold_words(" ".join(_without_forms(_spelt_out(text).split()))))


def _spelt_out(text: str) -> str:
    wide = text if text.isascii() else _ASIAN_SIGN.sub(" ", unicodedata.normalize("NFKC", text))
    return _SPACED_INITIALS.sub(r"\1", wide.replace("&", " and ").replace("+", " plus "))


def _without_forms(words: list[str]) -> list[str]:
    while (length := _form_length(words)) > 0:
        words = words[:-length]
    return words


def _form_length(words: list[str]) -> int:
    """How many of the last words are a legal form; never all words."""
    for length in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        if " ".join(map(_close_up, words[-length:])) in LEGAL_FORMS:
            return length
    return 1 if len(words) > 1 and _is_short_form(words[-1], " ".join(words[:-1])) else 0


def _is_short_form(word: str, before: str) -> bool:
    bare = word.strip(",()")
    if _close_up(bare) not in SHORT_FORMS:
        return False
    is_dotted = "." in bare[:-1] or "/" in bare
    return is_dotted or (bare in SHORT_FORMS_AS_WRITTEN and not before.isupper())


def _close_up(word: str) -> str:
    return fold_text(word.strip(",()-")).replace(".", "").replace("/", "")


def _without_asian_form(folded: str) -> str:
    if folded.isascii():
        return folded
    for form in ASIAN_FORMS:
        bare = folded.removesuffix(form).removeprefix(form).strip()
        if bare:
            folded = bare
    return folded
