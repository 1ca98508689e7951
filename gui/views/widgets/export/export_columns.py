"""Which answers are exported, in which order and under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from gui.leads.export_choice import Part, PartColumn
from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_PART = Qt.ItemDataRole.UserRole
_USUAL = Qt.ItemDataRole.UserRole + 1


class ColumnsChoice(QListWidget):
    """A list of columns that are ticked, dragged into another order, and renamed by a double click or F2.

    Signals:
        changed: another choice, order or name.
    """

    changed = Signal()

    def __init__(self, usual: Sequence[tuple[Part, str]]) -> None:
        super().__init__()
        name_it(self, "exportColumns", tr("Columns of the answers"))
        self.setProperty("framed", "true")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._usual = tuple(usual)
        self._kept: tuple[PartColumn, ...] = ()
        self.choose(None)
        self.itemChanged.connect(lambda _item: self.changed.emit())
        self.model().rowsMoved.connect(lambda *_: self.changed.emit())

    @property
    def columns(self) -> tuple[PartColumn, ...] | None:
        """What is chosen; None when it is everything, as usual."""
        ticked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        chosen = tuple(PartColumn(Part(item.data(_PART)), _own_title(item)) for item in ticked)
        if chosen == tuple(PartColumn(part) for part, _ in self._usual):
            return None
        return (*chosen, *self._kept)

    def choose(self, columns: Sequence[PartColumn] | None) -> None:
        """Show a choice; columns that this run cannot have are kept in mind for others."""
        titles = dict(self._usual)
        wanted = [PartColumn(part) for part in titles] if columns is None else list(columns)
        shown = {each.part: each.title for each in wanted if each.part in titles}
        self._kept = tuple(each for each in wanted if each.part not in titles)
        blocker = QSignalBlocker(self)
        self.clear()
        for part in (*shown, *(part for part in titles if part not in shown)):
            item = QListWidgetItem(shown.get(part) or titles[part], self)
            item.setData(_PART, part.value)
            item.setData(_USUAL, titles[part])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if part in shown else Qt.CheckState.Unchecked)
        blocker.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current column by Ctrl+Up and Ctrl+Down, for those who do not drag."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _own_title(item: QListWidgetItem) -> str:
    text = item.text().strip()
    return "" if text == item.data(_USUAL) else text
