"""Text brought to one form: tidied for sending, folded for comparing, without knowing any language.

Accents are folded on Latin and Greek letters only. In other scripts a mark is a letter of its own - a vowel
in Devanagari, the voicing of a Japanese consonant, the breve of a Cyrillic short i - and two names that
differ in one are two people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Not visible, but copied along from web pages and exports. The two joiners stay: Persian and Indic names
# are misspelt without them.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc\ufffd]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_JOINERS = {0x200C: None, 0x200D: None}

# Letters that carry their accent without a combining mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
        "æ": "ae", "œ": "oe", "þ": "th", "ё": "е",
    }
)  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʼʻʹʾʿ′＇"))


def tidy_text(text: str) -> str:
    """Trim, bring white space to single blanks and drop invisible characters; the spelling stays."""
    if text.isascii():
        return " ".join((text if text.isprintable() else _CONTROL.sub(" ", text)).split())
    return " ".join(unicodedata.normalize("NFC", _visible(text)).split())


def fold_text(text: str) -> str:
    """Fold case, width, accents and white space, for comparing only."""
    if text.isascii():
        return tidy_text(text).lower()
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def fold_words(text: str) -> str:
    """Fold a text to its words: what is neither letter nor digit separates, apostrophes and joiners vanish.

    A dot after a single letter vanishes too, so that ``J.P. Moss`` is ``JP Moss``.
    """
    return " ".join(filter(None, map(_fold_word, text.split())))


def is_word_character(character: str) -> bool:
    """Whether a character belongs to a word in its script: letters, marks and digits."""
    return unicodedata.category(character)[0] in "LMN"


@lru_cache(maxsize=131_072)
def _fold_word(word: str) -> str:
    # Word by word, because names are many and words are few.
    if word.isascii() and word.isalnum():
        return word.lower()
    return " ".join(_join_initials(fold_text(word.translate(_APOSTROPHES))).split())


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _visible(text).translate(_JOINERS))
    plain = unicodedata.normalize("NFKC", plain.casefold().translate(_LETTERS))
    return " ".join(_without_accents(plain).split())


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    base = ""
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.category(character) != "Mn":
            base = character
        elif _is_european(base):
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _visible(text: str) -> str:
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def _is_european(base: str) -> bool:
    return bool(base) and (base < "\u0250" or "\u0370" <= base <= "\u03ff") and base.isalpha()


def _join_initials(folded: str) -> str:
    kept: list[str] = []
    run = 0
    for character in folded:
        if is_word_character(character):
            run += 1
            kept.append(character)
        else:
            if character != "." or run != 1:
                kept.append(" ")
            run = 0
    return "".join(kept)
