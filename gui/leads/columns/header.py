"""Where a list's header is: lists begin with titles, blank rows, or with the first lead.

Each row near the top is weighed as the header of the rows below it. Words that name columns speak for it, and
so does a text above numbers, dates or addresses; what is itself a value, or stands below again, speaks
against.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gui.leads.columns.cell_shapes import VALUE_SHAPES, cell_shape
from gui.leads.columns.header_column import is_unit, names_column, weigh_head_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS_LOOKED_AT = 30
_ROWS_BELOW = 25
_COLUMNS_LOOKED_AT = 60
_NO_HEADER = -1
_NOTHING = -9.0
_LEAST = -0.12
_CLEARLY_NAMES = 0.3
_CLEARLY_BETTER = 0.1


def find_header_row(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """Find the row that names the columns, among the first rows of a list.

    Args:
        rows: the first rows, as shown; they may differ in length.

    Returns:
        The row's index, or -1 when the list begins with its first lead; and whether that is sure.
    """
    tops = [_used(row) for row in rows]
    weights = [_weigh_row(tops, n) for n in range(min(len(tops), _ROWS_LOOKED_AT))]
    best = max(range(len(weights)), key=lambda n: (weights[n], -n), default=_NO_HEADER)
    if best == _NO_HEADER or weights[best] == _NOTHING:
        return _NO_HEADER, False
    if weights[best] < _LEAST:
        # Names above a few columns only, as where others were added beside the list later.
        named = next((n for n in range(len(weights)) if _names_columns(tops[n])), _NO_HEADER)
        return named, named == _NO_HEADER and _holds_values(tops)
    return best, _is_sure(tops[best], weights, best)


def _used(row: Sequence[str]) -> list[str]:
    """A row without its blank tail, and of a very wide one the beginning."""
    cells = list(row[:_COLUMNS_LOOKED_AT])
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _weigh_row(rows: Sequence[list[str]], index: int) -> float:
    row = rows[index]
    if not row:
        return _NOTHING
    below = [other for other in rows[index + 1 :] if other and other != row][:_ROWS_BELOW]
    width = _width(below) or len(row)
    columns = range(width)
    row = _with_upper_names(row, rows[index - 1] if index else [])
    cells = [row[n] if n < len(row) else "" for n in columns]
    weights = [weigh_head_cell(cells[n], [other[n] for other in below if n < len(other)]) for n in columns]
    filled = sum(bool(cell.strip()) for cell in row)
    weight = sum(weights) / len(weights)
    weight -= 0.6 * max(0.0, 1 - filled / width)
    weight -= 0.1 * min(max(0, len(row) - width), 3)
    if below and not _leads_to_data(cells, below):
        weight -= 0.35
    if filled > 1 and all(is_unit(cell) for cell in row if cell.strip()):
        weight -= 0.5
    full_above = sum(len(other) * 2 > width for other in rows[:index])
    weight -= 0.15 + 0.04 * min(full_above, 10) if full_above else 0.0
    return weight - 0.02 * index - 0.4 * _rows_alike_above(rows[:index], below, width)


def _with_upper_names(row: list[str], above: list[str]) -> list[str]:
    """Fill a row's blanks from the row above it, where names stand in two rows."""
    filled = [cell for cell in above if cell.strip()]
    if len(filled) < 2 or any(cell_shape(cell) in VALUE_SHAPES for cell in filled):
        return row
    wide = row + [""] * (len(above) - len(row))
    return [cell if cell.strip() or n >= len(above) else above[n] for n, cell in enumerate(wide)]


def _holds_values(rows: Sequence[list[str]]) -> bool:
    """Whether the first full row holds what no header does: an address, a number."""
    width = _width([row for row in rows if row])
    first = next((row for row in rows if len(row) * 2 > width), [])
    return any(cell_shape(cell) in VALUE_SHAPES for cell in first)


def _width(rows: Sequence[list[str]]) -> int:
    """The usual width of rows; of two as usual the wider."""
    widths = Counter(len(row) for row in rows)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _leads_to_data(cells: Sequence[str], below: Sequence[list[str]]) -> bool:
    """Whether the next row already holds values where those further down do: titles stand above names."""
    after = next((row for row in below if not all(is_unit(cell) for cell in row if cell.strip())), below[0])
    typed = [n for n in range(len(cells)) if _is_typed(n, below)]
    if not typed:
        return sum(bool(cell.strip()) for cell in after) * 2 >= len(cells) and not _names_columns(after)
    held = sum(
        1 for n in typed if n < len(after) and (cell_shape(after[n]) in VALUE_SHAPES or not after[n].strip())
    )
    return held * 2 >= len(typed) and any(after)


def _is_typed(column: int, rows: Sequence[list[str]]) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return sum(cell_shape(cell) in VALUE_SHAPES for cell in cells) * 10 >= len(cells) * 6 if cells else False


def _names_columns(row: Sequence[str]) -> bool:
    known = sum(names_column(cell) >= 0.8 for cell in row)
    return known >= 2 and known * 2 >= sum(bool(cell.strip()) for cell in row)


def _rows_alike_above(above: Sequence[list[str]], below: Sequence[list[str]], width: int) -> int:
    """How many rows above already look like those below, at most two: a header has no leads above it."""
    typed = [n for n in range(width) if _is_typed(n, below)]
    if not typed:
        return 0
    alike = sum(
        1
        for row in above
        if len(row) * 2 > width
        and sum(n < len(row) and cell_shape(row[n]) in VALUE_SHAPES for n in typed) * 10 >= len(typed) * 6
    )
    return min(alike, 2)


def _is_sure(row: Sequence[str], weights: Sequence[float], best: int) -> bool:
    known = sum(names_column(cell) >= 0.8 for cell in row)
    others = [weight for n, weight in enumerate(weights) if n != best]
    margin = weights[best] - max(others, default=_NOTHING)
    if known >= min(2, sum(bool(cell.strip()) for cell in row)):
        return margin >= 0.0 and weights[best] > 0
    return weights[best] >= _CLEARLY_NAMES and margin >= _CLEARLY_BETTER
