"""Finds the columns that ``--map FIELD=COLUMN`` names, by their header or by their letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.leads.errors import MissingColumnError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.fields import Field

_LETTERS = re.compile(r"[A-Za-z]{1,3}")


def apply_map(
    guessed: Mapping[Field, int], wanted: Sequence[tuple[Field, str]], headers: Sequence[str]
) -> dict[Field, int]:
    """The recognised columns with the user's own choices over them; a column means one thing only.

    Raises:
        MissingColumnError: a column is not in the list; the sentence names those that are.
    """
    chosen = {field: find_column(column, headers) for field, column in wanted}
    kept = {field: column for field, column in guessed.items() if column not in chosen.values()}
    return {**kept, **chosen}


def find_column(name: str, headers: Sequence[str]) -> int:
    """The index of a column: its exact header, else its header in other case, else its letter (A is 0).

    Raises:
        MissingColumnError: there is no such column, or two headers differ only in case.
    """
    if name in headers:
        return headers.index(name)
    alike = [index for index, header in enumerate(headers) if _folded(header) == _folded(name)]
    if len(alike) == 1:
        return alike[0]
    if not alike and _LETTERS.fullmatch(name) and (index := _index_of(name)) < len(headers):
        return index
    raise MissingColumnError(
        f"The list has no column {name!r}. It has: {', '.join(headers)}. Nothing was sent or spent."
    )


def _folded(header: str) -> str:
    return " ".join(header.split()).casefold()


def _index_of(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
