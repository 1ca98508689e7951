"""Which rows are on screen and in which order: the filter, the sorting, the problems alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.runs.reading import ListReader, Order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.leads.fields import Kind
    from gui.views.bridge import TaskScope


class RowsOnScreen(QObject):
    """Asks the list file for row ids, off the window's thread: a million sorted rows take a second.

    Signals:
        found: other rows are to be shown: their ids in order.
    """

    found = Signal(object)

    def __init__(self, make_reader: Callable[[], ListReader], scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._make_reader = make_reader
        self._scope = scope
        self._text = ""
        self._order: Order | None = None
        self._problems_only = False
        self._kinds: frozenset[Kind] = frozenset()

    def sort(self, column: int, *, is_descending: bool | None) -> None:
        """Sort by a column; None for the order of the file."""
        self._order = None if is_descending is None else Order(column, is_descending)
        self.ask()

    def filter(self, text: str) -> None:
        """Only rows that contain this text; "" for all."""
        self._text = text
        self.ask()

    def only_problems(self, is_wanted: bool, kinds: frozenset[Kind]) -> None:
        """Only rows that need a look for these kinds of search."""
        self._problems_only = is_wanted
        self._kinds = kinds
        self.ask()

    def ask(self) -> None:
        """Find the rows; only the last question counts."""
        self._scope.restart("rows", self._find)

    async def _find(self) -> None:
        order, text, problems_only, kinds = self._order, self._text, self._problems_only, self._kinds

        def find() -> Sequence[int]:
            reader = self._make_reader()
            try:
                return reader.row_ids(order, text, problems_only=problems_only, kinds=kinds)
            finally:
                reader.close()

        self.found.emit(await asyncio.to_thread(find))
