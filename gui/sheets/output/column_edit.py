"""What a sheet says of its columns - widths, formats, hidden or grouped - with new columns put in.

Source of fact: ECMA-376 part 1, 18.3.1.13 and 18.3.1.17; the statements ascend and do not overlap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLS = re.compile(rb"<((?:\w+:)?)cols\s*>(.*?)</(?:\w+:)?cols\s*>", re.DOTALL)
_NO_COLS = re.compile(rb"<(?:\w+:)?cols\s*/>")
_COL = re.compile(rb"<(?:\w+:)?col\s[^>]*?(?:/>|>\s*</(?:\w+:)?col\s*>)")
_STYLE = re.compile(rb"""\sstyle=["'](\d+)["']""")


def with_columns(head: bytes, prefix: bytes, first: int, widths: Sequence[float], neighbour: int) -> bytes:
    """Put new columns into the head of a sheet; what it said of others stays.

    Args:
        head: up to and with the opening tag of the rows.
        prefix: of the sheet's namespace.
        first: the first new column, from 1.
        widths: of the new columns, in characters.
        neighbour: the column, from 1, whose format the new ones have where they have no cells.
    """
    head = _NO_COLS.sub(b"", head, count=1)
    match = _COLS.search(head)
    said = [(_number(element, b"min"), element) for element in _COL.findall(match[2])] if match else []
    style = _style_of(said, neighbour)
    new = [
        (
            column,
            b'<%bcol min="%d" max="%d" width="%b"%b customWidth="1"/>' % (prefix, column, column, w, style),
        )
        for column, w in enumerate((b"%g" % width for width in widths), start=first)
    ]
    if match is None:
        place = head.rindex(b"<%bsheetData" % prefix)
        body = b"".join(element for _, element in new)
        return head[:place] + b"<%bcols>%b</%bcols>" % (prefix, body, prefix) + head[place:]
    kept = _outside(said, first, first + len(widths) - 1)
    body = b"".join(element for _, element in sorted([*kept, *new], key=lambda pair: pair[0]))
    return head[: match.start(2)] + body + head[match.end(2) :]


def _style_of(said: list[tuple[int, bytes]], column: int) -> bytes:
    for low, element in said:
        if low <= column <= _number(element, b"max"):
            found = _STYLE.search(element)
            return found[0] if found else b""
    return b""


def _outside(said: list[tuple[int, bytes]], first: int, last: int) -> list[tuple[int, bytes]]:
    """Keep what is said of other columns; one statement over many is cut around the new ones."""
    kept = []
    for low, element in said:
        high = _number(element, b"max")
        if high < first or low > last:
            kept.append((low, element))
            continue
        for part_low, part_high in ((low, first - 1), (last + 1, high)):
            if part_low <= part_high:
                cut = _with_number(_with_number(element, b"min", part_low), b"max", part_high)
                kept.append((part_low, cut))
    return kept


def _number(element: bytes, name: bytes) -> int:
    match = re.search(rb"\s" + name + rb"""=["'](\d+)["']""", element)
    return int(match.group(1)) if match else 0


def _with_number(element: bytes, name: bytes, number: int) -> bytes:
    return re.sub(rb"(\s" + name + rb"""=["'])\d+(["'])""", rb"\g<1>%d\g<2>" % number, element)
