"""What a search costs, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from gui.leads.fields import Kind
from gui.views.theme import numbers, tokens
from gui.views.theme.words import tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.parts import Card, label
from gui.views.widgets.settings.credit_price import CreditPriceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.pricing.learned_prices import LearnedPrice


class PricesCard(Card):
    """A small table: a kind of search, its price, and where that was learned.

    Attributes:
        credit: what a credit costs the user.
    """

    def __init__(self, credit_price: str, currency: str) -> None:
        super().__init__(tr("Prices"))
        words = tr("What Enrow took last tells what your account pays.")
        self.body.addWidget(label(words, "muted", wraps=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_CARD)
        grid.setVerticalSpacing(tokens.SPACE_INSIDE)
        grid.setColumnStretch(2, 1)
        self._prices = {}
        self._sources = {}
        for line, kind in enumerate(Kind):
            words = looked_up_words(kind)
            self._prices[kind] = label("–", "number", name=f"price_{kind.value}", accessible=words)
            self._sources[kind] = label("", "caption", name=f"priceSource_{kind.value}", wraps=True)
            grid.addWidget(label(words), line, 0)
            grid.addWidget(self._prices[kind], line, 1, alignment=Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._sources[kind], line, 2)
        self.body.addLayout(grid)
        self.credit = CreditPriceRow(credit_price, currency)
        self.body.addWidget(self.credit)

    def show_prices(self, prices: Sequence[LearnedPrice]) -> None:
        """Show what is known of each kind."""
        for price in prices:
            words = numbers.amount_range(price.price, price.dearest)
            self._prices[price.kind].setText(words)
            self._prices[price.kind].setAccessibleDescription(words)
            self._sources[price.kind].setText(_source(price))


def _source(price: LearnedPrice) -> str:
    if price.at is None:
        if price.price != price.dearest:
            return tr("Not learned yet: older plans pay more.")
        return tr("Enrow's price list; none bought yet.")
    day = numbers.day(price.at)
    if not price.list_name:
        return tr("Learned {day}.", day=day)
    return tr("Learned {day} from {list}.", day=day, list=price.list_name)
