"""For how long lists and runs are kept: a choice, and what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gui.views.theme import numbers
from gui.views.theme.words import plural, tr
from gui.views.widgets.parts import column, label, name_it, row

_WIDTH = 184
_OFFERED = (0, 90, 180, 365, 730, 1095)
_MONTH, _YEAR = 30, 365


class KeepBox(QWidget):
    """Shows the choice and takes another.

    Signals:
        chosen: the user wants it kept for so many days, 0 for no end; what counts is shown by ``show_days``.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._box = QComboBox()
        name_it(self._box, "keepDays", tr("Keep lists and runs"))
        self._box.setFixedWidth(_WIDTH)
        self._box.activated.connect(lambda _index: self.chosen.emit(self._box.currentData()))
        words = label(tr("Keep lists and runs"))
        words.setBuddy(self._box)
        self._meaning = label("", "muted", name="keepMeaning", wraps=True)
        self._warning = label("", "warn", name="keepWarning", wraps=True)
        line = row()
        line.addWidget(words)
        line.addStretch(1)
        line.addWidget(self._box, alignment=Qt.AlignmentFlag.AlignRight)
        inner = column(self, spacing=6)
        inner.addLayout(line)
        inner.addWidget(self._meaning)
        inner.addWidget(self._warning)
        self.show_days(0, 0)

    def show_days(self, days: int, known: int) -> None:
        """Show what counts.

        Args:
            days: for how many lists and runs are kept; 0 for no end.
            known: for how many an answer is used again at most.
        """
        self._box.clear()
        for each in sorted({*_OFFERED, days}):
            self._box.addItem(tr("until I erase them") if not each else time_words(each), each)
        self._box.setCurrentIndex(self._box.findData(days))
        self._meaning.setText(_meaning(days))
        self._warning.setVisible(0 < days < known)
        words = tr(
            "Answers count as known for up to {n} days. Those that are deleted before must be paid again.",
            n=numbers.count(known),
        )
        self._warning.setText(words)


def time_words(days: int) -> str:
    """So many days in the largest units that fit."""
    if days % _YEAR == 0:
        return plural(days // _YEAR, "1 year", "{n} years", n=numbers.count(days // _YEAR))
    if days % _MONTH == 0 and days < _YEAR:
        return plural(days // _MONTH, "1 month", "{n} months", n=numbers.count(days // _MONTH))
    return plural(days, "1 day", "{n} days", n=numbers.count(days))


def _meaning(days: int) -> str:
    if not days:
        return tr(
            "Lists, what was sent and the answers stay on this computer until you erase them. The books stay"
            " for good: they hold amounts and no names."
        )
    return tr(
        "Runs that ended longer ago are deleted automatically with their answers, and so are lists not opened"
        " since and old logs. What is open or unfinished stays, and so do the books."
    )
