"""The cells of one row as two texts: what a list's working copy keeps, and SQL can still look into.

A column of its own for each cell takes much longer to write; in JSON, SQLite finds a cell without Python.
"""

from __future__ import annotations

import json
import math
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Native = int | float | str | None

_LARGEST = 2**63
_CELL_MARK = "\x7f"  # JSON writes it as it is
_BETWEEN_CELLS = '","'
_ROW_MARK = "\0"
_ROW_MARK_IN_JSON = "\\u0000"


def pack_texts(texts: Sequence[str]) -> str:
    """Write a row's cells as a JSON array of strings."""
    return json.dumps(list(texts), ensure_ascii=False, separators=(",", ":"))


def pack_block(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write many rows as ``pack_texts`` does, much quicker: as one JSON string that is cut up again.

    The marks between cells and rows are characters that hardly any cell has; where one does, each row is
    written for itself.
    """
    text = _ROW_MARK.join(map(_CELL_MARK.join, rows))
    json_text = encode_basestring(text)[1:-1]
    cells = sum(map(len, rows))
    is_clear = (
        text.count(_CELL_MARK) == cells - len(rows) and json_text.count(_ROW_MARK_IN_JSON) == len(rows) - 1
    )
    if not (is_clear and all(rows)):
        return [pack_texts(row) for row in rows]
    json_text = json_text.replace(_CELL_MARK, _BETWEEN_CELLS)
    return [f'["{row}"]' for row in json_text.split(_ROW_MARK_IN_JSON)]


def pack_natives(natives: Sequence[Any]) -> str | None:
    """Write the values behind a row's cells as a JSON array; None when there are none."""
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


def unpack(packed: str | None, width: int, missing: Any) -> tuple[Any, ...]:
    """Read a packed row, made exactly ``width`` wide."""
    cells = json.loads(packed) if packed else []
    if len(cells) < width:
        cells += [missing] * (width - len(cells))
    return tuple(cells[:width])


def text_sql(column: int, packed: str = "cells") -> str:
    """An SQL expression for the text of a cell; "" where the row is too short for it."""
    return f"IFNULL(json_extract({packed}, '$[{column}]'), '')"


def sort_key_sql(column: int) -> str:
    """An SQL expression by which a column is sorted: its value, else its text; NULL for a blank cell."""
    return f"IFNULL(json_extract(natives, '$[{column}]'), NULLIF({text_sql(column)}, ''))"


def _value(value: Any) -> str:
    """A value that sorts as itself; null where only its text is of use."""
    if isinstance(value, int):  # True and False among them
        return str(int(value)) if -_LARGEST <= value < _LARGEST else "null"
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else "null"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else "null"
