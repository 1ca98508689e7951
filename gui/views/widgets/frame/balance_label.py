"""The balance at the top: how much is left, how old the number is, and whether Enrow is reached."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gui.leads.balance import BalanceReading, BalanceState
from gui.views.theme import icons, numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.elided_label import ElidedLabel
from gui.views.widgets.parts import label, restyle

if TYPE_CHECKING:
    from gui.leads.credits import Credits
    from gui.views.theme.theme import Theme

_WARNING = frozenset({BalanceState.OFFLINE, BalanceState.REFUSED})


class BalanceLabel(QWidget):
    """Shows a reading of the balance.

    Signals:
        refresh_requested: the user wants it read now.
    """

    refresh_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("balanceArea")
        self._theme = theme
        self._reading = BalanceReading()
        self._is_sandbox = self._is_low = False
        self._dot = QLabel()
        self._amount = label("–", "title", name="balance", accessible=tr("Balance"))
        self._note = ElidedLabel("", Qt.TextElideMode.ElideRight, "caption")
        self._note.setObjectName("balanceNote")
        self._refresh = QToolButton()
        self._refresh.setObjectName("refreshBalance")
        self._refresh.setAccessibleName(tr("Read the balance again"))
        self._refresh.setToolTip(tr("Read the balance again"))
        self._refresh.clicked.connect(self.refresh_requested.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._dot, self._amount):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._note, 1)
        layout.addWidget(self._refresh)
        theme.changed.connect(self._write)
        self._write()

    def show_reading(self, reading: BalanceReading, *, is_sandbox: bool, low: Credits) -> None:
        """Show a reading; sandbox credits are called so, and those below ``low`` are amber."""
        self._reading = reading
        self._is_low = reading.credits is not None and reading.credits < low
        self._is_sandbox = is_sandbox
        self._write()

    def _write(self) -> None:
        reading, colors = self._reading, self._theme.tokens
        if reading.credits is None:
            self._amount.setText(tr("No balance yet"))
        else:
            self._amount.setText(numbers.credits_of(reading.credits))
        self._amount.setAccessibleDescription(self._amount.text())
        note = self._note_text()
        restyle(self._amount, "tone", "warn" if self._is_low else "")
        self._note.setText(note)
        self._note.setAccessibleDescription(note)
        self._note.setToolTip(note)
        is_warning = reading.state in _WARNING or (self._is_low and reading.state is BalanceState.FRESH)
        restyle(self._note, "role", "warn" if is_warning else "caption")
        color = {
            BalanceState.FRESH: colors.warn if self._is_low else colors.found,
            BalanceState.OFFLINE: colors.bad,
            BalanceState.REFUSED: colors.bad,
        }.get(reading.state, colors.muted)
        self._dot.setPixmap(icons.pixmap("dot", color, ratio=2.0))
        self._refresh.setIcon(icons.icon("refresh", colors.muted))
        self.setToolTip(shown(reading.message))

    def _note_text(self) -> str:
        reading = self._reading
        age = numbers.age(reading.at, datetime.now(UTC)) if reading.at else ""
        words = {
            BalanceState.STALE: age,
            BalanceState.OFFLINE: tr("offline · {age}", age=age) if age else tr("offline"),
            BalanceState.REFUSED: tr("key refused"),
        }.get(reading.state, "")
        if not words and self._is_low:
            words = tr("low")
        return words or (tr("sandbox") if self._is_sandbox else "")
