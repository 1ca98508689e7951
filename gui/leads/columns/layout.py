"""What a list's columns are remembered by: their names, in their order and, failing that, in any order."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gui.leads.columns.header_words import header_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gui.leads.fields import Field


def header_signature(headers: Sequence[str]) -> str:
    """A short text that is equal for lists with the same columns in the same order."""
    return _signature("", map(header_words, headers))


def any_order_signature(headers: Sequence[str]) -> str:
    """A short text that is equal for lists with the same columns, in whatever order."""
    return _signature("any order\x1e", sorted(map(header_words, headers)))


def to_any_order(headers: Sequence[str], mapping: Mapping[Field, int]) -> dict[Field, int]:
    """A mapping whose columns are counted by their names' order, to be kept under the second signature."""
    place = {column: n for n, column in enumerate(_by_name(headers))}
    return {field: place[column] for field, column in mapping.items()}


def from_any_order(headers: Sequence[str], mapping: Mapping[Field, int]) -> dict[Field, int]:
    """What ``to_any_order`` made of a list's mapping, for a list with these columns."""
    columns = _by_name(headers)
    return {field: columns[n] for field, n in mapping.items()}


def _by_name(headers: Sequence[str]) -> list[int]:
    return sorted(range(len(headers)), key=lambda column: (header_words(headers[column]), column))


def _signature(prefix: str, names: Iterable[str]) -> str:
    return hashlib.sha256((prefix + "\x1f".join(names)).encode()).hexdigest()[:32]
