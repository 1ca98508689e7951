"""The letters beyond ASCII of languages in Latin script, by the family that shares an older encoding.

Sources: the exemplar characters of Unicode's CLDR, and which languages each code page was made for.
"""

from __future__ import annotations

_FRENCH = "àâæçéèêëîïôœùûüÿ"
_GERMAN = "äöüßéàè"
_SPANISH = "áéíñóúüçàèòï"
_PORTUGUESE = "ãâáàçéêíóôõúü"
_ITALIAN = "àáèéìíîòóùú"
_NORDIC = "åäöæøéèüàóôõ"
_ICELANDIC = "áæðéíóöþúý"
_DUTCH = "áéèëïíóöüäçêàâ"
_ESTONIAN = "äöüõšž"
_IRISH = "áéíóú"
_CZECH = "áčďéěíňóřšťúůýžäöü"
_SLOVAK = "áäčďéíĺľňóôŕšťúýž"
_POLISH = "ąćęłńóśźż"
_HUNGARIAN = "áéíóöőúüű"
_ROMANIAN = "ăâîșțşţ"
_SOUTH_SLAVIC = "čćđšž"
_ALBANIAN = "çë"
_TURKISH = "çğıiöşüâîû"
_LITHUANIAN = "ąčęėįšųūž"
_LATVIAN = "āčēģīķļņōŗšūž"

#: For each family the alphabets of its languages.
FAMILIES: dict[str, tuple[frozenset[str], ...]] = {
    "western": tuple(
        map(
            frozenset,
            (_FRENCH, _GERMAN, _SPANISH, _PORTUGUESE, _ITALIAN, _NORDIC, _ICELANDIC, _DUTCH, _IRISH),
        )
    ),
    "central": tuple(
        map(
            frozenset,
            (_CZECH, _SLOVAK, _POLISH, _HUNGARIAN, _ROMANIAN, _SOUTH_SLAVIC, _GERMAN, _ALBANIAN),
        )
    ),
    "turkish": (frozenset(_TURKISH), frozenset(_GERMAN), frozenset(_FRENCH)),
    "baltic": (frozenset(_LITHUANIAN), frozenset(_LATVIAN), frozenset(_ESTONIAN), frozenset(_GERMAN)),
}

#: Marks before and after words of every language.
OPENING_MARKS = "‘“„«¿¡–—€£•©§\xa0'"
CLOSING_MARKS = "’”“»–—…€£°®™©ªº\xa0'"
