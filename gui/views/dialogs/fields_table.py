"""The table of the fields that leave, search by search; shared by all that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTableView

from gui.views.models.outgoing_model import OutgoingModel
from gui.views.theme.words import tr
from gui.views.widgets.framed_table import framed_table

if TYPE_CHECKING:
    from gui.runs.pricing.outgoing import Outgoing

_ROW_WIDTH = 64


def fields_table(name: str) -> QTableView:
    """The table, with nothing in it yet."""
    return framed_table(name, tr("Fields that are sent"))


def show_fields(table: QTableView, outgoing: Outgoing) -> None:
    """Show these searches in place of the others."""
    before = table.model()
    table.setModel(OutgoingModel(outgoing, table))
    if before is not None:
        before.deleteLater()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    header.resizeSection(0, _ROW_WIDTH)
