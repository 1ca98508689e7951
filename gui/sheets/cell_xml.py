"""Cells as the XML of a sheet: text that is only ever text, and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.sheets import limits

if TYPE_CHECKING:
    from gui.sheets.grid import Native

# What XML 1.0 cannot hold, and lone halves of surrogate pairs.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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
    text = clean_text(text)
    styled = f' s="{style}"' if style else ""
    if not text:
        return f'<{prefix}c r="{reference}"{styled}/>' if style else ""
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return (
        f'<{prefix}c r="{reference}"{styled} t="inlineStr"><{prefix}is><{prefix}t{space}>{escape(text)}'
        f"</{prefix}t></{prefix}is></{prefix}c>"
    )


def number_cell(reference: str, value: float, style: str = "") -> str:
    """Write a cell that holds a number."""
    styled = f' s="{style}"' if style else ""
    return f'<c r="{reference}"{styled}><v>{value!r}</v></c>'


def is_number(value: Native) -> bool:
    """Say whether a native value is a finite number that a cell keeps exactly."""
    if isinstance(value, int):
        return abs(value) < 10**15
    return isinstance(value, float) and value - value == 0
