"""What a credit costs the user: a number as their country writes it, and the code of a currency."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.leads.credits import Credits
from gui.leads.money import CreditPrice
from gui.views.theme import figures, numbers
from gui.views.theme.words import tr
from gui.views.widgets.parts import column, label, name_it, restyle, row

_PRICE_WIDTH, _CODE_WIDTH = 70, 54
_EXAMPLE = Credits.of(1000)
_EXAMPLE_PRICE = Decimal("0.10")


class CreditPriceRow(QWidget):
    """Takes the price, and shows what a thousand credits cost with it.

    Attributes:
        price: in exact decimals with a point, as it is kept; "" for none.
        currency: the code.

    Signals:
        changed: another price that makes sense, or none.
    """

    changed = Signal()

    def __init__(self, price: str, currency: str) -> None:
        super().__init__()
        self.price, self.currency = price, currency
        locale = QLocale()
        words = label(tr("Price of a credit"))
        self._price = QLineEdit(price.replace(".", locale.decimalPoint()))
        name_it(self._price, "creditPrice", words.text())
        self._price.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._price.setFixedWidth(_PRICE_WIDTH)
        words.setBuddy(self._price)
        usual = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        self._code = QLineEdit(currency or usual)
        name_it(self._code, "currency", tr("Currency"))
        self._code.setFixedWidth(_CODE_WIDTH)
        self._note = label("", "caption", name="creditPriceNote", wraps=True)
        line = row()
        line.addWidget(words)
        line.addStretch(1)
        for field in (self._price, self._code):
            line.addWidget(field)
            field.setAcceptDrops(False)
            field.editingFinished.connect(self._on_edited)
        inner = column(self, spacing=3)
        inner.addLayout(line)
        inner.addWidget(self._note)
        self._show(CreditPrice.parse(price, currency) if currency else None)

    def _on_edited(self) -> None:
        price, code = plain_decimal(self._price.text()), self._code.text().strip().upper()
        try:
            parsed = CreditPrice.parse(price, code)
        except ValueError:
            restyle(self._note, "role", "warn")
            example = figures.decimal(_EXAMPLE_PRICE)
            words = tr("Not used. A price is a number such as {n}, a currency its three letters.", n=example)
            self._note.setText(words)
            return
        self._show(parsed)
        code = code if price else ""
        if (price, code) != (self.price, self.currency):
            self.price, self.currency = price, code
            self.changed.emit()

    def _show(self, price: CreditPrice | None) -> None:
        restyle(self._note, "role", "caption")
        words = tr("In your own money, for receipts and for what was saved.")
        if price is not None:
            words = tr(
                "{credits} cost {money}. Receipts say what a run cost.",
                credits=numbers.credits_of(_EXAMPLE),
                money=numbers.money(price.of(_EXAMPLE).money),
            )
        self._note.setText(words)


def plain_decimal(text: str) -> str:
    """A number as typed in the user's country, with a point and nothing that only separates thousands.

    What stands where no thousands are stays, and is no number then: 0,10 are ten cents elsewhere, never ten.
    """
    locale = QLocale()
    plain, point, group = "".join(text.split()), locale.decimalPoint(), locale.groupSeparator()
    if point not in plain and point != ".":
        return plain  # a point is meant for it
    whole, has_point, places = plain.partition(point)
    if group in whole:
        if not re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+", whole):
            return plain
        whole = whole.replace(group, "")
    return f"{whole}.{places}" if has_point else whole
