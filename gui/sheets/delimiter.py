"""What divides the cells of a text file, decided by reading its first rows in every way and comparing."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CANDIDATES = (",", ";", "\t", "|")
_SURE_MARGIN = 0.15
_SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Delimiter:
    """A delimiter, and whether the rows left no doubt about it."""

    character: str
    is_sure: bool


def separator_line(line: str) -> str:
    r"""Read Excel's own ``sep=;`` first line; "" when the line is something else."""
    match = _SEP_LINE.match(line.rstrip("\r\n"))
    return match.group(1) if match else ""


def detect_delimiter(lines: Sequence[str]) -> Delimiter:
    """Decide what divides the cells of a text file by its first lines (line ends included)."""
    if lines and (given := separator_line(lines[0])):
        return Delimiter(given, is_sure=True)
    scores = sorted(((score(lines, character), character) for character in CANDIDATES), reverse=True)
    (best, character), (second, _) = scores[0], scores[1]
    if best <= 0:
        return Delimiter(",", is_sure=not any(c in line for line in lines for c in CANDIDATES))
    return Delimiter(character, is_sure=best - second >= _SURE_MARGIN)


def score(lines: Sequence[str], character: str) -> float:
    """Say from 0 to 1 how much the lines look like a table when divided by a character.

    Rows of one width count for it; quotes left inside cells and cells beginning with a blank against it.
    """
    rows = [row for row in _parse(lines, character) if any(cell.strip() for cell in row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, agreeing = max(widths.items(), key=lambda item: (item[1] * (1 - 0.5 / item[0]), item[0]))
    cells = [cell for row in rows for cell in row[1:]]
    broken = sum(cell.startswith(" ") + 2 * (cell.count('"') % 2) for cell in cells) / max(len(cells), 1)
    return max(0.0, agreeing / len(rows) * (1 - 0.5 / width) - broken)


def _parse(lines: Sequence[str], character: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(lines, delimiter=character))
    except csv.Error:
        return rows[:-1]
    return rows
