"""Two boxes: which days, and how long one bar lasts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gui.leads.usage import Step
from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it, row
from gui.views.widgets.usage.periods import Choice, period_of, steps_of, usual_step

if TYPE_CHECKING:
    from datetime import date

    from gui.leads.usage import Period


class PeriodPicker(QWidget):
    """The choice of a period.

    Signals:
        chosen: another period was chosen; read ``period``.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Step | None = None
        self._choices = QComboBox()
        name_it(self._choices, "usagePeriod", tr("Period"))
        for choice, words in (
            (Choice.LAST_30_DAYS, tr("Last 30 days")),
            (Choice.THIS_MONTH, tr("This month")),
            (Choice.LAST_MONTH, tr("Last month")),
            (Choice.LAST_12_MONTHS, tr("Last 12 months")),
            (Choice.ALL, tr("All")),
        ):
            self._choices.addItem(words, choice)
        self._steps = QComboBox()
        name_it(self._steps, "usageStep", tr("One bar for each"))
        self._steps.setToolTip(tr("One bar for each"))
        self._offer_steps()
        self._choices.activated.connect(self._on_choice)
        self._steps.activated.connect(self._on_step)
        self.setFocusProxy(self._choices)
        layout = row(self)
        layout.addWidget(self._choices)
        layout.addWidget(self._steps)

    @property
    def period(self) -> Period:
        """The days that are chosen, up to today."""
        return period_of(Choice(self._choices.currentData()), Step(self._steps.currentData()), _today())

    def _on_choice(self) -> None:
        self._offer_steps()
        self.chosen.emit()

    def _on_step(self) -> None:
        self._wanted = Step(self._steps.currentData())
        self.chosen.emit()

    def _offer_steps(self) -> None:
        """Offer those of the period, and stay at the one that the user chose where it is among them."""
        choice = Choice(self._choices.currentData())
        words = {Step.DAY: tr("Day"), Step.WEEK: tr("Week"), Step.MONTH: tr("Month")}
        offered = steps_of(choice, _today())
        self._steps.clear()
        for step in offered:
            self._steps.addItem(words[step], step)
        step = self._wanted if self._wanted in offered else usual_step(choice)
        self._steps.setCurrentIndex(self._steps.findData(step))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
