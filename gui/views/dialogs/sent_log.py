"""Shows all that ever left this computer, request by request, with the fields of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QStackedWidget, QWidget

from gui.views.dialogs.fields_table import fields_table, show_fields
from gui.views.dialogs.sent_log_words import beside, detail, introduction, nothing_yet
from gui.views.models.sent_log_model import LIST, SentLogModel
from gui.views.theme import tokens
from gui.views.theme.words import shown, tr
from gui.views.widgets.focus_order import step
from gui.views.widgets.framed_table import framed_table
from gui.views.widgets.parts import button, column, label, restyle, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.errors import EnrowDesktopError
    from gui.runs.personal_data.sent_entry import SentEntry
    from gui.runs.personal_data.sent_log import LogSummary
    from gui.runs.pricing.outgoing import Outgoing

_SIZE = (900, 680)
_WIDTHS = (150, 156, 86, 0, 96, 130)  # 0: the rest
_DETAIL_LINES = 2  # whatever is said, the tables stay where they are


class SentLogDialog(QDialog):
    """A table of requests, and below it the fields of the chosen one.

    Attributes:
        model: what the table shows.

    Signals:
        entry_chosen: another request is the chosen one: a ``SentEntry``; ``show_held`` what it held.
        save_requested: the log is to be written to a file.
    """

    entry_chosen = Signal(object)
    save_requested = Signal()

    def __init__(self, parent: QWidget, summary: LogSummary, first: Sequence[SentEntry]) -> None:
        super().__init__(parent)
        title = tr("What left this computer")
        self.setObjectName("sentLogDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(_SIZE[0], min(_SIZE[1], self.screen().availableGeometry().height()))
        self.model = SentLogModel(first, self)
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(title, "title"))
        if first:
            layout.addWidget(label(introduction(summary), "muted", name="sentLogIntroduction", wraps=True))
            layout.addWidget(self._make_requests(), 5)
            layout.addWidget(self._make_held(), 4)
        else:
            layout.addWidget(_words(*nothing_yet(summary)), 1)
        captions = column(spacing=tokens.SPACE_TIGHT)
        for number, words in enumerate(beside(summary), 1):
            captions.addWidget(label(words, "caption", name=f"sentLogBeside{number}", wraps=True))
        layout.addLayout(captions)
        layout.addLayout(self._make_buttons(has_entries=bool(first)))
        if first:
            self._requests.selectRow(0)
            self._requests.setFocus()

    def _make_requests(self) -> QWidget:
        self._requests = table = framed_table("sentRequests", tr("Requests"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        titles = table.horizontalHeader()
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        titles.setSectionResizeMode(LIST, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate(_WIDTHS):
            if width:
                table.setColumnWidth(section, width)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # else they would press the dialog's button
            into = QShortcut(QKeySequence(key), table)
            into.setContext(Qt.ShortcutContext.WidgetShortcut)
            into.activated.connect(self._go_into)
        return table

    def _make_held(self) -> QWidget:
        result = QWidget()
        self._detail = label("", name="sentDetail", accessible=tr("What became of it"), wraps=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setMinimumHeight(_DETAIL_LINES * self._detail.fontMetrics().lineSpacing())
        self._fields = fields_table("sentFields")
        self._empty = label(tr("There is nothing to show of it any more."), "muted", name="sentNothing")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._held = QStackedWidget()
        self._held.addWidget(self._fields)
        self._held.addWidget(self._empty)
        layout = column(result)
        layout.addWidget(self._detail)
        layout.addWidget(self._held, 1)
        return result

    def _make_buttons(self, *, has_entries: bool) -> QHBoxLayout:
        self._save = button(tr("Save as CSV…"), "saveSentLog", on_click=self.save_requested.emit)
        self._save.setAutoDefault(True)  # Return presses it while it has the focus
        self._save.setVisible(has_entries)
        self._said = label("", "muted", name="sentLogSaid", accessible=tr("Message"), wraps=True)
        close = button(tr("Close"), "closeSentLog", on_click=self.accept)
        close.setDefault(True)
        result = row(spacing=tokens.SPACE_BETWEEN)
        result.addWidget(self._save)
        result.addWidget(self._said, 1)
        result.addWidget(close)
        return result

    def show_held(self, entry: SentEntry, held: Outgoing) -> None:
        """Show what a request held."""
        self._detail.setText(detail(entry, held.webhook))
        show_fields(self._fields, held)
        self._held.setCurrentWidget(self._fields if held.lines else self._empty)

    def say(self, words: str, role: str = "muted") -> None:
        """Say what became of saving; ``role`` is muted, found or bad."""
        restyle(self._said, "role", role)
        self._said.setText(words)

    def say_error(self, error: EnrowDesktopError) -> None:
        """Say what went wrong."""
        self.say(shown(error.sentence), "bad")

    def show_saving(self, *, is_saving: bool) -> None:
        """Take no second wish while the file is written."""
        self._save.setEnabled(not is_saving)
        if is_saving:
            self.say(tr("The log is being written…"))

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.entry_chosen.emit(self.model.entry(current.row()))

    def _go_into(self) -> None:
        if self._held.currentWidget() is self._fields:
            self._fields.setFocus(Qt.FocusReason.TabFocusReason)
            self._fields.selectRow(0)


def _words(title: str, text: str) -> QWidget:
    """What stands in place of a table."""
    result = QWidget()
    inner = column(result, spacing=tokens.SPACE_TIGHT)
    inner.addStretch(2)
    for part in (label(title, "price", name="sentLogEmpty"), label(text, "muted")):
        part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(part)
    inner.addStretch(3)
    return result
