"""The cells of one row as two texts: what a list's working copy keeps, and SQL can still look into.

A column of its own for each cell takes much longer to write; in JSON, SQLite finds a cell without Python.
"""

from __future__ import annotations

import json
import math
import re
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from gui.leads.as_shown import AS_SHOWN, spelled_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    Native = int | float | str | None

_LARGEST = 2**63
_BETWEEN_CELLS = '","'
_BETWEEN_ROWS = '"]\0["'
# The truth value that is none of ours, half characters, and numbers that may be too large.
_UNUSUAL = re.compile(r"false|\\u[dD][89a-fA-F]|\d{19}")
# All bytes but those that JSON escapes in a text (RFC 8259, section 7).
_UNMARKED = bytes(set(range(0x20, 0x100)) - set(b'"\\'))


def pack_texts(texts: Sequence[str]) -> str:
    """Write a row's cells as a JSON array of strings."""
    return f"[{','.join(map(encode_basestring, texts))}]"


def pack_block(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write many rows as ``pack_texts`` does, much quicker.

    Raises UnicodeEncodeError where there is half a character, which no database takes.

    They are joined to one text, with JSON's own marks between the cells, and cut up again. Where a cell holds
    what JSON writes otherwise, each row is written for itself.
    """
    text = f'["{_BETWEEN_ROWS.join(map(_BETWEEN_CELLS.join, rows))}"]'
    marks = text.encode().translate(None, _UNMARKED)
    quotes = 2 * sum(map(len, rows))
    if marks.count(b'"') != quotes or len(marks) != quotes + len(rows) - 1 or not all(rows):
        return [pack_texts(row) for row in rows]
    return text.split("\0")


def pack_natives(natives: Sequence[Any]) -> str | None:
    """Write the values behind a row's cells as a JSON array; None when there are none.

    ``AS_SHOWN`` stays true.
    """
    if not natives or natives.count(None) == len(natives):
        return None
    written = []
    for value in natives:  # a million rows go through here: the usual values without a call
        if value is None:
            written.append("null")
        elif value.__class__ is int and -_LARGEST <= value < _LARGEST:
            written.append(str(value))
        else:
            written.append(_value(value))
    return f"[{','.join(written)}]"


def pack_natives_block(rows: Sequence[Sequence[Any]]) -> list[str | None]:
    """Write the values behind many rows as ``pack_natives`` does, much quicker: one text that is cut up.

    Raises UnicodeEncodeError where there is half a character.
    """
    if not rows or all(row is rows[0] for row in rows):  # as where all numbers are shown as they are
        return [pack_natives(rows[0])] * len(rows) if rows else []
    try:
        text = json.dumps(rows, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError):
        return [pack_natives(row) for row in rows]
    packed = text[2:-2].split("],[")
    if len(packed) != len(rows) or _UNUSUAL.search(text):
        return [pack_natives(row) for row in rows]
    return [f"[{row}]" if row else None for row in packed]


def unpack(packed: str | None, width: int | None, missing: Any) -> tuple[Any, ...]:
    """Read a packed row, made exactly ``width`` wide where there is a width."""
    cells = json.loads(packed) if packed else []
    if width is None:
        return tuple(cells)
    if len(cells) < width:
        cells += [missing] * (width - len(cells))
    return tuple(cells[:width])


def unpack_natives(packed: str | None, texts: Sequence[str]) -> tuple[Any, ...]:
    """Read the values behind a row's texts."""
    return spelled_out(unpack(packed, len(texts), None), texts)


def text_sql(column: int, packed: str = "cells") -> str:
    """An SQL expression for the text of a cell; "" where the row is too short for it."""
    return f"IFNULL(json_extract({packed}, '$[{column}]'), '')"


def sort_key_sql(column: int) -> str:
    """An SQL expression by which a column is sorted: its value, else its text; NULL for a blank cell."""
    text = text_sql(column)
    value = f"json_extract(natives, '$[{column}]')"
    is_the_text = f"json_type(natives, '$[{column}]') = 'true'"
    return (
        f"IFNULL(CASE WHEN {is_the_text} THEN CAST({text} AS NUMERIC) ELSE {value} END, NULLIF({text}, ''))"
    )


def _value(value: Any) -> str:
    """A value that sorts as itself; null where only its text is of use."""
    if value is AS_SHOWN:
        return "true"
    if isinstance(value, int):  # False among them
        return str(int(value)) if -_LARGEST <= value < _LARGEST else "null"
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else "null"
    if not isinstance(value, str):
        return "null"
    value.encode()
    return json.dumps(value, ensure_ascii=False)
