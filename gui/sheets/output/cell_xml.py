"""Cells as the XML of a sheet: text that is only ever text, and numbers."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from gui.sheets import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.sheets.grid import Native

# What XML 1.0 cannot hold, and lone halves of surrogate pairs.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHORT = 64
_SPECIAL = re.compile("[&<>\r]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
# Excel reads _x000D_ in text as a character; a real underscore before it is written as one.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean_text(text: str) -> str:
    """Drop what a cell cannot hold: control characters, and everything after 32,767 characters."""
    if not text.isprintable():
        text = _ILLEGAL.sub("", text)
    return text[: limits.CELL_CHARACTERS]


def escape(text: str) -> str:
    """Write text as the content of an XML element."""
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _SPECIAL.sub(lambda match: _ENTITIES[match.group()], text)


def attribute(text: str) -> str:
    """Write text as the value of an XML attribute in double quotes; line ends as Excel writes them."""
    plain = escape(text).replace('"', "&quot;").replace("&#13;", "_x000d_")
    return plain.replace("\n", "_x000a_").replace("\t", "_x0009_")


def text_cell(reference: str, text: str, style: str = "", prefix: str = "") -> str:
    """Write a cell that holds text, whatever it looks like; an empty one only when it has a style.

    Args:
        reference: such as "K7".
        text: what it shows.
        style: the index of its cell format, "" for none.
        prefix: of the sheet's namespace with its colon, mostly "".
    """
    content = _content(text, prefix)
    styled = f' s="{style}"' if style else ""
    if not content:
        return f'<{prefix}c r="{reference}"{styled}/>' if style else ""
    return f'<{prefix}c r="{reference}"{styled}{content}'


def _content(text: str, prefix: str) -> str:
    """Write what follows the reference and the style of a text cell; "" for an empty text."""
    return _short_content(text, prefix) if len(text) <= _SHORT else _new_content(text, prefix)


# Many cells of a column say the same: a verdict, a country, a day.
@functools.lru_cache(maxsize=4096)
def _short_content(text: str, prefix: str) -> str:
    return _new_content(text, prefix)


def _new_content(text: str, prefix: str) -> str:
    text = clean_text(text)
    if not text:
        return ""
    is_blank_kept = text != text.strip() or "  " in text or "\n" in text
    space = ' xml:space="preserve"' if is_blank_kept else ""
    return f' t="inlineStr"><{prefix}is><{prefix}t{space}>{escape(text)}</{prefix}t></{prefix}is></{prefix}c>'


class CellWriter:
    """Writes the text cells of one row after another into the same columns.

    Args:
        letters: of the columns, in order.
        prefix: of the sheet's namespace with its colon, mostly "".
    """

    def __init__(self, letters: Sequence[str], prefix: str = "") -> None:
        self._prefix = prefix
        self._starts = [f'<{prefix}c r="{column}' for column in letters]

    def row(self, number: int, texts: Sequence[str], style: str = "", empty_style: str = "") -> bytes:
        """Write the cells of a row, as UTF-8.

        Args:
            number: of the row.
            texts: one for each column.
            style: the index of the cells' format, "" for none.
            empty_style: of empty cells; without one they are left out.
        """
        end = f'{number}" s="{style}"' if style else f'{number}"'
        empty = f'{number}" s="{empty_style}"/>' if empty_style else ""
        parts = []
        for start, text in zip(self._starts, texts, strict=True):
            content = _content(text, self._prefix) if text else ""
            if content:
                parts.append(f"{start}{end}{content}")
            elif empty:
                parts.append(start + empty)
        return "".join(parts).encode()


def number_cell(reference: str, value: float, style: str = "") -> str:
    """Write a cell that holds a number."""
    styled = f' s="{style}"' if style else ""
    return f'<c r="{reference}"{styled}><v>{value!r}</v></c>'


def is_number(value: Native) -> bool:
    """Say whether a native value is a finite number that a cell keeps exactly."""
    if isinstance(value, int):
        return abs(value) < 10**15
    return isinstance(value, float) and value - value == 0
