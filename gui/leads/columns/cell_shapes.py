"""What a cell looks like, whatever it means: a number, a date, an address, a code, a text."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from gui.leads.cleaning import clean_domain, clean_phone, emails_in, linkedin_slug

_LONGEST_NAME = 60
_NUMBER = re.compile(
    r"[-+(]?\s*[€$£¥]?\s*[-+]?(?:\d[\d.,'’\s]*|[.,]\d+)(?:[eE][-+]?\d+)?\s*(?:[%€$£¥)]|[kKmM]|EUR|USD|GBP|CHF)?"
)
_DATE = re.compile(
    r"\d{1,4}[-./]\s?(?:\d{1,2}|[^\W\d]{3,9}\.?)[-./]\s?\d{1,4}(?:[ T,]+\d.*)?"
    r"|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[aApP][mM])?"
    r"|\d{1,2}\.?[- ][^\W\d]{3,9}\.?[-, ]+\d{2,4}(?:[ ,]+\d.*)?"
    r"|[^\W\d]{3,9}\.? \d{1,2},? \d{4}(?:[ ,]+\d.*)?"
    r"|\d{1,2}-[^\W\d]{3}"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d{2,4})?")
_FLAG = frozenset(
    [
        "true",
        "false",
        "yes",
        "no",
        "y",
        "n",
        "t",
        "f",
        "oui",
        "non",
        "ja",
        "nein",
        "si",
        "sì",
        "sí",
        "no",
        "x",
        "ok",
        "on",
        "off",
        "m",
        "f",
    ]
)
_MISSING = frozenset(["nan", "null", "none", "n/a", "na", "#n/a", "-", "--", "nil", "\\n", "?", "unknown"])
_CODE = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])[^\W_](?:[\w/.:#-]*[\w#])?")


class Shape(Enum):
    """A kind of cell; all but EMPTY, CODE and TEXT are of values and hardly ever of a column's name."""

    EMPTY = auto()
    NUMBER = auto()
    DATE = auto()
    EMAIL = auto()
    LINK = auto()
    PHONE = auto()
    FLAG = auto()
    MISSING = auto()
    LONG = auto()
    CODE = auto()
    TEXT = auto()


#: What a column's name hardly ever looks like.
VALUE_SHAPES = frozenset(Shape) - {Shape.EMPTY, Shape.CODE, Shape.TEXT}


@lru_cache(maxsize=16_384)
def cell_shape(text: str) -> Shape:
    """Tell a cell's shape from its text as shown."""
    cell = text.strip()
    if not cell:
        return Shape.EMPTY
    if len(cell) > _LONGEST_NAME:
        return Shape.LINK if "://" in cell and " " not in cell else Shape.LONG
    if cell.casefold() in _MISSING:
        return Shape.MISSING
    if cell.casefold() in _FLAG:
        return Shape.FLAG
    if _NUMBER.fullmatch(cell):
        is_phone = cell[0] in "+0" and len(re.sub(r"\D", "", cell)) > 6 and "." not in cell
        return Shape.PHONE if is_phone and clean_phone(cell) else Shape.NUMBER
    if _DATE.fullmatch(cell):
        return Shape.DATE
    return _word_shape(cell)


def is_year(text: str) -> bool:
    """Whether a number may well be the name of a column: 2024, 2023/24."""
    return bool(_YEAR.fullmatch(text.strip()))


def _word_shape(cell: str) -> Shape:
    if emails_in(cell):
        return Shape.EMAIL
    if "://" in cell or linkedin_slug(cell):
        return Shape.LINK
    if " " not in cell and "." in cell and clean_domain(cell) and _is_link(cell):
        return Shape.LINK
    if clean_phone(cell):
        return Shape.PHONE
    return Shape.CODE if _CODE.fullmatch(cell) else Shape.TEXT


def _is_link(cell: str) -> bool:
    """Whether a dotted word is a domain rather than a name of a variable such as ``first.name``."""
    ending = clean_domain(cell).rpartition(".")[2]
    return cell.lower().startswith("www.") or "/" in cell or ending in _ENDINGS


# The endings that businesses use most, and two-letter ones, which are countries.
_ENDING_WORDS = """
com net org info biz app dev cloud shop store online agency group company tech digital example edu gov ai io
co eu uk de fr es it nl be ch at pl cz se no dk fi pt ie us ca au br in jp cn ru tr gr hu ro me tv
"""
_ENDINGS = frozenset(_ENDING_WORDS.split())
