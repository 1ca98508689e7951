"""The rows that need a look: listed under the table, marked in it, reached by choosing one, and mended."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal

from gui.leads.problems import MISSING
from gui.runs.opening.troubles import Trouble, Troubles, read_troubles, trouble_words
from gui.views.models.problems_model import PROBLEM_ROLE, ProblemsModel
from gui.views.pages.list_page.fixes_on_screen import mended_words
from gui.views.theme.words import before_colon, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.leads.fields import Kind
    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.reading import Fixes, ListReader, Step
    from gui.views.bridge import TaskScope
    from gui.views.models.lead_model import LeadModel
    from gui.views.widgets.leads.lead_table import LeadTable
    from gui.views.widgets.leads.problems_panel import ProblemsPanel

_MOST = 5000


class ProblemsOnScreen(QObject):
    """Keeps the panel of problems and the marks in the table true to the list and to what is to be found.

    Attributes:
        current: the problem that is chosen, if one is.

    Signals:
        fix_requested: mend this ``Trouble``; and whether every row with the same one, too.
    """

    fix_requested = Signal(object, bool)

    def __init__(
        self,
        make_reader: Callable[[], ListReader],
        make_fixes: Callable[[], Fixes],
        scope: TaskScope,
        panel: ProblemsPanel,
        model: LeadModel,
        table: LeadTable,
    ) -> None:
        super().__init__(panel)
        self._make_reader = make_reader
        self._make_fixes = make_fixes
        self._scope = scope
        self._panel = panel
        self._model = model
        self._table = table
        self._opened: OpenList | None = None
        self._troubles = Troubles()
        self.current: Trouble | None = None
        self._problems = ProblemsModel()
        panel.set_model(self._problems)
        panel.chosen.connect(self._on_chosen)
        panel.current_changed.connect(self._on_current_changed)
        panel.fix_bar.fix_requested.connect(lambda: self._ask(is_all=False))
        panel.fix_bar.fix_all_requested.connect(lambda: self._ask(is_all=True))

    def show(self, opened: OpenList, kinds: frozenset[Kind]) -> None:
        """Show the problems of a list for these kinds of search."""
        self._opened = opened
        self._scope.restart("problems", lambda: self._show(opened, kinds))

    async def _show(self, opened: OpenList, kinds: frozenset[Kind]) -> None:
        self._troubles, last = await asyncio.to_thread(self._read, opened, kinds)
        self._problems.show_problems(self._troubles.lines)
        serious = self._troubles.serious
        words: dict[str, int] = {}
        for code, count in serious.items():
            what = before_colon(shown(trouble_words(code)))
            words[what] = words.get(what, 0) + count
        self._panel.show_counts(sum(serious.values()), words, self._troubles.hints)
        self._panel.fix_bar.show_undo("" if last is None else mended_words(last))
        self._mark(opened)

    def _mark(self, opened: OpenList) -> None:
        marks: dict[tuple[int, int], str] = {}
        said: dict[int, set[str]] = {}  # in cells with nothing in them
        for (row, field), code in self._troubles.marks().items():
            if field in opened.mapping:
                column, words = opened.mapping[field], shown(trouble_words(code))
                marks[row, column] = words
                if code in MISSING:
                    said.setdefault(column, set()).add(before_colon(words))
        self._model.show_marks(marks)
        self._table.make_room_for(said)

    def _read(self, opened: OpenList, kinds: frozenset[Kind]) -> tuple[Troubles, Step | None]:
        reader = self._make_reader()
        try:
            fixes = self._make_fixes()
            try:
                return read_troubles(reader, fixes, opened.mapping, kinds, _MOST), fixes.last_step()
            finally:
                fixes.close()
        finally:
            reader.close()

    def _ask(self, *, is_all: bool) -> None:
        if self.current is not None and self.current.fix is not None:
            self.fix_requested.emit(self.current, is_all)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.current = index.data(PROBLEM_ROLE) if index.isValid() else None
        if self.current is None or self.current.fix is None:
            self._panel.fix_bar.show_fix("", None)
        else:
            alike = self._troubles.mendable(self.current.code)
            self._panel.fix_bar.show_fix(shown(self.current.fix.words), alike)

    def _on_chosen(self, index: QModelIndex) -> None:
        problem: Trouble = index.data(PROBLEM_ROLE)
        position = self._model.position_of(problem.row)
        if position is not None and self._opened is not None:
            cell = self._model.index(position, self._opened.mapping.get(problem.field, 0))
            self._table.setCurrentIndex(cell)
            self._table.scrollTo(cell)
