"""A table in a frame of its own, to be read: lines without a grid, and a Tab key that leads on."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.views.theme import tokens
from gui.views.widgets.parts import name_it


def framed_table(name: str, accessible: str) -> QTableView:
    """A table without a model yet, in which nothing can be changed."""
    table = QTableView()
    name_it(table, name, accessible)
    table.setProperty("framed", "true")
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setHighlightSections(False)
    return table
