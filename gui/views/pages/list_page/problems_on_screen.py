"""The rows that need a look: listed under the table, marked in its cells, reached by choosing one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from gui.leads.problems import Problem, ProblemCode, describe
from gui.views.models.problems_model import PROBLEM_ROLE, ProblemsModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.leads.fields import Kind
    from gui.runs.open_list import OpenList
    from gui.runs.reading import ListReader
    from gui.views.bridge import TaskScope
    from gui.views.models.lead_model import LeadModel
    from gui.views.widgets.lead_table import LeadTable
    from gui.views.widgets.problems_panel import ProblemsPanel

_MOST = 5000


class ProblemsOnScreen(QObject):
    """Keeps the panel of problems and the marks in the table true to the list and to what is to be found."""

    def __init__(
        self,
        make_reader: Callable[[], ListReader],
        scope: TaskScope,
        panel: ProblemsPanel,
        model: LeadModel,
        table: LeadTable,
    ) -> None:
        super().__init__(panel)
        self._make_reader = make_reader
        self._scope = scope
        self._panel = panel
        self._model = model
        self._table = table
        self._opened: OpenList | None = None
        self._problems = ProblemsModel()
        panel.set_model(self._problems)
        panel.chosen.connect(self._on_chosen)

    def show(self, opened: OpenList, kinds: frozenset[Kind]) -> None:
        """Show the problems of a list for these kinds of search."""
        self._opened = opened
        self._scope.restart("problems", lambda: self._show(opened, kinds))

    async def _show(self, opened: OpenList, kinds: frozenset[Kind]) -> None:
        def read() -> tuple[list[Problem], dict[ProblemCode, int]]:
            reader = self._make_reader()
            try:
                return reader.problems(kinds, _MOST), reader.problem_counts(kinds)
            finally:
                reader.close()

        problems, counts = await asyncio.to_thread(read)
        self._problems.show_problems(problems)
        words: dict[str, int] = {}
        for code, count in counts.items():
            what = describe(code).partition(":")[0]
            words[what] = words.get(what, 0) + count
        self._panel.show_counts(sum(counts.values()), words)
        marked = ((problem, opened.mapping.get(problem.field)) for problem in problems)
        self._model.show_marks({(p.row, at): describe(p.code) for p, at in marked if at is not None})

    def _on_chosen(self, index: QModelIndex) -> None:
        problem: Problem = index.data(PROBLEM_ROLE)
        position = self._model.position_of(problem.row)
        if position is not None and self._opened is not None:
            cell = self._model.index(position, self._opened.mapping.get(problem.field, 0))
            self._table.setCurrentIndex(cell)
            self._table.scrollTo(cell)
