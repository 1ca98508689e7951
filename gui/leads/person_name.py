"""People's names: what of a cell is the name, how it is compared, and how a full name is divided in two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gui.leads.folding import fold_text, fold_words, tidy_text
from gui.leads.words.given_names import GIVEN_NAMES
from gui.leads.words.job_words import JOB_WORDS
from gui.leads.words.titles import (
    CREDENTIALS,
    GENERATIONS,
    HONORIFICS,
    LONG_CREDENTIALS,
    NAME_PARTICLES,
    PLACEHOLDERS,
    ROLE_WORDS,
)

_PLAIN = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|（[^（）]*）|<[^<>]*>")
_SPACED_DASH = re.compile(r"\s([-–—|•·@])\s")
_EDGES = " \t\"“”„«»*•·|_-–—,;:'’‘"
_ORDINAL_FREE_DIGIT = re.compile(r"\d(?!(?:st|nd|rd|th)\b)", re.IGNORECASE)
_TWO_PEOPLE = re.compile(r"[&/+|;,]|\s(?:and|und|et|y|e|en)\s", re.IGNORECASE)
_LONGEST = 100
# Kana, Chinese characters, Hangul: full names are written without a blank.
_EAST_ASIAN = (("\u3005", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))


@lru_cache(maxsize=65_536)
def tidy_name(text: str) -> str:
    """The name in a cell as it is sent: the user's spelling, without titles, degrees, emoji and brackets.

    ``Okafor, Mira`` is turned round. A cell that only says that there is no name (``n/a``) is empty.
    """
    if _PLAIN.fullmatch(text) and text.partition(" ")[0].lower() not in HONORIFICS:
        return "" if is_placeholder(text) else text
    if is_placeholder(text):
        return ""
    words = _without_symbols(_BRACKETS.sub(" ", tidy_text(text)))
    words = _strip_edges(_turn_round(_without_job(words)))
    return " ".join(_without_degrees(_without_honorifics(words.split())))


def clean_name(text: str) -> str:
    """The identity of a name: case, accents, apostrophes, hyphens and titles folded; empty without letters.

    Middle names, initials and generations (``Jr``, ``III``) stay: they tell people apart.
    """
    folded = fold_words(tidy_name(text))
    return folded if any(map(str.isalpha, folded)) else ""


def join_name(first: str, last: str) -> str:
    """One full name of two tidied parts; a first name that holds the last one already is enough."""
    if not first or not last:
        return first or last
    one, two = fold_words(first), fold_words(last)
    if one.endswith(f" {two}"):
        return first
    return last if two.startswith(f"{one} ") else f"{first} {last}"


def split_name(full: str) -> tuple[str, str]:
    """Divide a tidied full name into first and last name; the last is empty where it cannot be told.

    Particles belong to the last name (``van``, ``de la``), initials between to neither; of further words
    those that are given names go with the first (``Mary Ann``), the others with the last (``García López``).
    """
    words = full.split()
    if len(words) > 2 and fold_words(words[-1]) in GENERATIONS:
        words = words[:-1]
    if len(words) < 2:
        return full, ""
    start = _last_name_start(words)
    first = [word for number, word in enumerate(words[:start]) if number == 0 or len(word.strip(".")) > 1]
    return " ".join(first), " ".join(words[start:])


def is_one_person(name: str) -> bool:
    """Whether a tidied name can be one person's: letters, no digits, no address, no team or role."""
    if len(name) > _LONGEST or not any(map(str.isalpha, name)) or "@" in name or "://" in name:
        return False
    if _ORDINAL_FREE_DIGIT.search(name) or _TWO_PEOPLE.search(name):
        return False
    return fold_words(name) not in ROLE_WORDS


def is_whole_name(name: str) -> bool:
    """Whether a name is more than a first or last name alone; scripts without blanks need two letters."""
    words = name.split()
    if len(words) > 1:
        return True
    return len(name) > 1 and all(map(_is_east_asian, name))


def is_placeholder(text: str) -> bool:
    """Whether a cell only says that nothing is known: ``n/a``, ``-``, ``NULL``, ``#N/A``."""
    bare = text.strip()
    return not bare or bare in PLACEHOLDERS or not any(map(str.isalnum, bare))


def _is_east_asian(character: str) -> bool:
    return any(first <= character <= last for first, last in _EAST_ASIAN)


def _last_name_start(words: list[str]) -> int:
    for number, word in enumerate(words[1:-1], start=1):
        if fold_words(word) in NAME_PARTICLES:
            return number
    start = 1
    while start < len(words) - 1 and _belongs_to_first(words[start]):
        start += 1
    return start


def _belongs_to_first(word: str) -> bool:
    return len(word.strip(".")) == 1 or fold_words(word) in GIVEN_NAMES


def _without_symbols(text: str) -> str:
    if text.isascii() or text.replace(" ", "").isalpha():
        return text
    kept = (" " if unicodedata.category(c) in {"So", "Sk", "Cs", "Co", "Cn"} else c for c in text)
    return " ".join("".join(kept).split())


def _turn_round(text: str) -> str:
    """``Okafor, Mira`` as it is spoken; what follows a comma and is no name is dropped."""
    if "," not in text:
        return text
    name, *rest = [part for part in map(_strip_edges, text.split(",")) if part] or [""]
    given = [part for part in rest if not _is_after_name(part, name)]
    if len(given) > 1:
        return text
    return " ".join([*given, name, *(part for part in rest if fold_words(part) in GENERATIONS)])


def _without_job(text: str) -> str:
    """``Mira Okafor - Head of Sales`` without what follows the dash; ``Mira Okafor - Lind`` stays."""
    name, dash, rest = _SPACED_DASH.split(text, maxsplit=1) if _SPACED_DASH.search(text) else (text, "", "")
    is_job = dash and any(word in JOB_WORDS for word in fold_words(rest).split())
    return name if is_job and name.strip() else text


def _strip_edges(part: str) -> str:
    return part.strip(_EDGES)


def _is_after_name(part: str, name: str) -> bool:
    words = fold_words(part).split()
    if any(word in GENERATIONS or word in ROLE_WORDS for word in words):
        return True
    short_counts = " " in name and part.isupper() and not name.isupper()
    known = CREDENTIALS if short_counts or "." in part else LONG_CREDENTIALS
    return _close_up(part) in known or all(_close_up(word) in known for word in part.split())


def _close_up(word: str) -> str:
    return fold_text(word).replace(".", "").replace(" ", "")


def _without_honorifics(words: list[str]) -> list[str]:
    while len(words) > 1 and fold_text(words[0]) in HONORIFICS:
        words = words[1:]
    return words


def _without_degrees(words: list[str]) -> list[str]:
    while len(words) > 2 and _is_degree(words[-1]):
        words = words[:-1]
    return words


def _is_degree(word: str) -> bool:
    return _close_up(word) in (CREDENTIALS if "." in word[:-1] else LONG_CREDENTIALS)
