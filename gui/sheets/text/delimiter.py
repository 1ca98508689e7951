"""What divides the cells of a text file, decided by reading its first rows in every way and comparing."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.columns.header_column import names_column

if TYPE_CHECKING:
    from collections.abc import Sequence

CANDIDATES = (",", ";", "\t", "|")
#: Chosen only where the rows agree on them and on none of the others.
RARE_CANDIDATES = ("^", "~", "¦", "\x1f", "§")
_FORBIDDEN = frozenset('"\r\n\0')
_SURE_MARGIN = 0.15
_SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
_RARELY = 0.5
_LEAST_WRAPPED = 2
_RULE = re.compile(r"[-+|:=\s]*")
_TURNED_NAME = re.compile(r"[^,]+, [^,]+")
_NAMED = 0.8


@dataclass(frozen=True)
class Delimiter:
    """What divides the cells, and how the file writes what its cells hold.

    Attributes:
        character: between two cells.
        is_sure: whether the rows left no doubt about it.
        has_escapes: a quote inside a cell has a backslash before it.
        is_wrapped: each row is quoted once more, as if it were a single cell.
        is_framed: it stands before the first and after the last cell, too, as in tables drawn with letters.
        is_spaced: a blank follows each delimiter and belongs to no cell.
    """

    character: str
    is_sure: bool
    has_escapes: bool = False
    is_wrapped: bool = False
    is_spaced: bool = False
    is_framed: bool = False


def separator_line(line: str) -> str:
    r"""Read Excel's own ``sep=;`` first line; "" when the line is something else."""
    match = _SEP_LINE.match(line.rstrip("\r\n"))
    return match.group(1) if match and match.group(1) not in _FORBIDDEN else ""


def is_possible(character: str) -> bool:
    """Whether cells can be divided by it: one character, and none that ends a line or quotes a cell."""
    return len(character) == 1 and character not in _FORBIDDEN


def detect_delimiter(lines: Sequence[str], given: str = "") -> Delimiter:
    """Decide what divides the cells of a text file by its first lines (line ends included).

    Args:
        lines: the first lines.
        given: the character, where it is known; the rest is found out.
    """
    stated = given or (separator_line(lines[0]) if lines else "")
    if stated:
        return _described(lines, stated, is_sure=True)
    if _is_framed(lines):
        return _described(lines, "|", is_sure=True)
    scores = sorted(((score(lines, character), character) for character in CANDIDATES), reverse=True)
    (best, character), (second, _) = scores[0], scores[1]
    if best <= 0 and (inner := _unwrapped(lines)):
        found = detect_delimiter(inner)
        if score(inner, found.character) > _RARELY:
            return Delimiter(found.character, is_sure=False, is_wrapped=True)
    if best < _RARELY:
        rare, rare_character = max((score(lines, character), character) for character in RARE_CANDIDATES)
        if rare > max(best, _RARELY):
            return Delimiter(rare_character, is_sure=False)
    if best <= 0 and (absent := _besides_turned_names(lines)):
        return Delimiter(absent, is_sure=False)
    if best <= 0:
        return _described(lines, ",", is_sure=not any(c in line for line in lines for c in CANDIDATES))
    return _described(lines, character, is_sure=best - second >= _SURE_MARGIN)


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


def _described(lines: Sequence[str], character: str, *, is_sure: bool) -> Delimiter:
    """Add how quotes are written: backslashes where they make the rows agree better, blanks before quotes."""
    plain = _quote_faults(lines, character)
    # An odd quote alone proves nothing: inches have one, and a backslash may stand before a doubled quote.
    escaped = any('\\"' in line for line in lines) and (
        _quote_faults(lines, character, escape="\\")[0] < plain[0]
    )
    is_spaced = any(f'{character} "' in line for line in lines) and (
        _quote_faults(lines, character, is_spaced=True) < plain
    )
    is_framed = character == "|" and _is_framed(lines)
    return Delimiter(character, is_sure, has_escapes=escaped, is_spaced=is_spaced, is_framed=is_framed)


def is_rule(line: str) -> bool:
    """Whether a line of a drawn table is no row: a rule, or blank."""
    return _RULE.fullmatch(line) is not None


def _is_framed(lines: Sequence[str]) -> bool:
    """Whether a table is drawn with letters: a bar before the first and after the last cell of each row."""
    rows = [line.strip() for line in lines if not is_rule(line)]
    return len(rows) > 1 and all(len(row) > 2 and row[0] == row[-1] == "|" for row in rows)


def _besides_turned_names(lines: Sequence[str]) -> str:
    """Give what divides nothing where lines hold a name each, the family's first: "Okafor, Mira"."""
    filled = [line.strip() for line in lines if line.strip()]
    head, names = "".join(filled[:1]), filled[1:]
    if not names or names_column(head) < _NAMED or not all(map(_TURNED_NAME.fullmatch, names)):
        return ""
    absent = (sign for sign in CANDIDATES if not any(sign in line for line in filled))
    return next(absent, "")


def _quote_faults(
    lines: Sequence[str], character: str, *, escape: str | None = None, is_spaced: bool = False
) -> tuple[int, int]:
    """Count the lines that the csv module refuses, and the cells that a stray quote is left in."""
    refused = strays = 0
    reader = csv.reader(
        lines, delimiter=character, escapechar=escape, skipinitialspace=is_spaced, strict=True
    )
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return refused, strays
        except csv.Error:
            refused += 1
        else:
            strays += sum(cell.count('"') % 2 for cell in row)


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Give the rows inside lines that are quoted as a whole; nothing when they are not."""
    cells = [row for row in _parse(lines, ",") if row]
    filled = [line for line in lines if line.strip()]
    inner = [row[0] for row in cells if len(row) == 1]
    if (
        not filled
        or len(inner) < max(_LEAST_WRAPPED, len(filled))
        or not all(line.startswith('"') for line in filled)
    ):
        return []
    return inner


def _parse(lines: Sequence[str], character: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(lines, delimiter=character))
    except csv.Error:
        return rows[:-1]
    return rows
