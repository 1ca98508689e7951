"""Which cells of the table show another text than the user's own, because a fix lies over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.fields import Field
    from gui.runs.opening.reading import Fixes

Cells = dict[int, dict[int, str]]


class FixedCells:
    """Reads the fixes of the rows on screen, by page, and keeps them until they change."""

    def __init__(self, fixes: Fixes) -> None:
        self._fixes = fixes
        self._pages: dict[int, Cells] = {}

    def text(
        self, page: int, ids: Sequence[int], mapping: Mapping[Field, int], row: int, column: int
    ) -> str | None:
        """The text that is used instead of a cell's; None where the cell counts.

        Args:
            page: the page that the row is on.
            ids: the rows of that page.
            mapping: which column holds which field.
            row: the row's number in the sheet.
            column: its column.
        """
        if page not in self._pages:
            if len(self._pages) > _KEPT_PAGES:
                self._pages.clear()
            self._pages[page] = self._read(ids, mapping)
        return self._pages[page].get(row, {}).get(column)

    def forget(self) -> None:
        """Read again what is asked for next."""
        self._pages.clear()

    def close(self) -> None:
        """Let the list's file go."""
        self._fixes.close()

    def _read(self, ids: Sequence[int], mapping: Mapping[Field, int]) -> Cells:
        found = self._fixes.of_rows(ids, mapping)
        return {
            row: {mapping[field]: text for field, text in texts.items() if field in mapping}
            for row, texts in found.items()
        }


_KEPT_PAGES = 48
