"""Companies' names: their identity, with the legal form folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gui.leads.cleaning.folding import fold_name, fold_text, fold_words, tidy_text
from gui.leads.cleaning.person_name import is_placeholder
from gui.leads.words.legal_forms import (
    ASIAN_FORMS,
    LEGAL_FORMS,
    LONGEST_FORM,
    PREFIX_FORMS,
    SHORT_FORMS,
    SHORT_FORMS_AS_WRITTEN,
)
from gui.leads.words.no_company import ARTICLES, NO_COMPANY_WORDS

_SPACED_INITIALS = re.compile(r"\b(\w\.)\s+(?=\w\.)")
_ASIAN_SIGN = re.compile(r"\((?:株|有|합|주|유)\)")
# As folding leaves them: Thai has a letter that falls into two.
_STUCK_FORMS = tuple(unicodedata.normalize("NFKC", form) for form in ASIAN_FORMS)
# Dropped before they become letters: Lumo™ would be Lumotm.
_REGISTERED = dict.fromkeys(map(ord, "™®©℠"))
_SHARP = re.compile(r"(?<=\w)#")
_QUOTES = '"“”„«»'
_LONGEST = 200
# Quotation marks within a form are dots in Hebrew (בע"מ); strokes are in A/S and FZ-LLC.
_WITHIN_FORM = str.maketrans("", "", './-"“”„«»״')


def tidy_company(text: str) -> str:
    """The company in a cell as it is sent: the user's spelling, trimmed; empty when it says nothing."""
    tidied = _unquoted(tidy_text(text))
    return "" if is_placeholder(tidied) else tidied


def has_legal_form(text: str) -> bool:
    """Whether a text begins or ends with a company's legal form."""
    spelt = _spelt_out(tidy_company(text))
    words = spelt.split()
    return _without_forms(words) != words or _without_asian_form(fold_words(spelt)) != fold_words(spelt)


@lru_cache(maxsize=65_536)
def clean_company(text: str) -> str:
    """The identity of a company: case, accents, punctuation, legal form folded; empty when it is none.

    Short forms that are words as well (``AS``, ``SpA``, ``SE``) are folded only where their writing shows
    that the form is meant: ``Lind AS``, but not ``Day Spa``. None is what has no letters or digits,
    what is too long, and what many people are: ``Freelance``, ``Retired``.
    """
    tidied = tidy_company(text)
    if len(tidied) > _LONGEST:
        return ""
    while (shorter := _fold_company(tidied)) != tidied:
        tidied = shorter
    return "" if tidied in NO_COMPANY_WORDS else tidied


def _unquoted(text: str) -> str:
    """Without the quotation marks around all of it; those within ``ООО «Ромашка»`` stay."""
    bare = text.strip(f"{_QUOTES} ")
    is_quoted_within = any(mark in bare for mark in _QUOTES)
    return text.strip() if is_quoted_within else bare


def _fold_company(text: str) -> str:
    return _without_asian_form(fold_name(" ".join(_without_forms(_spelt_out(text).split()))))


def _spelt_out(text: str) -> str:
    wide = text
    if not text.isascii():
        wide = _ASIAN_SIGN.sub(" ", unicodedata.normalize("NFKC", text.translate(_REGISTERED)))
    spelt = _SHARP.sub(" sharp", wide) if "#" in wide else wide
    return _SPACED_INITIALS.sub(r"\1", spelt.replace("&", " and ").replace("+", " plus "))


def _without_forms(words: list[str]) -> list[str]:
    while (length := _form_length(words)) > 0:
        words = words[:-length]
    while (length := _prefix_length(words)) > 0:
        words = words[length:]
    return words


def _form_length(words: list[str]) -> int:
    """How many of the last words are a legal form; never all words, nor all but ``The``."""
    for length in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        if " ".join(map(_close_up, words[-length:])) in LEGAL_FORMS and _is_name(words[:-length]):
            return length
    return 1 if len(words) > 1 and _is_short_form(words[-1], words[:-1]) else 0


def _prefix_length(words: list[str]) -> int:
    for length in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        if " ".join(map(_close_up, words[:length])) in PREFIX_FORMS:
            return length
    return 0


def _is_short_form(word: str, before: list[str]) -> bool:
    bare = word.strip(",()")
    if _close_up(bare) not in SHORT_FORMS or not _is_name(before):
        return False
    is_dotted = "." in bare[:-1] or "/" in bare
    return is_dotted or (bare in SHORT_FORMS_AS_WRITTEN and not " ".join(before).isupper())


def _is_name(words: list[str]) -> bool:
    return not ARTICLES.issuperset(map(_close_up, words))


def _close_up(word: str) -> str:
    return fold_text(word.strip(",()-")).translate(_WITHIN_FORM)


def _without_asian_form(folded: str) -> str:
    if folded.isascii():
        return folded
    for form in _STUCK_FORMS:
        bare = folded.removesuffix(form).removeprefix(form).strip()
        if bare:
            folded = bare
    return folded
