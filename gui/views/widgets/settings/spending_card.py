"""The limits of spending, and whether ten rows are offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gui.views.theme.words import tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.parts import Card, label, name_it, row

if TYPE_CHECKING:
    from gui.leads.caps import Caps
    from gui.leads.credits import Credits

_CONTROL_WIDTH = 130
_DAYS_OF_WORK = 20  # in a month: what is proposed for one


class SpendingCard(Card):
    """Shows the limits and takes others.

    Attributes:
        confirm: above what a run is asked about once more.
        cap: the usual cap of a run.
        daily: what all runs may spend in a day.
        monthly: what they may spend in a month.
        low: below this the balance is called low.

    Signals:
        changed: another choice; read the attributes and ``offers_sample``.
    """

    changed = Signal()

    def __init__(
        self, confirm_above: Credits, cap: Credits | None, caps: Caps, low: Credits, *, offers_sample: bool
    ) -> None:
        super().__init__(tr("Spending"))
        self.confirm = CreditsSpin()
        name_it(self.confirm, "confirmAbove", tr("Ask once more above"))
        self.confirm.set_amount(confirm_above)
        usual = cap or confirm_above
        self.cap = OptionalAmount("usualCap", tr("Usual cap of a run"), cap, usual)
        self.daily = OptionalAmount("dailyCap", tr("Cap of a day, all runs"), caps.daily, usual)
        self.monthly = OptionalAmount(
            "monthlyCap", tr("Cap of a month, all runs"), caps.monthly, usual * _DAYS_OF_WORK
        )
        self.low = CreditsSpin()
        name_it(self.low, "lowBalance", tr("Low balance"))
        self.low.set_amount(low)
        self._sample = QCheckBox(tr("Offer ten rows first for a new kind of list"))
        name_it(self._sample, "offerSample", self._sample.text())
        self._sample.setChecked(offers_sample)
        self.body.addLayout(_setting(label(tr("Ask once more before holding more than")), self.confirm))
        for limit in (self.cap, self.daily, self.monthly):
            self.body.addLayout(_setting(limit.has, limit.box))
            limit.box.valueChanged.connect(self.changed)
            limit.has.toggled.connect(self.changed)
        self.body.addLayout(_setting(label(tr("Call the balance low below")), self.low))
        self.body.addWidget(self._sample)
        self.low.valueChanged.connect(self.changed)
        self.confirm.valueChanged.connect(self.changed)
        self._sample.toggled.connect(self.changed)

    @property
    def offers_sample(self) -> bool:
        """Whether a new kind of list is offered ten rows first."""
        return self._sample.isChecked()


class OptionalAmount:
    """An amount that counts only while its box is ticked.

    Attributes:
        has: whether it counts.
        box: how much.
    """

    def __init__(self, name: str, words: str, amount: Credits | None, proposed: Credits) -> None:
        self.has = QCheckBox(words)
        name_it(self.has, f"has{name[0].upper()}{name[1:]}", words)
        self.has.setChecked(amount is not None)
        self.box = CreditsSpin()
        name_it(self.box, name, words)
        self.box.setEnabled(amount is not None)
        self.box.set_amount(proposed if amount is None else amount)
        self.has.toggled.connect(self.box.setEnabled)

    @property
    def amount(self) -> Credits | None:
        """The amount, or None while it does not count."""
        return self.box.amount if self.has.isChecked() else None


def _setting(words: QWidget, control: QWidget) -> QHBoxLayout:
    control.setFixedWidth(_CONTROL_WIDTH)
    result = row()
    result.addWidget(words)
    result.addStretch(1)
    result.addWidget(control, alignment=Qt.AlignmentFlag.AlignRight)
    return result
