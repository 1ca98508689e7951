"""What is said of the rows that a filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.life import Role, Status
from gui.leads.problems import describe
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, plural, shown, tr

if TYPE_CHECKING:
    from gui.leads.verdict import Verdict
    from gui.runs.opening.reading import CellFilter


def verdict_words(verdict: Verdict, rows: int) -> str:
    """The rows behind a line of the price."""
    n = numbers.count(rows)
    if verdict.role is Role.SEARCH:
        return plural(rows, "Showing 1 row to look up", "Showing {n} rows to look up", n=n)
    if verdict.role is Role.KNOWN:
        return plural(rows, "Showing 1 row already known", "Showing {n} rows already known", n=n)
    if verdict.role is Role.DUPLICATE:
        return plural(rows, "Showing 1 duplicate", "Showing {n} duplicates", n=n)
    if not verdict.reason:
        return plural(rows, "Showing 1 skipped row", "Showing {n} skipped rows", n=n)
    why = before_colon(shown(describe(verdict.reason)))
    return plural(
        rows, "Showing 1 skipped row: {reason}", "Showing {n} skipped rows: {reason}", n=n, reason=why
    )


def status_chip_words(status: Status, rows: int) -> str:
    """The rows of a run of which something is said."""
    n = numbers.count(rows)
    return {
        Status.FOUND: plural(rows, "Showing 1 row found", "Showing {n} rows found", n=n),
        Status.NOT_FOUND: plural(rows, "Showing 1 row not found", "Showing {n} rows not found", n=n),
        Status.KNOWN: plural(rows, "Showing 1 row already known", "Showing {n} rows already known", n=n),
        Status.DUPLICATE: plural(rows, "Showing 1 duplicate", "Showing {n} duplicates", n=n),
        Status.SKIPPED: plural(rows, "Showing 1 skipped row", "Showing {n} skipped rows", n=n),
        Status.FAILED: plural(
            rows, "Showing 1 row without an answer", "Showing {n} rows without an answer", n=n
        ),
        Status.WAITING: plural(
            rows, "Showing 1 row not looked up yet", "Showing {n} rows not looked up yet", n=n
        ),
        Status.IN_DOUBT: plural(rows, "Showing 1 row in doubt", "Showing {n} rows in doubt", n=n),
    }[status]


def cells_words(cells: CellFilter, name: str) -> str:
    """The filter of a column of the list."""
    if cells.text:
        return tr("“{column}” is “{text}”", column=name, text=cells.text)
    if cells.is_filled:
        return tr("“{column}” is filled", column=name)
    return tr("“{column}” is empty", column=name)
