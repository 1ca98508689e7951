"""The rows that need a look, as a list of sentences that know where they point and what would mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gui.runs.opening.troubles import Trouble, trouble_words
from gui.views.models.lead_headers import field_words
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, shown, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
PROBLEM_ROLE = int(Qt.ItemDataRole.UserRole)


class ProblemsModel(QAbstractListModel):
    """One line per row and problem."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Trouble] = ()

    def show_problems(self, lines: Sequence[Trouble]) -> None:
        """List these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what a line says, and the problem behind it."""
        line = self._lines[index.row()]
        if role == PROBLEM_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _sentence(line)
        return None


def _sentence(line: Trouble) -> str:
    what = shown(trouble_words(line.code))
    if line.fix is not None:
        what = tr("{what}  →  {fix}", what=before_colon(what), fix=shown(line.fix.words))
    row, field = numbers.plain(line.row), field_words(line.field)
    return tr("Row {row} · {field} · {what}", row=row, field=field, what=what)
