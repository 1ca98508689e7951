"""Shown after a bug: what it means for the work and the money, and the details for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.focus_order import step
from gui.views.widgets.parts import button, column, label, name_it, row

if TYPE_CHECKING:
    from pathlib import Path


class CrashPanel(QDialog):
    """One panel for any number of bugs. It stops nothing: the window behind it can be used.

    Args:
        parent: the window.
        details: where it happened, with nothing about people or keys.
        logs: the folder of the logs.
    """

    def __init__(self, parent: QWidget, details: str, logs: Path) -> None:
        super().__init__(parent)
        self._logs = logs
        self.setObjectName("crashPanel")
        title = tr("Something went wrong in the app")
        words = tr(
            "Your lists, results and runs are kept, and a run at work goes on. Nothing is sent or paid twice."
            " If the window looks odd, close it and start the app again: your lists come back."
        )
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(title, "title", wraps=True))
        layout.addWidget(label(words, "muted", wraps=True))
        layout.addWidget(label(tr("For a report, without anybody's data:"), "caption", wraps=True))
        self._details = QPlainTextEdit(details)
        name_it(self._details, "crashDetails", tr("Details"))
        self._details.setReadOnly(True)
        font = self._details.font()
        font.setFeature(QFont.Tag("calt"), 0)  # else a sign for "times" is made out of names such as x86
        self._details.setFont(font)
        self._details.setTabChangesFocus(True)
        layout.addWidget(self._details, 1)
        self._copy = button(tr("Copy the details"), "copyCrash", on_click=self._copy_details)
        folder = button(tr("Open the log's folder"), "openLogs", on_click=self._open_logs)
        go_on = button(tr("Go on"), "closeCrash", role="primary", on_click=self.accept)
        go_on.setDefault(True)
        buttons = row()
        buttons.addWidget(self._copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(go_on)
        layout.addLayout(buttons)
        self.resize(560, 360)
        go_on.setFocus()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(tr("Copied"))

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)
