"""The panel at the right: what to find and its price, then the run at work, then its receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from gui.leads.credits import Credits
from gui.views.pages.list_page.panel_state import SHOWN, PanelState
from gui.views.theme import numbers, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.panel.find_card import FindCard
from gui.views.widgets.panel.price_card import PriceCard
from gui.views.widgets.panel.progress_card import ProgressCard
from gui.views.widgets.panel.receipt_card import ReceiptCard
from gui.views.widgets.parts import button, column, label, restyle, row
from gui.views.widgets.scroll_column import RING_PX, ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.leads.caps import Limit
    from gui.leads.life import RunState
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.leads.report import Report
    from gui.leads.verdict import Verdict
    from gui.runs.events import RunProgress

__all__ = ["SAMPLE", "PanelState", "SidePanel"]
SAMPLE = 10


class SidePanel(QFrame):
    """Shows one stage at a time; its buttons tell of wishes.

    Attributes:
        state: the stage on screen.

    Signals:
        options_changed: another choice of what to find, or another cap.
        start_requested, try_requested: all rows, or ten of them.
        pause_requested, resume_requested, stop_requested: of the run at work.
        export_requested, show_file_requested, again_requested: of the run that is done.
        line_opened: the rows behind a line of the price are wanted: its ``Verdict``.
        status_opened: the rows behind a line of the receipt are wanted: their ``Status``.
        what_is_sent_requested: the fields that leave, or left, are to be shown.
        retry_requested: what had no answer in the run on screen is to be priced.
    """

    options_changed = Signal()
    start_requested = Signal()
    try_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    export_requested = Signal()
    show_file_requested = Signal()
    again_requested = Signal()
    line_opened = Signal(object)
    status_opened = Signal(object)
    what_is_sent_requested = Signal()
    retry_requested = Signal()

    find_card: FindCard
    price_card: PriceCard
    progress_card: ProgressCard
    receipt_card: ReceiptCard

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(tokens.PANEL_WIDTH)
        self._quote: Quote | None = None
        self.state = PanelState.PRICE
        self._retry_of: str | None = None

    @property
    def retry_of(self) -> str | None:
        """The run of which only what had no answer is priced, or None."""
        return self._retry_of

    @retry_of.setter
    def retry_of(self, run_id: str | None) -> None:
        self._retry_of = run_id
        self.find_card.show_retry(is_retry=run_id is not None)

    def _price_all(self) -> None:
        self.retry_of = None
        self.options_changed.emit()

    def building(self) -> Iterator[None]:
        """Make the cards and buttons, in steps between which the window can breathe."""
        layout = column(self, spacing=0)
        area = ScrollColumn("panel", tr("Price and run"), self)
        layout.addWidget(area, 1)
        yield from self._fill_cards(area)
        footer = QFrame(self)
        layout.addWidget(footer)
        self._fill_footer(footer)
        yield
        self.find_card.changed.connect(self.options_changed)
        self.price_card.cap_changed.connect(self._write_start)
        lines = self.price_card.lines
        lines.ask_again_requested.connect(lambda on: self.find_card.ask_again(is_wanted=on))
        lines.opened.connect(self.line_opened)
        self.receipt_card.opened.connect(self.status_opened)
        self.receipt_card.retry_requested.connect(self.retry_requested)
        self.find_card.all_rows_requested.connect(self._price_all)
        for card in (self.price_card, self.progress_card, self.receipt_card):
            card.what_is_sent_requested.connect(self.what_is_sent_requested)
        self.show_state(PanelState.PRICE)
        self.try_first.setEnabled(False)
        self._write_start()

    def _fill_cards(self, area: ScrollColumn) -> Iterator[None]:
        content = QWidget(area)
        area.setWidget(content)
        inner = column(content, margin=tokens.SPACE_CARD - RING_PX, spacing=tokens.SPACE_BETWEEN)
        self.find_card = FindCard(content)
        inner.addWidget(self.find_card)
        yield
        self.price_card = PriceCard(content)
        inner.addWidget(self.price_card)
        yield
        self.progress_card = ProgressCard(content)
        inner.addWidget(self.progress_card)
        yield
        self.receipt_card = ReceiptCard(content)
        inner.addWidget(self.receipt_card)
        inner.addStretch(1)
        yield

    def _fill_footer(self, footer: QFrame) -> None:
        footer.setProperty("role", "footer")
        make = self._button
        self.start = make(tr("Find"), "start", tr("Start"), "primary", self.start_requested)
        self.try_first = make(tr("Try 10 rows first"), "try10", tr("Try 10"), "", self.try_requested)
        self.export = make(tr("Export…"), "export", tr("Export"), "primary", self.export_requested)
        self.show_file = make(tr("Show the file"), "showFile", "", "", self.show_file_requested)
        self.again = make(tr("Back to the price"), "again", "", "", self.again_requested)
        self.resume = make(tr("Resume"), "resume", "", "primary", self.resume_requested)
        self.pause = make(tr("Pause"), "pause", "", "", self.pause_requested)
        self.stop = make(tr("Stop"), "stop", "", "danger", self.stop_requested)
        words = tr("New kind of list: try ten rows first, and see what comes back.")
        self.sample_note = label(words, "caption", name="sampleNote", wraps=True)
        inner = column(footer, margin=tokens.SPACE_CARD, spacing=tokens.SPACE_INSIDE)
        for part in (self.sample_note, self.start, self.try_first, self.export):
            inner.addWidget(part)
        for pair in ((self.pause, self.resume, self.stop), (self.show_file, self.again)):
            line = row()
            for part in pair:
                line.addWidget(part, 1)
            inner.addLayout(line)

    @staticmethod
    def _button(words: str, name: str, accessible: str, role: str, signal: SignalInstance) -> QPushButton:
        result = button(words, name, accessible, role=role, on_click=signal.emit)
        if role == "primary":
            result.setProperty("big", "true")
        return result

    def options(self, *, sample: int | None = None) -> RunOptions:
        """What is chosen, with the cap."""
        options = self.find_card.options(sample=sample, cap=self.price_card.cap)
        return replace(options, retry_of=self._retry_of)

    def show_state(self, state: PanelState) -> None:
        """Show the cards and buttons of a stage."""
        shown = SHOWN[state]
        parts: dict[str, QWidget] = {
            "find": self.find_card,
            "price": self.price_card,
            "progress": self.progress_card,
            "receipt": self.receipt_card,
            "start": self.start,
            "try": self.try_first,
            "pause": self.pause,
            "resume": self.resume,
            "stop": self.stop,
            "export": self.export,
            "show": self.show_file,
            "again": self.again,
        }
        if state is not PanelState.PRICE:
            self.retry_of = None
        for name, part in parts.items():
            part.setVisible(name in shown)
        self.state = state
        self._offer_sample(is_next=False)
        restyle(self.export, "role", "primary" if state is PanelState.DONE else "")
        self.show_file.setEnabled(False)
        self.pause.setEnabled(True)
        self.pause.setText(tr("Pause"))
        self.show_price_of_rest(None)

    def show_pausing(self) -> None:
        """Say that nothing more is sent while what is on its way comes in."""
        self.pause.setEnabled(False)
        self.pause.setText(tr("Pausing…"))

    def show_exported(self) -> None:
        """Offer to show the file that was written."""
        self.show_file.setEnabled(True)

    def show_quote(
        self,
        quote: Quote,
        usual_cap: Credits | None = None,
        limit: Limit | None = None,
        *,
        asked_again: int = 0,
    ) -> None:
        """Show a price; ``asked_again`` of its searches are known and paid for again."""
        self._quote = quote
        for kind in quote.kinds:
            self.find_card.show_price(kind.kind, kind.price)
        self.price_card.show_quote(quote, usual_cap, limit, asked_again=asked_again)
        self._write_start()

    def mark_line(self, verdict: Verdict | None) -> None:
        """Say behind which line of the price the rows on screen are."""
        self.price_card.lines.mark(verdict)

    def show_sample(self, sample: Quote, *, is_next: bool = False) -> None:
        """Say what ten rows would hold; they can be tried once that is said, and where there are more.

        Args:
            sample: the price of ten rows.
            is_next: they are the next step: this layout was never looked up. The whole list stays possible.
        """
        self.try_first.setEnabled(sample.look_up > 0)
        is_part = self._quote is not None and sample.look_up < self._quote.look_up
        self.try_first.setVisible(is_part and self.state is PanelState.PRICE)
        self._offer_sample(is_next=is_next and is_part)
        held = numbers.amount(sample.hold)
        words = tr("Try {n} rows first · hold {held}", n=SAMPLE, held=held)
        self.try_first.setText(words if sample.look_up else tr("Try 10 rows first"))

    def _offer_sample(self, *, is_next: bool) -> None:
        """One accent, for the one next step."""
        restyle(self.start, "role", "" if is_next else "primary")
        restyle(self.try_first, "role", "primary" if is_next else "")
        self.sample_note.setVisible(is_next and self.state is PanelState.PRICE)

    def show_obstacle(self, sentence: str, tone: str = "warn") -> None:
        """Say why nothing can be started; a "caption" where one only has to wait."""
        self._quote = None
        self.price_card.show_obstacle(sentence, tone)
        self.try_first.setEnabled(False)
        self._write_start()

    def show_progress(self, progress: RunProgress) -> None:
        """Show how far the run is."""
        self.progress_card.show_progress(progress)

    def show_report(self, report: Report, state: RunState, books: str) -> None:
        """Show the receipt, and what the balance says of it."""
        self.receipt_card.show_report(report, state, books)

    def show_price_of_rest(self, hold: Credits | None, *, is_capped: bool = False) -> None:
        """Say on the button what going on holds, where that is more than was shown; None where it is not."""
        dearer = "" if hold is None else tr("Go on · hold up to {hold}", hold=numbers.amount(hold))
        self.resume.setText(dearer or (tr("Raise the cap…") if is_capped else tr("Resume")))

    def show_lost(self, perhaps: Credits) -> None:
        """Say what may have been taken for searches in doubt."""
        self.progress_card.show_lost(perhaps)

    def show_undecided(self, searches: int) -> None:
        """Nothing is left but rows in doubt: there is nothing to go on with, only something to decide."""
        count = numbers.count(searches)
        self.resume.setText(plural(searches, "Decide about 1 search", "Decide about {n} searches", n=count))
        self.stop.hide()

    def _write_start(self) -> None:
        quote = self._quote
        can_start = quote is not None and quote.look_up + quote.known + quote.duplicates > 0
        self.start.setEnabled(can_start)
        if quote is None or not can_start:
            self.start.setText(tr("Nothing to look up") if quote else tr("Find"))
            return
        hold = min(quote.hold, self.price_card.cap) if quote.look_up else Credits()
        self.start.setText(
            tr("Find {n} · hold up to {hold}", n=numbers.count(quote.look_up), hold=numbers.amount(hold))
            if quote.look_up
            else tr("Fill in {n} for free", n=numbers.count(quote.known + quote.duplicates))
        )
