"""The price: what will be looked up, what is free, what is held, what it will likely be, and the cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from gui.leads.credits import DEAREST
from gui.leads.fields import Kind
from gui.leads.problems import describe
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.find_card import kind_words
from gui.views.widgets.parts import Card, Figure, button, label, line, name_it, restyle, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from gui.leads.credits import Credits
    from gui.leads.quote import Quote


class PriceCard(Card):
    """Shows a quote and takes the cap.

    Signals:
        cap_changed: the user wrote another cap.
        ask_again_requested: pay again for what is known, or use it after all.
    """

    cap_changed = Signal()
    ask_again_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Price"), parent)
        self._is_cap_own = False
        self._quote: Quote | None = None
        self._look_up = Figure(tr("Rows to look up"), "rowsToLookUp")
        self._split = label("", "caption", name="lookUpSplit")
        self._known = Figure(tr("Already known, free"), "alreadyKnown", role="", caption=True)
        self._is_asked_again = False
        self._again = button("", "askAgainLink", role="link", on_click=self._on_again_clicked)
        self._known.put_beside_words(self._again)
        self._duplicates = Figure(tr("Duplicates, free"), "duplicates", role="", caption=True)
        self._skipped = Figure(tr("Skipped"), "skipped", role="", caption=True)
        self._hold = Figure(tr("Held now"), "heldNow", role="price")
        self._likely = Figure(tr("Likely final"), "likelyFinal")
        self._after = Figure(tr("Balance after"), "balanceAfter")
        self._note = label("", "warn", name="priceNote", wraps=True)
        self._phone_note = label("", "caption", name="phoneNote", wraps=True)
        free = (self._look_up, self._split, self._known, self._duplicates, self._skipped)
        for part in (*free, line(), self._hold, self._likely, self._after, self._phone_note, line()):
            self.body.addWidget(part)
        self.body.addLayout(self._make_cap())
        self.body.addWidget(self._note)
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

    def show_quote(self, quote: Quote, usual_cap: Credits | None = None, *, asked_again: int = 0) -> None:
        """Show a price. The cap follows it, up to the usual one, until the user writes one.

        Args:
            quote: the price.
            usual_cap: the cap of the settings, if there is one.
            asked_again: how many answers are known and paid for again all the same.
        """
        self._show_look_up(quote)
        self._show_known(quote, asked_again)
        self._show_free(self._duplicates, quote.duplicates)
        self._show_free(self._skipped, quote.skipped, _reasons(quote))
        self._hold.show_value(numbers.amount(quote.hold))
        self._likely.show_value(numbers.amount_range(quote.likely_low, quote.likely_high))
        if quote.after_low is None or quote.after_high is None:
            self._after.show_value("–", tr("The balance is not known yet."))
        else:
            self._after.show_value(numbers.amount_range(quote.after_low, quote.after_high))
        if not self._is_cap_own:
            self._set_cap(quote.hold if usual_cap is None else min(quote.hold, usual_cap))
        self._cap.setEnabled(quote.look_up > 0)
        self._quote = quote
        self._write_note(quote)
        self._write_phone_note(quote)

    def _show_look_up(self, quote: Quote) -> None:
        is_split = len(quote.kinds) > 1
        self._look_up.words.setText(tr("Searches to send") if is_split else tr("Rows to look up"))
        self._look_up.show_value(numbers.count(quote.look_up))
        parts = [
            tr("{n} {kind}", n=numbers.count(k.look_up), kind=kind_words(k.kind).lower()) for k in quote.kinds
        ]
        self._split.setText(" · ".join(parts))
        self._split.setVisible(is_split)

    def _show_known(self, quote: Quote, asked_again: int) -> None:
        self._is_asked_again = asked_again > 0
        words = tr("Known, paid again") if asked_again else tr("Already known, free")
        self._known.words.setText(words)
        self._known.value.setAccessibleName(words)
        self._again.setText(tr("use them") if asked_again else tr("ask again"))
        tip = tr("Look them up again, and pay for them again.")
        self._again.setToolTip(tr("Use what is known, for free.") if asked_again else tip)
        self._again.setAccessibleName(tr("Use what is known") if asked_again else tr("Ask again"))
        self._show_free(self._known, asked_again or quote.known)

    def _on_again_clicked(self) -> None:
        self.ask_again_requested.emit(not self._is_asked_again)

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
        for figure in (self._look_up, self._hold, self._likely, self._after):
            figure.show_value("–")
        for part in (self._split, self._known, self._duplicates, self._skipped, self._phone_note):
            part.hide()
        self._note.hide()
        self._cap.setEnabled(False)

    def _set_cap(self, cap: Credits) -> None:
        with QSignalBlocker(self._cap):
            self._cap.set_amount(cap)

    def _show_free(self, figure: Figure, count: int, tip: str = "") -> None:
        figure.setVisible(count > 0)
        figure.show_value(numbers.count(count), tip)

    def _write_note(self, quote: Quote) -> None:
        note = ""
        if quote.balance is not None and quote.hold > quote.balance:
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


def _reasons(quote: Quote) -> str:
    totals: dict[str, int] = {}
    for kind in quote.kinds:
        for reason, count in kind.skipped.items():
            totals[reason] = totals.get(reason, 0) + count
    ordered = sorted(totals.items(), key=lambda item: -item[1])
    return "\n".join(f"{numbers.count(count)}  {shown(describe(reason))}" for reason, count in ordered)
