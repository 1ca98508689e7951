"""The rows that need a look, as a list of sentences that know where they point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.leads.problems import describe
from gui.views.models.lead_headers import field_words
from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.problems import Problem

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
PROBLEM_ROLE = int(Qt.ItemDataRole.UserRole)


class ProblemsModel(QAbstractListModel):
    """One line per row and problem."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[Problem] = ()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List these."""
        self.beginResetModel()
        # One line per cell to mend, though several kinds of search stumble over it.
        self._problems = list({(p.row, p.field, p.code): p for p in problems}.values())
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what a line says, and the problem behind it."""
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(
                "Row {row} · {field} · {what}",
                row=numbers.plain(problem.row),
                field=field_words(problem.field),
                what=describe(problem.code),
            )
        return None
