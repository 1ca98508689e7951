"""Cells like ``="0123"``, which exports write so that Excel keeps a text as it is; the text is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = '="'
_KEPT = re.compile(r'="((?:[^"]|"")*)"')


def has_kept_text(text: str) -> bool:
    """Say whether some lines may have such cells."""
    return _MARK in text


def plain_texts(cells: Iterable[str]) -> list[str]:
    """Give cells as Excel shows them: a formula that is nothing but a text is that text."""
    return [_plain(cell) if cell.startswith(_MARK) else cell for cell in cells]


def _plain(cell: str) -> str:
    kept = _KEPT.fullmatch(cell)
    return kept[1].replace('""', '"') if kept else cell
