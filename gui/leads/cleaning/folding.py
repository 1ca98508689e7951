"""Text brought to one form: tidied for sending, folded for comparing.

Accents are folded on Latin and Greek letters only. In other scripts a mark is a letter of its own - a vowel
in Devanagari, the voicing of a Japanese consonant, the breve of a Cyrillic short i - and two names that
differ in one are two people. So are two Vietnamese names that differ in a tone: ``fold_name`` keeps them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from gui.leads.words.vietnamese import VIETNAMESE_NAMES

# Not visible, but copied along from web pages and exports. The two joiners stay: Persian and Indic names
# are misspelt without them.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_JOINERS = {0x200C: None, 0x200D: None}

# Letters that carry their accent without a combining mark, the Arabic stretching that is no letter, and the
# Persian keyboard's writing of two Arabic letters.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n",
        "æ": "ae", "œ": "oe", "þ": "th", "ё": "е",
        "\u0640": None, "\u06cc": "\u064a", "\u06a9": "\u0643",
    }
)  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʼʻʽʹʾʿ′＇՚"))
# After a Hebrew letter the same stroke makes another letter of it: Jill and Gil.
_GERESH = "\u05f3"
_HEBREW_STROKE = re.compile("(?<=[\u05d0-\u05ea])['’‘‛`´ʼ′＇]")
# Vietnamese marks that no other accent looks like: hook, horn, dot under a vowel, two marks on one letter.
_TONE = re.compile("\u0309|\u031b|[aeiouy]\u0323|[aeo][\u0302\u0306][\u0300\u0301\u0303]")
_WORD = re.compile(r"\w+")
_INITIAL = "\x00"
_LOST_LETTER = re.compile(r"\ufffd|\w\?\w")


def tidy_text(text: str) -> str:
    """Trim, bring white space to single blanks and drop invisible characters; the spelling stays."""
    if text.isascii():
        return " ".join((text if text.isprintable() else _CONTROL.sub(" ", text)).split())
    return " ".join(unicodedata.normalize("NFC", _visible(text)).split())


def fold_text(text: str) -> str:
    """Fold case, width, accents and white space, for comparing only."""
    return _fold(text, has_tones=False)


def fold_words(text: str) -> str:
    """Fold a text to its words: what is neither letter nor digit separates, apostrophes and joiners vanish.

    Dots between single letters vanish too, so that ``J.P. Moss`` is ``JP Moss``.
    """
    return " ".join(filter(None, map(_fold_word, text.split())))


def fold_name(text: str) -> str:
    """Fold the name of a person or company to its words, as ``fold_words``; a Vietnamese one keeps its marks.

    Hùng and Hưng are two names, and with so few family names two colleagues may well share the rest.
    """
    if text.isascii() or not any(map(_has_tones, text.split())):
        return fold_words(text)
    return " ".join(filter(None, map(_fold_tonal_word, text.split())))


def has_lost_letters(text: str) -> bool:
    """Whether letters were lost on the way (``M�ller``, ``M?ller``), so that two names may look like one."""
    return ("?" in text or "\ufffd" in text) and _LOST_LETTER.search(text) is not None


def is_word_character(character: str) -> bool:
    """Whether a character belongs to a word in its script: letters, marks and digits."""
    return unicodedata.category(character)[0] in "LMN"


@lru_cache(maxsize=131_072)
def _fold_word(word: str) -> str:
    # Word by word, because names are many and words are few.
    if word.isascii() and word.isalnum():
        return word.lower()
    return _words_of(fold_text(_without_apostrophes(word)))


@lru_cache(maxsize=16_384)
def _fold_tonal_word(word: str) -> str:
    return _words_of(_fold(_without_apostrophes(word), has_tones=True))


@lru_cache(maxsize=65_536)
def _has_tones(word: str) -> bool:
    """Whether a word is Vietnamese by its marks, or known as such; then every mark in the name counts."""
    if word.isascii():
        return False
    lowered = word.casefold()
    if _TONE.search(unicodedata.normalize("NFKD", lowered)):
        return True
    return not VIETNAMESE_NAMES.isdisjoint(_WORD.findall(unicodedata.normalize("NFKC", lowered)))


def _without_apostrophes(word: str) -> str:
    if not word.isalpha():
        word = _HEBREW_STROKE.sub(_GERESH, word)
    return word.translate(_APOSTROPHES)


def _fold(text: str, *, has_tones: bool) -> str:
    if text.isascii():
        return tidy_text(text).lower()
    folded = _fold_once(text, has_tones)
    while (again := _fold_once(folded, has_tones)) != folded:
        folded = again
    return folded


def _fold_once(text: str, has_tones: bool) -> str:
    plain = unicodedata.normalize("NFKC", _visible(text).translate(_JOINERS))
    if has_tones:
        return " ".join(unicodedata.normalize("NFKC", plain.casefold()).split())
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


def _words_of(folded: str) -> str:
    if folded.isalpha():
        return folded
    kept: list[str] = []
    word = ""
    for character in folded:
        if is_word_character(character) or character == _GERESH:
            word += character
            kept.append(character)
        else:
            kept.append(_INITIAL if character == "." and len(word) == 1 and word.isalpha() else " ")
            word = ""
    return " ".join(map(_join_initials, "".join(kept).split()))


def _join_initials(word: str) -> str:
    """``j.p.`` is ``jp``; ``j.p.moss`` is ``jp moss``, and not jpmoss."""
    if _INITIAL not in word:
        return word
    parts = filter(None, word.split(_INITIAL))
    return " ".join(
        "".join(group) if single else " ".join(group)
        for single, group in groupby(parts, key=lambda p: len(p) == 1)
    )
