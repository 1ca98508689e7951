"""The receipt of a run: what became of the rows, and what it cost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from gui.leads.fields import Kind
from gui.leads.life import RunState, Status
from gui.views.theme import numbers
from gui.views.theme.words import plural, shown, tr
from gui.views.widgets.panel.find_card import kind_words
from gui.views.widgets.panel.line_link import LineLink
from gui.views.widgets.parts import Card, Figure, button, column, label, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from gui.leads.report import Report


def status_words(status: Status) -> str:
    """What is said of rows of a status."""
    return {
        Status.FOUND: tr("Found"),
        Status.NOT_FOUND: tr("Not found"),
        Status.KNOWN: tr("Already known"),
        Status.DUPLICATE: tr("Duplicates"),
        Status.SKIPPED: tr("Skipped"),
        Status.FAILED: tr("No answer"),
        Status.WAITING: tr("Not looked up yet"),
        Status.IN_DOUBT: tr("In doubt"),
    }[status]


_ALWAYS = (Status.FOUND, Status.NOT_FOUND)


class ReceiptCard(Card):
    """Shows the report of a run that rests.

    Signals:
        opened: the rows behind a line are wanted: their ``Status``.
        what_is_sent_requested: the user wants to see the fields that left.
        retry_requested: what had no answer is to be looked up again, priced first.
    """

    opened = Signal(object)
    what_is_sent_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_table: bool = True) -> None:
        """Make the card; without a table beside it there is nowhere to show rows."""
        super().__init__(tr("Receipt"), parent)
        self._has_table = has_table
        self._found = label("", "price", name="receiptFound", accessible=tr("Found"))
        self._share = label("", "caption", name="receiptShare", accessible=tr("Share found"))
        self.body.addWidget(self._found)
        self.body.addWidget(self._share)
        self.body.addWidget(line())
        self._kinds = {kind: Figure(kind_words(kind), f"receipt_{kind.value}") for kind in Kind}
        for kind_figure in self._kinds.values():
            self.body.addWidget(kind_figure)
        self._rows_title = label(tr("Rows of the list"), "caption")
        self._rows_title.setToolTip(tr("A row with several searches counts by its least finished one."))
        self.body.addWidget(self._rows_title)
        self._rows: dict[Status, LineLink] = {}
        lines = column(spacing=3)
        self.body.addLayout(lines)
        for status in _RECEIPT_ORDER:
            name, on_click = f"receipt_{status.value}", partial(self.opened.emit, status)
            self._rows[status] = LineLink(status_words(status), name, on_click)
            lines.addWidget(self._rows[status])
        self._retry = button(
            tr("try again"), "retryLink", tr("Try again"), role="link", on_click=self.retry_requested.emit
        )
        self._retry.setToolTip(tr("Look up what had no answer once more. The price comes first."))
        self._rows[Status.FAILED].put_beside_words(self._retry)
        self._all = Figure(tr("Rows in all"), "receiptRows")
        self._held = Figure(tr("Held"), "receiptHeld", role="", caption=True)
        self._refunded = Figure(tr("Refunded"), "receiptRefunded", role="", caption=True)
        self._saved = Figure(tr("Saved by not paying twice"), "receiptSaved", role="", caption=True)
        self._paid = Figure(tr("Paid"), "receiptPaid", role="price")
        self._books = label("", "caption", name="receiptBooks", accessible=tr("Balance"), wraps=True)
        for part in (self._all, line(), self._held, self._refunded, self._saved, self._paid, self._books):
            self.body.addWidget(part)
        self._sent = button(
            tr("What was sent…"), "whatWasSent", role="link", on_click=self.what_is_sent_requested.emit
        )
        self.body.addWidget(self._sent, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_report(self, report: Report, state: RunState = RunState.FINISHED, books: str = "") -> None:
        """Show what a run gave and took; ``books`` is what the balance says of that, or "" when unknown."""
        self._books.setText(shown(books))
        self._books.setVisible(bool(books))
        self.title.setText(_title(state))
        self._show_found(report)
        for status, figure in self._rows.items():
            number = report.counts[status]
            figure.setVisible(status in _ALWAYS or number > 0)
            figure.show_value(numbers.count(number))
            figure.can_be_opened(is_possible=self._has_table and number > 0)
        self._sent.setVisible(bool(report.held))
        self._retry.setVisible(self._has_table and state in {RunState.FINISHED, RunState.STOPPED})
        self._all.show_value(numbers.count(report.rows))
        self._held.show_value(numbers.amount(report.held))
        self._refunded.show_value(numbers.amount(report.refunded))
        self._saved.show_value(numbers.amount(report.saved))
        self._saved.setVisible(bool(report.saved))
        self._paid.show_value(numbers.credits_of(report.paid))

    def _show_found(self, report: Report) -> None:
        shares = {kind: _share(counts) for kind, counts in report.searches.items()}
        found = sum(share[0] for share in shares.values())
        asked = sum(share[1] for share in shares.values())
        self._found.setText(plural(found, "{n} found", "{n} found", n=numbers.count(found)))
        looked_up = plural(asked, "{n} search", "{n} searches", n=numbers.count(asked))
        share = tr("{share} of {n}", share=numbers.percent(found, asked), n=looked_up)
        self._share.setText(share if asked else tr("No search was answered."))
        is_split = len(shares) > 1
        self._rows_title.setVisible(is_split)
        for kind, figure in self._kinds.items():
            figure.setVisible(is_split and kind in shares)
            if kind in shares:
                done, of = shares[kind]
                figure.show_value(tr("{n} of {total}", n=numbers.count(done), total=numbers.count(of)))


def _title(state: RunState) -> str:
    titles = {RunState.FINISHED: tr("Receipt"), RunState.STOPPED: tr("Receipt of the stopped run")}
    return titles.get(state, tr("Receipt so far"))


def _share(counts: Mapping[Status, int]) -> tuple[int, int]:
    """Of one kind of search: how many were found, of how many that were answered."""
    found = counts.get(Status.FOUND, 0)
    return found, found + counts.get(Status.NOT_FOUND, 0)


_RECEIPT_ORDER = (
    Status.FOUND,
    Status.NOT_FOUND,
    Status.KNOWN,
    Status.DUPLICATE,
    Status.SKIPPED,
    Status.FAILED,
    Status.IN_DOUBT,
    Status.WAITING,
)
