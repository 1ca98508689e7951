"""Text that was read in the wrong encoding ("FranÃ§ois"), and its repair, where that is beyond doubt.

A healthy name must never be touched. ``ftfy`` judges by how improbable a text is; where it hesitates, a text
is only repaired when every single letter outside ASCII is part of a whole UTF-8 sequence, at least one of
which no language writes.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ftfy import fix_encoding
from ftfy.badness import is_bad

from gui.leads.cleaning import has_lost_letters

# What two and three bytes of UTF-8 look like in Windows' Western encoding, and never in a word: Ÿ or a
# quotation mark behind Ä or Å, two signs behind a small letter with an accent.
_PAIR = re.compile("[ÄÅ][ŸžœŒŽŠš‚„…†‡ˆ‰‹‘’“”•–—˜™›¡-¿]")
_TRIPLE = re.compile("[à-ï][‚„…†‡ˆ‰‹‘’“”•–—˜™›€¡-¿\u0080-\u009f]{2}")
# Garbled words are full of these, or of signs that are no letters.
_USUAL = frozenset("ÃÂÐÑÅÄÎÏÌÍÙØÛÚãâ")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")


@lru_cache(maxsize=16_384)
def ungarbled(text: str) -> str:
    """The text as it was meant; empty where there is nothing to repair, or no sure way to."""
    mended = html.unescape(text) if _ENTITY.search(text) else text
    if not mended.isascii():
        mended = _decoded(mended) or mended
    if mended == text or has_lost_letters(mended) or not mended.isprintable():
        return ""
    return mended.strip()


def _decoded(text: str) -> str:
    if text.isalpha() and text == text.capitalize() and _USUAL.isdisjoint(text):
        return ""  # a word of letters, with case as people write it
    if is_bad(text):
        mended = fix_encoding(text).replace("\xa0", " ")
        return "" if is_bad(mended) else mended
    if not _PAIR.search(text) and not _TRIPLE.search(text):
        return ""
    try:
        return text.encode("windows-1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
