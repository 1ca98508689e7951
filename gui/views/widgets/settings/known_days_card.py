"""For how long answers count as known: a small table of days, by kind of search and by what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox

from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.leads.lifetimes import AGING, MOST_DAYS, KnownDays
from gui.views.theme import tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.parts import Card, label, name_it

if TYPE_CHECKING:
    from collections.abc import Callable

_SPIN_WIDTH = 120


class KnownDaysCard(Card):
    """Shows the days and takes others.

    Signals:
        changed: the user wrote another number; read ``days``.
    """

    changed = Signal()

    def __init__(self, days: KnownDays) -> None:
        super().__init__(tr("Known results"))
        words = tr("An answer is used again, free, for this many days. Then the person is looked up anew.")
        self.body.addWidget(label(words, "muted", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_INSIDE)
        grid.setVerticalSpacing(tokens.SPACE_INSIDE)
        grid.setColumnStretch(0, 1)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, state in enumerate(AGING, 1):
            grid.addWidget(label(_state_words(state), "caption"), 0, column)
        self._spins: dict[tuple[Kind, SearchState], QSpinBox] = {}
        for line, kind in enumerate(Kind, 1):
            grid.addWidget(label(looked_up_words(kind)), line, 0)
            for column, state in enumerate(AGING, 1):
                spin = _days_spin(kind, state, days[kind, state], self.changed.emit)
                self._spins[kind, state] = spin
                grid.addWidget(spin, line, column)
        self.body.addLayout(grid)

    @property
    def days(self) -> KnownDays:
        """The days as they stand in the table."""
        return {key: spin.value() for key, spin in self._spins.items()}


def _days_spin(kind: Kind, state: SearchState, days: int, on_changed: Callable[[], None]) -> QSpinBox:
    result = QSpinBox()
    accessible = tr("{kind}, {state}: days", kind=looked_up_words(kind), state=_state_words(state).lower())
    name_it(result, f"knownDays_{kind.value}_{state.value}", accessible)
    result.setRange(0, MOST_DAYS)
    result.setSpecialValueText(tr("never"))
    result.setKeyboardTracking(False)
    result.setAccelerated(True)
    result.setAlignment(Qt.AlignmentFlag.AlignRight)
    result.setFixedWidth(_SPIN_WIDTH)
    result.lineEdit().setAcceptDrops(False)

    def name_unit(value: int) -> None:
        result.setSuffix(" " + plural(value, "day", "days"))

    result.setValue(days)
    name_unit(result.value())
    result.valueChanged.connect(name_unit)
    result.valueChanged.connect(lambda _value: on_changed())
    return result


def _state_words(state: SearchState) -> str:
    return {SearchState.FOUND: tr("Found"), SearchState.NOT_FOUND: tr("Not found")}[state]
