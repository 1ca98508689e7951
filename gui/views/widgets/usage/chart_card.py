"""A card with a chart: its numbers as a table or as text for other programs, itself as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication

from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, label, row
from gui.views.widgets.usage.sheet import as_csv
from gui.views.widgets.usage.value_table import ValueTable

if TYPE_CHECKING:
    from gui.views.widgets.usage.chart import Chart
    from gui.views.widgets.usage.sheet import Sheet


class ChartCard(Card):
    """Shows a chart or, in its place, the table of the same numbers.

    Attributes:
        chart: the chart.
        table: the numbers.

    Signals:
        copied: something is on the clipboard; a sentence that says so.
    """

    copied = Signal(str)

    def __init__(self, title: str, chart: Chart) -> None:
        super().__init__(title)
        name = chart.objectName()
        self.chart = chart
        self._sheet: Sheet | None = None
        self.table = ValueTable(f"{name}Table", tr("{title}: numbers", title=title))
        self.table.hide()
        self.summary = label("", "muted", name=f"{name}Summary", wraps=True)
        self.body.addWidget(self.summary)
        self.body.addWidget(chart)
        self.body.addWidget(self.table)
        self.toggle = button(
            tr("Table"),
            f"{name}AsTable",
            tr("{title}: table", title=title),
            role="link",
            on_click=self._on_toggled,
        )
        picture, text = tr("Copy as picture"), tr("Copy as CSV")
        self._buttons = row()
        self._buttons.addWidget(self.toggle)
        for words, part, work in (
            (picture, f"{name}Picture", self.copy_picture),
            (text, f"{name}Csv", self.copy_csv),
        ):
            accessible = tr("{title}: {action}", title=title, action=words)
            self._buttons.addWidget(button(words, part, accessible, role="link", on_click=work))
            action = QAction(words, chart)
            action.triggered.connect(lambda _checked=False, work=work: work())
            chart.addAction(action)
        self._buttons.addStretch(1)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.body.addLayout(self._buttons)

    def show_numbers(self, sheet: Sheet, summary: str) -> None:
        """Show the numbers of the chart, and what they say in short."""
        self._sheet = sheet
        self.table.show_sheet(sheet)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))

    def _on_toggled(self) -> None:
        is_table = self.table.isHidden()
        self.table.setVisible(is_table)
        self.chart.setVisible(not is_table)
        self.toggle.setText(tr("Chart") if is_table else tr("Table"))

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self.chart.picture())
        self.copied.emit(tr("The chart is on the clipboard as a picture."))

    def copy_csv(self) -> None:
        """Put the numbers on the clipboard as CSV."""
        if self._sheet is not None:
            QGuiApplication.clipboard().setText(as_csv(self._sheet))
            self.copied.emit(tr("The numbers are on the clipboard as CSV."))
