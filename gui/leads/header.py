"""Where a list's header is: lists begin with titles, blank rows, or with the first lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.cleaning import clean_domain, clean_phone, emails_in, linkedin_slug
from gui.leads.header_words import header_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS_LOOKED_AT = 20
_LONGEST_HEADER = 60
_NO_HEADER = -1


def find_header_row(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """Find the row that names the columns, among the first rows of a list.

    Args:
        rows: the first rows, as shown; they may differ in length.

    Returns:
        The row's index, or -1 when the list begins with its first lead; and whether that is sure.
    """
    looked_at = rows[:_ROWS_LOOKED_AT]
    known = [_known_names(row) for row in looked_at]
    best = max(range(len(looked_at)), key=lambda n: (known[n], -n), default=_NO_HEADER)
    if best >= 0 and known[best] > 0 and not _holds_data(looked_at[best]):
        return best, known[best] >= min(2, _filled(looked_at[best]))
    first = _first_full_row(looked_at)
    if first == _NO_HEADER:
        return _NO_HEADER, False
    if _holds_data(looked_at[first]):
        return _NO_HEADER, True
    return first, _differs_from_below(looked_at, first)


def _known_names(row: Sequence[str]) -> int:
    meanings = [header_meaning(cell) for cell in row if cell.strip() and len(cell) <= _LONGEST_HEADER]
    return sum(bool(meaning.fields) or meaning.is_name or meaning.is_other for meaning in meanings)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _holds_data(row: Sequence[str]) -> bool:
    """Whether a row holds what no header does: an address, a URL, a number."""
    return any(_is_data(cell.strip()) for cell in row)


def _is_data(cell: str) -> bool:
    if not cell:
        return False
    looks = bool(emails_in(cell) or linkedin_slug(cell) or clean_phone(cell))
    return looks or (" " not in cell and bool(clean_domain(cell))) or len(cell) > _LONGEST_HEADER


def _first_full_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row that is about as wide as the widest: titles above a table fill one or two cells."""
    widest = max(map(_filled, rows), default=0)
    return next((n for n, row in enumerate(rows) if row and _filled(row) * 2 > widest), _NO_HEADER)


def _differs_from_below(rows: Sequence[Sequence[str]], header: int) -> bool:
    return any(_holds_data(row) for row in rows[header + 1 :])
