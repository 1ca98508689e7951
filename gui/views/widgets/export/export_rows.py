"""Which rows are exported, with how many each choice has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from gui.leads.export_choice import Only
from gui.views.theme import numbers, tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import column, name_it, row

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = (None, *Only)


class RowsChoice(QWidget):
    """All rows, or a part of them; in one file, or one for each status.

    Signals:
        changed: another choice.
    """

    changed = Signal()

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._counts: dict[Only | None, int] = {None: rows}
        self._group = QButtonGroup(self)
        layout = column(self, spacing=tokens.SPACE_TIGHT)
        line = row(spacing=tokens.SPACE_BETWEEN)
        for number, part in enumerate(_PARTS):
            choice = QRadioButton()
            name_it(choice, f"export_{part.value if part else 'all'}")
            self._group.addButton(choice, number)
            line.addWidget(choice)
        line.addStretch(1)
        self._by_status = QCheckBox(tr("One file for each status"))
        name_it(self._by_status, "exportByStatus", tr("One file for each status"))
        layout.addLayout(line)
        layout.addWidget(self._by_status)
        self._group.button(0).setChecked(True)
        self._keep_room(rows)
        self._write()
        self._group.idToggled.connect(lambda _number, is_on: self.changed.emit() if is_on else None)
        self._by_status.toggled.connect(lambda _on: self.changed.emit())

    @property
    def only(self) -> Only | None:
        """The part that is chosen; None for all rows."""
        part: Only | None = _PARTS[self._group.checkedId()]
        return part

    @property
    def by_status(self) -> bool:
        """Whether each status gets a file of its own."""
        return self._by_status.isChecked()

    @property
    def count(self) -> int | None:
        """How many rows the chosen part has; None while that is being counted."""
        return self._counts.get(self.only)

    def choose(self, only: Only | None, *, by_status: bool) -> None:
        """Show a choice."""
        self._group.button(_PARTS.index(only)).setChecked(True)
        self._by_status.setChecked(by_status)

    def show_counts(self, counts: Mapping[Only, int]) -> None:
        """Say how many rows each part has."""
        self._counts.update((part, count) for part, count in counts.items())
        self._write()

    def _keep_room(self, rows: int) -> None:
        """Let nothing move when the counts come: no part has more rows than all."""
        for number, part in enumerate(_PARTS):
            button = self._group.button(number)
            button.setText(_with_count(part, rows))
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())

    def _write(self) -> None:
        for number, part in enumerate(_PARTS):
            count = self._counts.get(part)
            words = _words(part) if count is None else _with_count(part, count)
            button = self._group.button(number)
            button.setText(words)
            button.setAccessibleName(words)


def _with_count(part: Only | None, count: int) -> str:
    return f"{_words(part)} · {numbers.count(count)}"


def _words(part: Only | None) -> str:
    return {
        None: tr("All rows"),
        Only.FOUND: tr("Found"),
        Only.MISSING: tr("Missing"),
        Only.PROBLEMS: tr("Problems"),
    }[part]
