"""Gathers many row numbers beside the window, which must not wait for it meanwhile.

A thread that is at work in Python gives the interpreter to another one only every 5 ms, and a window that is
painting asks for it many times: together they would freeze it. So the work rests often, for a moment.
"""

from __future__ import annotations

import time
from array import array
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CHUNK = 4_000  # about a millisecond
_REST_S = 0.0002


def gathered(rows: Iterable[int]) -> Sequence[int]:
    """These numbers in their order; never on the window's thread."""
    numbers, rest = array("q"), iter(rows)
    while chunk := tuple(islice(rest, _CHUNK)):
        numbers.extend(chunk)
        if len(chunk) == _CHUNK:
            time.sleep(_REST_S)
    return numbers


def common(rows: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """The rows that are among others, too, in their own order; never on the window's thread."""
    wanted = gathered(others)
    chunks = [wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)]
    marks = bytearray(max(map(max, chunks), default=-1) + 1)
    for chunk in chunks:
        for row in chunk:
            marks[row] = 1
        time.sleep(_REST_S)
    return gathered(row for row in rows if row < len(marks) and marks[row])
