"""A table with a title over each column, some of them for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class TitledModel(QAbstractTableModel):
    """The columns of a table.

    Args:
        titles: one for each column.
        right: the columns, from 0, that stand at the right, as numbers do.
        parent: its owner.
    """

    def __init__(self, titles: Sequence[str], right: Collection[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._right = right

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt's question: a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """On which side a column's words stand."""
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
