"""Which older encoding some lines are in, guessed from the letters that each would give."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

import chardet

from gui.sheets.text.alphabets import CLOSING_MARKS, FAMILIES, OPENING_MARKS

_FEW_BYTES = 400
_WEIGHED_BYTES = 64 * 1024
_GOOD = 0.9
_LATIN = {
    "cp1252": "western",
    "cp1250": "central",
    "cp1254": "turkish",
    "cp1257": "baltic",
    "mac_roman": "western",
    "cp850": "western",
    "cp852": "central",
    "iso8859_2": "central",
    "mac_latin2": "central",
}
# Not chosen where the words could be of a language with more speakers as well.
_RARE = frozenset({"cp1257", "cp1250"})
# What Windows writes under these names, and what of two relatives holds more letters.
_WIDER = {
    "iso8859_1": "cp1252",
    "ascii": "cp1252",
    "utf_8": "cp1252",
    "iso8859_15": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_13": "cp1257",
    "iso8859_4": "cp1257",
    "iso8859_8": "cp1255",
    "tis_620": "cp874",
    "iso8859_11": "cp874",
    "cp437": "cp850",
    "cp858": "cp850",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "cp950",
    "mac_iceland": "mac_roman",
    "mac_turkish": "mac_roman",
}
_WORD = re.compile(r"(?:[A-Za-z']|[^\x00-\x7f])+")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")


class Plausibility(NamedTuple):
    """How much a text looks as if an encoding gave the right letters; the larger the better.

    Attributes:
        words: the share of its words with letters beyond ASCII that could stand in some language.
        language: the share of those that could stand in the one language which fits best.
    """

    words: float
    language: float


def guess_encoding(sample: bytes) -> tuple[str, bool]:
    """Guess the encoding of lines that are not UTF-8: Python's name for it, and whether it is beyond doubt.

    chardet knows every alphabet and needs many bytes to tell the relatives of Latin apart; those are weighed
    by whether the words they give could stand in one language.
    """
    chardets = _python_name(str(chardet.detect(sample).get("encoding") or "cp1252"), sample)
    is_few = sum(1 for byte in sample[:_WEIGHED_BYTES] if byte > 127) < _FEW_BYTES
    part = sample[:_WEIGHED_BYTES]
    latin = {name: plausibility(part, name) for name in _LATIN}
    best = max(latin, key=lambda name: latin[name])
    if chardets not in _LATIN:
        foreign = foreignness(part, chardets)
        if foreign >= _GOOD or (foreign >= 0.5 and latin[best].words < _GOOD):
            return chardets, not is_few
        return best, False
    if latin[best] == latin[chardets] and chardets not in _RARE:
        best = chardets
    return best, latin[best].words == 1.0 and best == chardets and not is_few


def _python_name(name: str, sample: bytes) -> str:
    try:
        python = codecs.lookup(name).name.replace("-", "_")
    except LookupError:
        return "cp1252"
    if python == "iso8859_7" and b"\xb6" not in sample:
        return "cp1253"  # they differ in one accented letter
    return _WIDER.get(python, python)


def plausibility(sample: bytes, name: str) -> Plausibility:
    """Weigh the words with letters beyond ASCII that an encoding of Latin script gives."""
    alphabets = FAMILIES[_LATIN[name]]
    words = [word for word in _WORD.findall(sample.decode(name, "replace")) if not word.isascii()]
    if not words:
        return Plausibility(0.0, 0.0)
    letters = Counter(map(_letters, words))
    fitting = {odd: [odd <= alphabet for alphabet in alphabets] for odd in letters if odd is not None}
    good = sum(letters[odd] for odd, fits in fitting.items() if any(fits))
    of_one = max(sum(letters[odd] for odd, fits in fitting.items() if fits[n]) for n in range(len(alphabets)))
    return Plausibility(good / len(words), of_one / len(words))


def _letters(word: str) -> frozenset[str] | None:
    """Give a word's letters beyond ASCII in lower case; None when no word is written so."""
    word = word.lstrip(OPENING_MARKS).rstrip(CLOSING_MARKS).replace("’", "'")
    odd = _NON_ASCII.findall(word)
    if len(odd) * 3 > len(word) * 2 and len(word) > 1:
        return None  # another alphabet, read as Latin
    # A capital inside a word is a plain one, as in "McÉwan", or follows an apostrophe.
    is_odd_case = not word.isupper() and any(
        letter.isupper() and not letter.isascii() and word[place].isalpha()
        for place, letter in enumerate(word[1:])
    )
    return None if is_odd_case else frozenset(letter.lower()[0] for letter in odd)


def foreignness(sample: bytes, name: str) -> float:
    """Say which share of the letters beyond ASCII stands among its like, as those of another alphabet do."""
    text = sample.decode(name, "replace")
    total = good = 0
    before = " "
    for place, letter in enumerate(text):
        if letter > "\x7f" and (kind := unicodedata.category(letter))[0] != "P":
            total += 1
            after = text[place + 1] if place + 1 < len(text) else " "
            is_alone = (before.isalpha() and before.isascii()) or (after.isalpha() and after.isascii())
            good += kind[0] in "LM" and not is_alone
        before = letter
    return good / total if total else 0.0
