"""Shows the works of others that the program is built with, and their licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPlainTextEdit

from gui.views.bridge import opened
from gui.views.theme import tokens
from gui.views.theme.resources import licences
from gui.views.theme.words import tr
from gui.views.widgets.parts import button, column, label, name_it, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIZE = (560, 520)


async def show_licences(parent: QWidget) -> None:
    """Show them until that is closed."""
    dialog = QDialog(parent)
    dialog.setObjectName("licencesDialog")
    dialog.setWindowTitle(tr("Licences"))
    dialog.setAccessibleName(tr("Licences"))
    dialog.resize(*_SIZE)
    text = QPlainTextEdit(licences())
    name_it(text, "licencesText", tr("Licences"))
    text.setReadOnly(True)
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    layout = column(dialog, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
    layout.addWidget(label(tr("Licences"), "title"))
    layout.addWidget(text, 1)
    end = row()
    end.addStretch(1)
    close = button(tr("Close"), "closeLicences", on_click=dialog.accept)
    close.setDefault(True)
    end.addWidget(close)
    layout.addLayout(end)
    await opened(dialog)
