"""Into how many files an export goes, and what they are called."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError
from gui.leads.life import Status
from gui.leads.sentences import say
from gui.runs.exporting.answer_columns import row_status, status_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gui.runs.exporting.export_order import ExportOrder
    from gui.store.list_files.list_reader import ExportRow


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one status, or of all rows.

    Attributes:
        status: whose rows; None for all.
        paths: one for each file, in order.
        most_rows: of a file; None when there is only one.
    """

    status: Status | None
    paths: tuple[Path, ...]
    most_rows: int | None = None


def plan_files(order: ExportOrder, rows: Iterable[ExportRow], total: int) -> list[Group]:
    """The files that the rows make.

    Args:
        order: what is exported.
        rows: those that are wanted; only read where there may be more than one file.
        total: how many the list has.

    Raises:
        OutputError: one of them is there already and may not be written over.
    """
    choice = order.choice
    if not choice.by_status and total <= (choice.most_rows or total):
        return [Group(None, (order.out,))]
    counts = Counter(row_status(row.answers) if choice.by_status else None for row in rows)
    statuses = [status for status in (*Status, None) if counts[status]] or [None]
    groups = [
        Group(status, tuple(_paths(order, status, counts[status])), choice.most_rows) for status in statuses
    ]
    for path in itertools.chain.from_iterable(group.paths for group in groups):
        if path != order.out and path.exists() and not order.may_overwrite:
            raise OutputError(
                say(
                    "{name} is already there, and the export needs that name, too. Nothing was written. "
                    "Give the result another name.",
                    name=path.name,
                )
            )
    return groups


def _paths(order: ExportOrder, status: Status | None, rows: int) -> Iterator[Path]:
    out, most = order.out, order.choice.most_rows
    stem = out.stem if status is None else f"{out.stem}-{status_words(status).replace(' ', '-')}"
    files = 1 if most is None else max(1, -(-rows // most))
    for number in range(1, files + 1):
        yield out.with_name(f"{stem}-{number}{out.suffix}" if files > 1 else f"{stem}{out.suffix}")
