"""Whether a cell names the column below it: by its words, and by how it differs from the cells below."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from gui.leads.cleaning import fold_words, has_legal_form, tidy_name
from gui.leads.columns.cell_shapes import VALUE_SHAPES, Shape, cell_shape, is_year
from gui.leads.columns.header_words import header_meaning
from gui.leads.words.countries import COUNTRIES
from gui.leads.words.given_names import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOSTLY = 0.6
_SURELY_NAMED = 0.9
_LONGEST_NAME_WORDS = 5
_STYLED = re.compile(
    r"[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+)+|.*[:*#]", re.ASCII
)
_UNIT = re.compile(
    r"[(\[].{1,20}[)\]]|[%€$£°µ]\w?|k?[mg]|[cm]m|km²?|m[²³]|m?s|min|h|hrs?|days?|years?|yrs?|[kmg]?hz|[km]?[vaw]|"
    r"eur|usd|gbp|chf|k€|pcs|pct|string|text|varchar|integer|int|float|double|number|date|bool(?:ean)?",
    re.IGNORECASE,
)


def weigh_head_cell(head: str, below: Sequence[str]) -> float:
    """Say from -1 to 1 how much a cell looks like the name of the cells below it."""
    body = [cell for cell in below if cell_shape(cell) not in {Shape.EMPTY, Shape.MISSING}]
    shape = cell_shape(head)
    if shape is Shape.EMPTY:
        return -0.1 if body else 0.0
    if shape is Shape.FLAG and len(head.strip()) == 1:
        shape = Shape.TEXT  # "x" and "y" name columns of numbers
    if shape in VALUE_SHAPES:
        return _weigh_value(head, shape, body)
    named = names_column(head)
    if not body:
        return named or 0.1
    if head.casefold().strip() in {cell.casefold().strip() for cell in body}:
        return -0.8 if named < _SURELY_NAMED else -0.2
    kind, count = Counter(map(cell_shape, body)).most_common(1)[0]
    is_typed = kind in VALUE_SHAPES and count >= len(body) * _MOSTLY
    weight = 1.0 if is_typed else _weigh_text(head, body, shape, kind)
    return max(named, weight) if named else weight


@lru_cache(maxsize=4096)
def names_column(cell: str) -> float:
    """Say from 0 to 1 how surely a cell's words are the name of a column that we know."""
    if cell_shape(cell) not in {Shape.TEXT, Shape.CODE}:
        return 0.0
    meaning = header_meaning(cell)
    words = len(cell.split())
    if meaning.is_name or max(meaning.fields.values(), default=0.0) >= _SURELY_NAMED:
        return 1.0
    if words > _LONGEST_NAME_WORDS or not (meaning.fields or meaning.is_other):
        return 0.0
    return 0.8 if words == 1 else 0.5


def is_unit(cell: str) -> bool:
    """Whether a cell gives a unit or a type, as a row below the names may do: "(kg)", "varchar"."""
    return bool(_UNIT.fullmatch(cell.strip())) and names_column(cell) < _SURELY_NAMED


def _weigh_value(head: str, shape: Shape, body: Sequence[str]) -> float:
    shapes = Counter(map(cell_shape, body))
    if shape is Shape.NUMBER and is_year(head) and shapes[Shape.NUMBER] and not any(map(is_year, body)):
        return 0.0
    if shape is Shape.LONG and (not body or shapes[Shape.LONG] * 2 < len(body)):
        return -0.1
    return -1.0 if shapes[shape] * 2 >= len(body) else -0.5


def _weigh_text(head: str, body: Sequence[str], shape: Shape, kind: Shape) -> float:
    """Weigh a text above texts, where only small things speak."""
    if _is_person_or_company(head):
        return -1.0 if sum(map(_is_person_or_company, body)) * 3 >= len(body) else -0.6
    weight = 0.1
    if shape is Shape.CODE:
        weight += 0.0 if kind is not Shape.CODE else -0.5 * (_pattern(head) in set(map(_pattern, body)))
    elif kind is Shape.CODE:
        weight += 0.5
    if _STYLED.fullmatch(head.strip()) and not any(_STYLED.fullmatch(cell.strip()) for cell in body):
        weight += 0.3
    if _case(head) not in {_case(cell) for cell in body}:
        weight += 0.3
    lengths = [len(cell.strip()) for cell in body]
    if len(set(body)) > 1 and not min(lengths) <= len(head.strip()) <= max(lengths):
        weight += 0.2
    words = {cell.strip().count(" ") for cell in body}
    if head.strip().count(" ") not in words:
        weight += 0.15
    return min(weight, 1.0)


def _is_person_or_company(cell: str) -> bool:
    words = fold_words(tidy_name(cell)).split()
    if not words or names_column(cell):
        return False
    is_person = words[0] in GIVEN_NAMES and len(words) <= 3
    return is_person or has_legal_form(cell) or fold_words(cell) in COUNTRIES


def _case(cell: str) -> str:
    letters = [letter for letter in cell if letter.isalpha()]
    if not letters or not (letters[0].isupper() or letters[0].islower()):
        return ""
    if all(letter.isupper() for letter in letters):
        return "upper" if len(letters) > 1 else "mixed"
    return "lower" if all(letter.islower() for letter in letters) else "mixed"


def _pattern(cell: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cell.strip()))
