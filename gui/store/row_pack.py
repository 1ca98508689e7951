"""The cells of one row as two texts: what a list's working copy keeps, and SQL can still look into.

A column of its own for each cell takes much longer to write; in JSON, SQLite finds a cell without Python.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Native = int | float | str | None

_LARGEST = 2**63


def pack_texts(texts: Sequence[str]) -> str:
    """Write a row's cells as a JSON array of strings."""
    joined = '","'.join(texts)
    # Nothing in most rows needs an escape; then joining them is all there is to do.
    if joined.isprintable() and "\\" not in joined and joined.count('"') == 2 * len(texts) - 2:
        return f'["{joined}"]'
    return json.dumps(list(texts), ensure_ascii=False)


def pack_natives(natives: Sequence[Any]) -> str | None:
    """Write the values behind a row's cells as a JSON array; None when there are none."""
    if not natives or natives.count(None) == len(natives):
        return None
    return f"[{','.join(['null' if value is None else _value(value) for value in natives])}]"


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
