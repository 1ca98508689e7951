"""The columns of an export: ticked, renamed, and put in order by mouse or keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.leads.export_choice import Part, PartColumn
from gui.views.widgets.export.export_columns import ColumnsChoice

USUAL = ((Part.EMAIL, "Email"), (Part.STATUS, "Status"), (Part.REASON, "Reason"))


@pytest.fixture
def columns(qapp: QApplication) -> ColumnsChoice:
    return ColumnsChoice(USUAL)


def parts(columns: ColumnsChoice) -> list[Part]:
    return [each.part for each in columns.columns or [PartColumn(part) for part, _ in USUAL]]


def test_everything_as_usual_is_no_choice(columns: ColumnsChoice) -> None:
    seen = [columns.columns]
    for title in ("Mail", "  Email "):
        columns.item(0).setText(title)
        seen.append(columns.columns)
    renamed = (PartColumn(Part.EMAIL, "Mail"), PartColumn(Part.STATUS), PartColumn(Part.REASON))
    assert seen == [None, renamed, None]


def test_order_by_keyboard_and_by_dragging(columns: ColumnsChoice) -> None:
    heard: list[object] = []
    columns.changed.connect(lambda: heard.append(None))
    columns.setCurrentRow(0)
    control = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(columns, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, control))
    assert parts(columns) == [Part.STATUS, Part.EMAIL, Part.REASON]
    columns.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    assert parts(columns) == [Part.REASON, Part.STATUS, Part.EMAIL]
    assert len(heard) == 2


def test_columns_of_other_runs_are_kept_in_mind(columns: ColumnsChoice) -> None:
    chosen = (PartColumn(Part.STATUS, "State"), PartColumn(Part.PHONE, "Mobile"))
    columns.choose(chosen)
    assert [columns.item(row).text() for row in range(3)] == ["State", "Email", "Reason"]
    assert columns.columns == chosen
