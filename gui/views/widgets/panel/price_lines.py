"""The lines of the price that count rows: each opens the rows behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.leads.life import Role
from gui.leads.problems import describe
from gui.leads.verdict import Verdict
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, shown, tr
from gui.views.widgets.panel.find_card import kind_words
from gui.views.widgets.panel.line_link import LineLink
from gui.views.widgets.parts import button, column

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.leads.quote import Quote

_INDENT = 12


class PriceLines(QWidget):
    """Rows to look up, already known, duplicates, skipped and why.

    Signals:
        opened: the rows behind a line are wanted: its ``Verdict``.
        ask_again_requested: pay again for what is known, or use it after all.
    """

    opened = Signal(object)
    ask_again_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._is_asked_again = False
        self._lines: dict[Verdict, LineLink] = {}
        self._by_kind: dict[Kind, LineLink] = {}
        self._reasons: dict[str, LineLink] = {}
        self._layout = column(self, spacing=3)
        self._look_up = self._line(tr("Rows to look up"), "rowsToLookUp", Verdict(Role.SEARCH), "number")
        self._split, self._split_layout = self._box()
        self._known = self._line(tr("Already known, free"), "alreadyKnown", Verdict(Role.KNOWN))
        self._again = button("", "askAgainLink", role="link", on_click=self._on_again_clicked)
        self._known.put_beside_words(self._again)
        self._duplicates = self._line(tr("Duplicates, free"), "duplicates", Verdict(Role.DUPLICATE))
        self._skipped = self._line(tr("Skipped"), "skipped", Verdict(Role.SKIPPED))
        self._why, self._why_layout = self._box()
        self.clear()

    def _line(self, words: str, name: str, verdict: Verdict, role: str = "", *, indent: int = 0) -> LineLink:
        line = LineLink(words, name, partial(self.opened.emit, verdict), role=role, indent=indent)
        self._lines[verdict] = line
        if not indent:
            self._layout.addWidget(line)
        return line

    def _box(self) -> tuple[QWidget, QVBoxLayout]:
        box = QWidget()
        self._layout.addWidget(box)
        return box, column(box, spacing=1)

    def show_quote(self, quote: Quote, asked_again: int) -> None:
        """Show the counts of a price; ``asked_again`` answers are known and paid for again."""
        is_split = len(quote.kinds) > 1
        self._look_up.show_words(tr("Searches to send") if is_split else tr("Rows to look up"))
        self._look_up.show_value(numbers.count(quote.look_up))
        self._look_up.can_be_opened(is_possible=quote.look_up > 0)
        self._show_split(quote)
        self._show_known(quote, asked_again)
        self._show_free(self._duplicates, quote.duplicates)
        self._show_free(self._skipped, quote.skipped)
        self._show_reasons(quote)

    def mark(self, verdict: Verdict | None) -> None:
        """Say of which line the table shows the rows."""
        for each, line in self._lines.items():
            line.mark(is_shown=each == verdict)

    def clear(self) -> None:
        """Show no price."""
        self._look_up.show_value("–")
        self._look_up.can_be_opened(is_possible=False)
        for part in (self._split, self._known, self._duplicates, self._skipped, self._why):
            part.hide()

    def _show_split(self, quote: Quote) -> None:
        self._split.setVisible(len(quote.kinds) > 1)
        shown = {kind.kind: kind.look_up for kind in quote.kinds}
        for kind, number in shown.items():
            if kind not in self._by_kind:
                verdict = Verdict(Role.SEARCH, kind=kind)
                name = f"lookUp_{kind.value}"
                self._by_kind[kind] = self._line(kind_words(kind), name, verdict, indent=_INDENT)
                self._split_layout.addWidget(self._by_kind[kind])
            self._by_kind[kind].show_value(numbers.count(number))
            self._by_kind[kind].can_be_opened(is_possible=number > 0)
        for kind, line in self._by_kind.items():
            line.setVisible(kind in shown)

    def _show_known(self, quote: Quote, asked_again: int) -> None:
        self._is_asked_again = asked_again > 0
        self._known.show_words(tr("Known, paid again") if asked_again else tr("Already known, free"))
        self._known.can_be_opened(is_possible=not asked_again)
        self._again.setText(tr("use them") if asked_again else tr("ask again"))
        tip = tr("Look them up again, and pay for them again.")
        self._again.setToolTip(tr("Use what is known, for free.") if asked_again else tip)
        self._again.setAccessibleName(tr("Use what is known") if asked_again else tr("Ask again"))
        self._show_free(self._known, asked_again or quote.known)

    def _on_again_clicked(self) -> None:
        self.ask_again_requested.emit(not self._is_asked_again)

    @staticmethod
    def _show_free(line: LineLink, count: int) -> None:
        line.setVisible(count > 0)
        line.show_value(numbers.count(count))

    def _show_reasons(self, quote: Quote) -> None:
        totals = _reasons(quote)
        self._why.setVisible(bool(totals))
        ordered = sorted(totals.items(), key=lambda item: -item[1])
        for place, (reason, number) in enumerate(ordered):
            if reason not in self._reasons:
                words = before_colon(shown(describe(reason)))
                verdict = Verdict(Role.SKIPPED, reason)
                self._reasons[reason] = self._line(words, f"skipped_{reason}", verdict, indent=_INDENT)
            line = self._reasons[reason]
            self._why_layout.removeWidget(line)
            self._why_layout.insertWidget(place, line)
            line.show_value(numbers.count(number), shown(describe(reason)))
        for reason, line in self._reasons.items():
            line.setVisible(reason in totals)


def _reasons(quote: Quote) -> dict[str, int]:
    totals: dict[str, int] = {}
    for kind in quote.kinds:
        for reason, count in kind.skipped.items():
            totals[reason] = totals.get(reason, 0) + count
    return totals
