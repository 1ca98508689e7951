"""Shown after a bug: what it means for the work and the money, and the details for a report."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.focus_order import step
from gui.views.widgets.parts import button, column, label, name_it, row


class CrashPanel(QDialog):
    """One panel for any number of crashes; it stops nothing."""

    def __init__(self, parent: QWidget, message: str) -> None:
        super().__init__(parent)
        self.setObjectName("crashPanel")
        self.setWindowTitle(tr("Something went wrong"))
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(tr("Something went wrong in the app"), "title"))
        words = tr("Your lists, results and runs are kept on disk. Nothing is sent again by itself.")
        layout.addWidget(label(words, "muted", wraps=True))
        details = QPlainTextEdit(message)
        name_it(details, "crashDetails", tr("Details"))
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        layout.addWidget(details, 1)
        buttons = row()
        buttons.addStretch(1)
        go_on = button(tr("Go on"), "closeCrash", role="primary", on_click=self.accept)
        go_on.setDefault(True)
        go_on.setFocus()
        buttons.addWidget(go_on)
        layout.addLayout(buttons)
        self.resize(560, 320)
        self.finished.connect(self.deleteLater)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)
