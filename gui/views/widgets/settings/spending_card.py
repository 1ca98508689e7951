"""The limits of spending, and whether ten rows are offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gui.views.theme.words import tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.parts import Card, label, name_it, row

if TYPE_CHECKING:
    from gui.leads.credits import Credits

_CONTROL_WIDTH = 130


class SpendingCard(Card):
    """Shows the limits and takes others.

    Attributes:
        confirm: above what a run is asked about once more.

    Signals:
        changed: another choice; read ``confirm``, ``cap`` and ``offers_sample``.
    """

    changed = Signal()

    def __init__(self, confirm_above: Credits, cap: Credits | None, *, offers_sample: bool) -> None:
        super().__init__(tr("Spending"))
        self.confirm = CreditsSpin()
        name_it(self.confirm, "confirmAbove", tr("Ask once more above"))
        self.confirm.set_amount(confirm_above)
        self._has_cap = QCheckBox(tr("Usual cap of a run"))
        name_it(self._has_cap, "hasUsualCap", tr("Usual cap of a run"))
        self._has_cap.setChecked(cap is not None)
        self._cap = CreditsSpin()
        name_it(self._cap, "usualCap", tr("Usual cap"))
        self._cap.setEnabled(cap is not None)
        self._cap.set_amount(cap or confirm_above)
        self._sample = QCheckBox(tr("Offer ten rows first for a new kind of list"))
        name_it(self._sample, "offerSample", self._sample.text())
        self._sample.setChecked(offers_sample)
        self.body.addLayout(_setting(label(tr("Ask once more before holding more than")), self.confirm))
        self.body.addLayout(_setting(self._has_cap, self._cap))
        self.body.addWidget(self._sample)
        self.confirm.valueChanged.connect(self.changed)
        self._cap.valueChanged.connect(self.changed)
        self._has_cap.toggled.connect(self._cap.setEnabled)
        self._has_cap.toggled.connect(self.changed)
        self._sample.toggled.connect(self.changed)

    @property
    def cap(self) -> Credits | None:
        """The usual cap, if there is to be one."""
        return self._cap.amount if self._has_cap.isChecked() else None

    @property
    def offers_sample(self) -> bool:
        """Whether a new kind of list is offered ten rows first."""
        return self._sample.isChecked()


def _setting(words: QWidget, control: QWidget) -> QHBoxLayout:
    control.setFixedWidth(_CONTROL_WIDTH)
    result = row()
    result.addWidget(words)
    result.addStretch(1)
    result.addWidget(control, alignment=Qt.AlignmentFlag.AlignRight)
    return result
