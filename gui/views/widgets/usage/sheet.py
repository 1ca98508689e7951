"""Numbers in rows, as they are: shown in a table as the user's country writes them, or as exact text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

from gui.leads.credits import Credits
from gui.views.theme import numbers


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a whole, with the number behind it."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Change:
    """Credits that came, or that went when they are below zero."""

    credits: Credits


Cell = str | int | Credits | date | datetime | Rate | Change


@dataclass(frozen=True, slots=True)
class Sheet:
    """A small table of values.

    Attributes:
        headers: what the columns are called, in the user's language.
        rows: the values, each row as wide as the headers.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def is_number(cell: Cell) -> bool:
    """Whether a cell stands at the right of its column."""
    return isinstance(cell, int | Credits | Rate | Change)


def shown(cell: Cell) -> str:
    """A value as the user's country writes it."""
    if isinstance(cell, Rate):
        return numbers.percent(cell.part, cell.whole)
    if isinstance(cell, Change):
        return numbers.change(cell.credits)
    if isinstance(cell, Credits):
        return numbers.amount(cell)
    if isinstance(cell, int):
        return numbers.count(cell)
    if isinstance(cell, datetime):
        return numbers.moment(cell)
    return numbers.calendar_day(cell) if isinstance(cell, date) else cell


def as_csv(sheet: Sheet) -> str:
    """The sheet as text with commas: exact numbers, dates that every program sorts."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.headers)
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return out.getvalue()


def _plain(cell: Cell) -> object:
    if isinstance(cell, Rate):
        return round(cell.part / cell.whole, 4) if cell.whole else ""
    if isinstance(cell, Change):
        return cell.credits.number
    if isinstance(cell, Credits):
        return cell.number
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else cell
