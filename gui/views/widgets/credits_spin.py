"""A box for an amount of credits, in quarters, with the thousands separated."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from gui.leads.credits import QUARTERS, Credits
from gui.views.theme import numbers

_MOST = 99_999_999.0


class CreditsSpin(QDoubleSpinBox):
    """Takes whole credits by step and quarters by typing."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0.0, _MOST)
        self.setDecimals(2)
        self.setSingleStep(1.0)
        self.setAccelerated(True)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setAcceptDrops(False)

    @property
    def amount(self) -> Credits:
        """The amount in the box."""
        return Credits(round(self.value() * QUARTERS))

    def set_amount(self, amount: Credits) -> None:
        """Put an amount in the box."""
        self.setValue(amount.quarters / QUARTERS)

    def textFromValue(self, value: float) -> str:
        """Qt's question: how an amount is written."""
        return numbers.amount(Credits(round(value * QUARTERS)))

    def valueFromText(self, text: str) -> float:
        """Qt's question: what was typed."""
        value, is_number = QLocale().toDouble(self._plain(text))
        return value if is_number else 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Qt's question: whether this can be typed."""
        plain = self._plain(text)
        if not plain:
            return QValidator.State.Intermediate, text, position
        is_number = QLocale().toDouble(plain)[1]
        return (QValidator.State.Acceptable if is_number else QValidator.State.Invalid), text, position

    @staticmethod
    def _plain(text: str) -> str:
        """Without what only separates; a point is taken for the comma where the country writes one."""
        locale = QLocale()
        plain = "".join(text.split()).replace(locale.groupSeparator(), "")
        return plain if locale.groupSeparator() == "." else plain.replace(".", locale.decimalPoint())
