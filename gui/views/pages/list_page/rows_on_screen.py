"""Which rows are on screen and in which order: what is searched for, the filters, the sorting."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.runs.opening.reading import CellFilter, ListReader, Order, PlannedRows, common
from gui.views.pages.list_page.filter_words import cells_words, status_chip_words, verdict_words
from gui.views.theme.words import tr
from gui.views.widgets.leads.filter_strip import Chip

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from gui.leads.fields import Kind
    from gui.leads.life import Status
    from gui.leads.verdict import Verdict
    from gui.views.bridge import TaskScope

_SOON_S = 0.3
VERDICT, STATUS, SORTED, CELLS = "verdict", "status", "sorted", "column_"


@dataclass(frozen=True, slots=True)
class OfStatus:
    """Rows of a run of which something is said, for these kinds of search."""

    status: Status
    run_id: str
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants to see.

    Attributes:
        text: rows that contain this; "" for all.
        problems_of: only rows that need a look for these kinds of search; None for all.
        order: None for the order of the file.
        cells: filters of columns, by column.
        verdict: only rows behind this line of the price.
        status: only rows of which this is said in a run.
    """

    text: str = ""
    problems_of: frozenset[Kind] | None = None
    order: Order | None = None
    cells: dict[int, CellFilter] = field(default_factory=dict)
    verdict: Verdict | None = None
    status: OfStatus | None = None


class RowsOnScreen(QObject):
    """Asks the list file for row ids, off the window's thread: a million sorted rows take a second.

    Attributes:
        wanted: what the user wants to see.

    Signals:
        slow: it takes long to find them.
        found: other rows are to be shown: their ids in order.
        planned_changed: what is said of the rows behind a line of the price: ``PlannedRows`` or None.
        chips_changed: what narrows the table down: a tuple of ``Chip``.
    """

    slow = Signal()
    found = Signal(object)
    planned_changed = Signal(object)
    chips_changed = Signal(object)

    def __init__(
        self,
        ask_plan: Callable[[Verdict], Awaitable[PlannedRows]],
        name_of: Callable[[int], str],
        scope: TaskScope,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._make_reader: Callable[[], ListReader] | None = None
        self._ask_plan = ask_plan
        self._name_of = name_of
        self._scope = scope
        self.wanted = Wanted()

    def read_with(self, make_reader: Callable[[], ListReader]) -> None:
        """Read the list with readers made by this."""
        self._make_reader = make_reader

    def sort(self, column: int, *, is_descending: bool | None) -> None:
        """Sort by a column; None for the order of the file."""
        self._want(order=None if is_descending is None else Order(column, is_descending))

    def filter(self, text: str) -> None:
        """Only rows that contain this text; "" for all."""
        self._want(text=text)

    def filter_cells(self, column: int, cells: CellFilter | None) -> None:
        """Only rows whose cell in a column is so; None for any."""
        others = {each: filter_ for each, filter_ in self.wanted.cells.items() if each != column}
        self._want(cells=others if cells is None else others | {column: cells})

    def only_problems(self, is_wanted: bool, kinds: frozenset[Kind]) -> None:
        """Only rows that need a look for these kinds of search."""
        self._want(problems_of=kinds if is_wanted else None)

    def open_line(self, verdict: Verdict | None) -> None:
        """Only the rows behind a line of the price; the same line once more, or None: all."""
        self._want(verdict=None if verdict == self.wanted.verdict else verdict, status=None)

    def only_status(self, status: OfStatus | None) -> None:
        """Only rows of which this is said in a run; the same once more, or None: all."""
        self._want(status=None if status == self.wanted.status else status, verdict=None)

    def remove(self, name: str) -> None:
        """Take back what a chip stands for."""
        if name == VERDICT:
            self.open_line(None)
        elif name == STATUS:
            self.only_status(None)
        elif name == SORTED:
            self._want(order=None)
        else:
            self.filter_cells(int(name.removeprefix(CELLS)), None)

    def remove_all(self) -> None:
        """Take back whatever has a chip."""
        self._want(verdict=None, status=None, order=None, cells={})

    def _want(self, **changes: object) -> None:
        self.wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]
        self.ask()

    def ask(self) -> None:
        """Find the rows; only the last question counts."""
        self._scope.restart("rows", self._find)

    async def _find(self) -> None:
        wanted, make_reader = self.wanted, self._make_reader
        if make_reader is None:
            return
        soon = asyncio.get_running_loop().call_later(_SOON_S, self.slow.emit)
        try:
            planned = None if wanted.verdict is None else await self._ask_plan(wanted.verdict)
            ids, of_status = await asyncio.to_thread(_read, make_reader, wanted, planned)
        finally:
            soon.cancel()
        self.planned_changed.emit(planned)
        self.found.emit(ids)
        self.chips_changed.emit(self._chips(wanted, planned, of_status))

    def _chips(self, wanted: Wanted, planned: PlannedRows | None, of_status: int) -> tuple[Chip, ...]:
        chips = []
        if wanted.verdict is not None and planned is not None:
            chips.append(Chip(VERDICT, verdict_words(wanted.verdict, len(planned.rows))))
        if wanted.status is not None:
            chips.append(Chip(STATUS, status_chip_words(wanted.status.status, of_status)))
        for column, cells in wanted.cells.items():
            chips.append(Chip(f"{CELLS}{column}", cells_words(cells, self._name_of(column))))
        if wanted.order is not None:
            name = self._name_of(wanted.order.column)
            down, up = (
                tr("Sorted by “{column}”, Z to A", column=name),
                tr("Sorted by “{column}”", column=name),
            )
            chips.append(Chip(SORTED, down if wanted.order.descending else up))
        return tuple(chips)


def _read(
    make_reader: Callable[[], ListReader], wanted: Wanted, planned: PlannedRows | None
) -> tuple[Sequence[int], int]:
    """The rows that are wanted, and how many of them there would be by their status alone."""
    reader = make_reader()
    try:
        kinds = wanted.problems_of
        ids = reader.row_ids(
            wanted.order,
            wanted.text,
            problems_only=kinds is not None,
            cells=tuple(wanted.cells.values()),
            kinds=frozenset() if kinds is None else kinds,
        )
        if planned is not None:
            ids = common(ids, planned.rows)
        if wanted.status is None:
            return ids, 0
        status = wanted.status
        said = reader.row_ids(status=status.status, run_id=status.run_id, kinds=status.kinds)
        return common(ids, said), len(said)
    finally:
        reader.close()
