"""The searches that leave, as a table: the row of the list, then each field by Enrow's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.runs.pricing.outgoing import Outgoing

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class OutgoingModel(QAbstractTableModel):
    """One row per search."""

    def __init__(self, outgoing: Outgoing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = outgoing.lines
        self._names = outgoing.names

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many searches."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many columns."""
        return 0 if parent.isValid() else 1 + len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt's question: a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._names[section - 1] if section else tr("Row")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what stands in a cell."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Enrow took nothing of this request.") if line.is_refused else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return "–" if line.row is None else numbers.plain(line.row)
        return line.fields.get(self._names[index.column() - 1], "")
