"""The first rows of a list read another way, before that way is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.runs.opening.jobs import Top
from gui.sheets.file_kind import detect_kind
from gui.sheets.peek import peek_list
from gui.sheets.read_options import ReadOptions

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.child import Child, Report

ROWS = 3


class Previews:
    """Looks into files in the process that reads them."""

    def __init__(self, child: Child) -> None:
        self._child = child

    async def top(self, path: Path, **options: Any) -> Top | None:
        """The first rows as they would be read; None where they come no sooner than all of them.

        Args:
            path: the spreadsheet.
            options: as for ``Desk.open_list``: sheet, header_row, encoding, delimiter.

        Raises:
            ListFileError: it cannot be read so.
        """
        return await self._child.run(look, path, ReadOptions(**options))


def look(_report: Report, path: Path, options: ReadOptions) -> Top | None:
    """The job: read the first rows, and only those."""
    peeked = peek_list(path, detect_kind(path), options, count=ROWS)
    return None if peeked is None else Top(peeked.headers, tuple(row.texts for row in peeked.rows))
