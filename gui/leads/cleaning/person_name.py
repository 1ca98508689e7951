"""People's names: what of a cell is the name, how it is compared, and how a full name is divided in two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gui.leads.cleaning.folding import fold_name, fold_text, fold_words, tidy_text
from gui.leads.words.given_names import GIVEN_NAMES
from gui.leads.words.job_words import JOB_WORDS
from gui.leads.words.titles import (
    CREDENTIALS,
    CREDENTIALS_AS_WRITTEN,
    GENERATIONS,
    HONORIFICS,
    LONG_CREDENTIALS,
    NAME_PARTICLES,
    NO_NAME_WORDS,
    PLACEHOLDERS,
    ROLE_WORDS,
)

_PLAIN = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|（[^（）]*）|<[^<>]*>")
_SPACED_DASH = re.compile(r"\s([-–—|•·@])\s")
_DUTCH_ARTICLE = re.compile(r"['’][st][\s-]", re.IGNORECASE)
_NO_PERSON_BEGINS = {words.partition(" ")[0] for words in ROLE_WORDS | NO_NAME_WORDS}
_SYMBOLS = {"So", "Sk", "Cs", "Co", "Cn"}
_MEANT = "´`\ufffd"  # accents for apostrophes, and what stands for a lost letter
_STROKES = ("'", "’", "׳")
_EDGES = " \t\"“”„«»*•·|_-–—,;:'’‘<>()[]{}"
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
    words = _without_symbols(_BRACKETS.sub(_outside_brackets, tidy_text(text)))
    words = _strip_edges(_turn_round(_without_job(words)))
    name = " ".join(_without_degrees(_without_honorifics(words.split())))
    return "" if is_placeholder(name) else name  # what is left may say nothing: ``<0>=``


def clean_name(text: str) -> str:
    """The identity of a name in a cell: case, accents, apostrophes, hyphens and titles folded.

    The order, middle names, initials, generations (``Jr``, ``III``) and tones stay: they tell people apart.
    """
    folded = fold_name(tidy_name(text))
    return folded if _has_letters(folded) else ""


def join_name(first: str, last: str) -> str:
    """One full name of two tidied parts; a first name that holds the last one already is enough."""
    if not first or not last:
        return first or last
    if first.isalpha() and last.isalpha():
        return f"{first} {last}"
    one, two = fold_words(first), fold_words(last)
    if one.endswith(f" {two}"):
        return first
    return last if two.startswith(f"{one} ") else f"{first} {last}"


def split_name(full: str) -> tuple[str, str]:
    """Divide a tidied full name into first and last name; the last is empty where it cannot be told.

    Particles and generations belong to the last name (``van``, ``de la``, ``Jr.``), initials to the first; of
    further words those that are given names go with the first (``Mary Ann``), the others with the last
    (``García López``). No word is lost: ``Lind Jr.`` and ``Lind Sr.`` are two questions.
    """
    words = full.split()
    if len(words) < 2 or (len(words) == 2 and fold_words(words[-1]) in GENERATIONS):
        return full, ""
    is_of_generation = len(words) > 2 and fold_words(words[-1]) in GENERATIONS
    start = _last_name_start(words[:-1] if is_of_generation else words)
    first, last = (_strip_edges(" ".join(part)) for part in (words[:start], words[start:]))
    return (first, last) if _has_letters(first) and _has_letters(last) else (full, "")


def is_one_person(name: str) -> bool:
    """Whether a tidied name can be one person's: letters, no digits, no address, no team or role."""
    if len(name) > _LONGEST or not any(map(str.isalpha, name)) or "@" in name or "://" in name:
        return False
    if _ORDINAL_FREE_DIGIT.search(name) or _TWO_PEOPLE.search(name):
        return False
    if fold_words(name.partition(" ")[0]).partition(" ")[0] not in _NO_PERSON_BEGINS:
        return True
    folded = fold_words(name)
    return folded not in ROLE_WORDS and not NO_NAME_WORDS.issuperset(folded.split())


def is_whole_name(name: str) -> bool:
    """Whether a name is more than a first or last name alone; scripts without blanks need two letters."""
    first, _, rest = name.partition(" ")
    if first.isalpha() and rest[:1].isalpha():
        return True
    if sum(map(_has_letters, name.split())) > 1:
        return True
    return len(name) > 1 and all(map(_is_east_asian, name))


def is_placeholder(text: str) -> bool:
    """Whether a cell only says that nothing is known: ``n/a``, ``-``, ``NULL``, ``#N/A``."""
    bare = text.strip()
    return not bare or bare in PLACEHOLDERS or not any(map(str.isalnum, bare))


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


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
    kept = (" " if unicodedata.category(c) in _SYMBOLS and c not in _MEANT else c for c in text)
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
    bare = part.strip(_EDGES)
    if _DUTCH_ARTICLE.match(part):
        bare = f"{part[0]}{bare}"
    # A stroke after a Hebrew letter is part of the name; one at both ends is a quotation mark.
    stroke = part.rstrip()[-1:] if part[:1] not in _STROKES else ""
    is_letter = stroke in _STROKES and "\u05d0" <= bare[-1:] <= "\u05ea"
    return f"{bare}{stroke}" if stroke and is_letter else bare


def _outside_brackets(found: re.Match[str]) -> str:
    """Nothing of what stands in brackets, but ``(Jr.)``."""
    inside = found.group()[1:-1].strip()
    return f" {inside} " if fold_words(inside) in GENERATIONS else " "


def _is_after_name(part: str, name: str) -> bool:
    words = fold_words(part).split()
    if any(word in GENERATIONS or word in ROLE_WORDS for word in words):
        return True
    short_counts = " " in name and part.isupper() and not name.isupper()
    known = CREDENTIALS if short_counts or "." in part else LONG_CREDENTIALS
    if part in CREDENTIALS_AS_WRITTEN or _close_up(part) in known:
        return True
    return all(word in CREDENTIALS_AS_WRITTEN or _close_up(word) in known for word in part.split())


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
    if "." in word[:-1]:
        return _close_up(word) in CREDENTIALS
    return word in CREDENTIALS_AS_WRITTEN or _close_up(word) in LONG_CREDENTIALS
