"""The price: what will be looked up, what is free, what is held, what it will likely be, and the cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from gui.leads.caps import limit_note
from gui.leads.credits import DEAREST
from gui.leads.fields import Kind
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.panel.price_lines import PriceLines
from gui.views.widgets.parts import Card, Figure, button, label, line, name_it, restyle, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from gui.leads.caps import Limit
    from gui.leads.credits import Credits
    from gui.leads.quote import Quote


class PriceCard(Card):
    """Shows a quote and takes the cap.

    Attributes:
        lines: those that count rows.

    Signals:
        cap_changed: the user wrote another cap.
        what_is_sent_requested: the user wants to see the fields that would leave.
    """

    cap_changed = Signal()
    what_is_sent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Price"), parent)
        self._is_cap_own = False
        self._quote: Quote | None = None
        self._limit: Limit | None = None
        self.lines = PriceLines()
        self._sent = button(
            tr("What will be sent…"), "whatWillBeSent", role="link", on_click=self.what_is_sent_requested.emit
        )
        self._hold = Figure(tr("Held now"), "heldNow", role="price")
        self._likely = Figure(tr("Likely final"), "likelyFinal")
        self._after = Figure(tr("Balance after"), "balanceAfter")
        self._note = label("", "warn", name="priceNote", wraps=True)
        self._phone_note = label("", "caption", name="phoneNote", wraps=True)
        money = (self._hold, self._likely, self._after, self._phone_note)
        for part in (self.lines, line(), *money, line()):
            self.body.addWidget(part)
        self.body.addLayout(self._make_cap())
        self.body.addWidget(self._note)
        self.body.addWidget(self._sent, alignment=Qt.AlignmentFlag.AlignLeft)
        self.clear()

    def _make_cap(self) -> QHBoxLayout:
        self._cap = CreditsSpin()
        name_it(self._cap, "cap", tr("Cap"))
        self._cap.setFixedWidth(110)
        self._cap.setToolTip(tr("The run never holds more than this. It pauses there and asks."))
        self._cap.lineEdit().textEdited.connect(self._on_cap_typed)
        self._cap.valueChanged.connect(self._on_cap_changed)
        words = label(tr("Cap for this run"), "muted")
        words.setBuddy(self._cap)
        result = row()
        result.addWidget(words)
        result.addStretch(1)
        result.addWidget(self._cap)
        return result

    @property
    def cap(self) -> Credits:
        """The most this run may hold."""
        return self._cap.amount

    def show_quote(
        self,
        quote: Quote,
        usual_cap: Credits | None = None,
        limit: Limit | None = None,
        *,
        asked_again: int = 0,
    ) -> None:
        """Show a price. The cap follows it, up to the usual one, until the user writes one.

        Args:
            quote: the price.
            usual_cap: the cap of the settings, if there is one.
            limit: the cap over all runs that leaves least, if one is set.
            asked_again: how many answers are known and paid for again all the same.
        """
        self.lines.show_quote(quote, asked_again)
        self._hold.show_value(numbers.amount(quote.hold))
        self._likely.show_value(numbers.amount_range(quote.likely_low, quote.likely_high))
        if quote.after_low is None or quote.after_high is None:
            self._after.show_value("–", tr("The balance is not known yet."))
        else:
            self._after.show_value(numbers.amount_range(quote.after_low, quote.after_high))
        if not self._is_cap_own:
            self._set_cap(quote.hold if usual_cap is None else min(quote.hold, usual_cap))
        self._cap.setEnabled(quote.look_up > 0)
        self._sent.setEnabled(quote.look_up > 0)
        self._quote, self._limit = quote, limit
        self._write_note(quote)
        self._write_phone_note(quote)

    def write_cap(self, cap: Credits) -> None:
        """Write a cap as if it was typed."""
        self._cap.set_amount(cap)

    def show_obstacle(self, sentence: str, tone: str = "warn") -> None:
        """Say why there is no price, in one of the tones of a label."""
        self.clear()
        restyle(self._note, "role", tone)
        self._note.setText(shown(sentence))
        self._note.show()

    def clear(self) -> None:
        """Show no price."""
        self.lines.clear()
        for figure in (self._hold, self._likely, self._after):
            figure.show_value("–")
        self._phone_note.hide()
        self._note.hide()
        self._sent.setEnabled(False)
        self._cap.setEnabled(False)

    def _set_cap(self, cap: Credits) -> None:
        with QSignalBlocker(self._cap):
            self._cap.set_amount(cap)

    def _write_note(self, quote: Quote) -> None:
        note, limit, hold = "", self._limit, min(quote.hold, self.cap)
        most = hold if quote.balance is None else min(hold, quote.balance)
        if limit is not None and limit.left < most:
            note = shown(limit_note(limit, hold))
        elif quote.balance is not None and quote.hold > quote.balance:
            note = tr(
                "Your balance covers {balance} of {hold}. The run pauses when it is used up.",
                balance=numbers.amount(quote.balance),
                hold=numbers.amount(quote.hold),
            )
        elif self.cap < quote.hold:
            note = tr("The run pauses at {cap} credits.", cap=numbers.amount(self.cap))
        restyle(self._note, "role", "warn")
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _write_phone_note(self, quote: Quote) -> None:
        is_open = any(kind.look_up and not kind.is_price_learned for kind in quote.kinds)
        dearest = numbers.amount(DEAREST[Kind.PHONE])
        words = tr(
            "A phone takes {dearest} in older plans. The first one tells; dearer ones wait for your yes.",
            dearest=dearest,
        )
        self._phone_note.setText(words)
        self._phone_note.setVisible(is_open)

    def _on_cap_typed(self) -> None:
        self._is_cap_own = True

    def _on_cap_changed(self) -> None:
        self._is_cap_own = True
        if self._quote is not None:
            self._write_note(self._quote)
        self.cap_changed.emit()
