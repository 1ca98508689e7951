"""The panel beside the runs: the chosen one's receipt, its file, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gui.leads.fields import Realm
from gui.leads.life import RunState, Status
from gui.views.theme import numbers, tokens
from gui.views.theme.words import plural, shown, tr
from gui.views.widgets.panel.receipt_card import ReceiptCard
from gui.views.widgets.parts import button, column, label, restyle, row
from gui.views.widgets.scroll_column import RING_PX, ScrollColumn

if TYPE_CHECKING:
    from gui.leads.report import Report
    from gui.runs.looking_back.summaries import RunSummary

CAN_GO_ON = frozenset(
    {RunState.PAUSED, RunState.WAITING_FOR_CREDITS, RunState.CAPPED, RunState.IN_DOUBT, RunState.RUNNING}
)


class RunPanel(QFrame):
    """Shows a run; its buttons tell of wishes.

    Signals:
        open_requested, go_on_requested, retry_requested: of its list.
        export_requested, file_requested: write its file again, or show the one that was written.
        receipt_requested: its page for an expense report is wanted.
        sent_requested: the fields that left are to be shown.
        erase_requested: it is to be forgotten.
    """

    open_requested = Signal()
    go_on_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal()
    file_requested = Signal()
    receipt_requested = Signal()
    sent_requested = Signal()
    erase_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(tokens.PANEL_WIDTH)
        layout = column(self, spacing=0)
        area = ScrollColumn("runReceipt", tr("Receipt"), self)
        content = QWidget(area)
        area.setWidget(content)
        inner = column(content, margin=tokens.SPACE_CARD - RING_PX, spacing=tokens.SPACE_BETWEEN)
        self.receipt = ReceiptCard(content, has_table=False)
        self.receipt.what_is_sent_requested.connect(self.sent_requested)
        inner.addWidget(self.receipt)
        self._message = label(
            "", "caption", name="runMessage", accessible=tr("What the run says"), wraps=True
        )
        inner.addWidget(self._message)
        self._file = label("", "caption", name="runFile", accessible=tr("Its file"), wraps=True)
        self._show_file = button(
            tr("Show the file"), "showRunFile", role="link", on_click=self.file_requested.emit
        )
        inner.addWidget(self._file)
        inner.addWidget(self._show_file, alignment=Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        layout.addWidget(area, 1)
        layout.addWidget(self._make_footer())

    def _make_footer(self) -> QFrame:
        footer = QFrame(self)
        footer.setProperty("role", "footer")
        self._go_on = button(tr("Go on"), "goOnRun", role="primary", on_click=self.go_on_requested.emit)
        self._retry = button("", "retryRun", tr("Look up again"), on_click=self.retry_requested.emit)
        self._open = button(tr("Open the list"), "reopenRun", on_click=self.open_requested.emit)
        self._export = button(
            tr("Export…"), "exportRun", tr("Export again"), on_click=self.export_requested.emit
        )
        self._receipt = button(
            tr("Receipt…"), "receiptRun", tr("Save the receipt"), on_click=self.receipt_requested.emit
        )
        self._erase = button(tr("Erase…"), "eraseRun", role="danger", on_click=self.erase_requested.emit)
        inner = column(footer, margin=tokens.SPACE_CARD, spacing=tokens.SPACE_INSIDE)
        for part in (self._go_on, self._open, self._retry):
            inner.addWidget(part)
        pair = row()
        for part in (self._export, self._receipt, self._erase):
            pair.addWidget(part, 1)
        inner.addLayout(pair)
        return footer

    def show_run(self, run: RunSummary, report: Report, books: str, *, is_at_work: bool) -> None:
        """Show a run, and only what can be done with it now."""
        self.receipt.show_report(report, run.state, books)
        can_go_on = run.state in CAN_GO_ON and not is_at_work and not run.is_elsewhere
        self._go_on.setVisible(can_go_on)
        restyle(self._open, "role", "" if can_go_on else "primary")
        self._show_retry(run, report, is_over=run.state not in CAN_GO_ON)
        self._erase.setEnabled(not is_at_work and not run.is_elsewhere)
        self._message.setText(shown(run.message))
        self._message.setVisible(bool(run.message))
        self._file.setVisible(run.out is not None)
        self._show_file.setVisible(run.out is not None)
        if run.out is not None:
            self._file.setText(tr("Saved as {name}.", name=Path(run.out).name))
            self._file.setToolTip(run.out)

    def _show_retry(self, run: RunSummary, report: Report, *, is_over: bool) -> None:
        failed = report.counts[Status.FAILED]
        is_stopped = run.state is RunState.STOPPED
        self._retry.setVisible(is_over and (failed > 0 or is_stopped))
        count = numbers.count(failed)
        words = plural(failed, "Price 1 row without an answer", "Price {n} rows without an answer", n=count)
        if is_stopped:
            words = tr("Price what had no answer")
        self._retry.setText(words)
        self._retry.setAccessibleName(words)
        where = tr("the sandbox") if run.realm is Realm.SANDBOX else tr("your Enrow account")
        self._retry.setToolTip(
            tr("A new run of only these rows, priced first. It belongs to {where}.", where=where)
        )
