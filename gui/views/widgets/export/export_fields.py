"""Which columns a program gets, and what each of them is filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import column, label, name_it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.exporting.field_columns import FieldOrigin

_LONGEST = 40


class ExportFields(QFrame):
    """The program's names at the left, where their cells come from at the right."""

    def __init__(self) -> None:
        super().__init__()
        name_it(self, "exportFields", tr("Columns of the program"))
        self.setProperty("role", "card")
        self._labels: list[QLabel] = []
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(tokens.SPACE_CARDS)
        self._lines.setVerticalSpacing(tokens.SPACE_TIGHT)
        self._lines.setColumnStretch(1, 1)
        whole = column(self)
        whole.setContentsMargins(*[tokens.SPACE_BETWEEN, tokens.SPACE_INSIDE] * 2)
        whole.addLayout(self._lines)
        whole.addStretch(1)

    def show_origins(self, origins: Sequence[FieldOrigin]) -> None:
        """Show the columns of another program."""
        for old in self._labels:
            self._lines.removeWidget(old)
            old.deleteLater()
        self._labels = []
        for at, origin in enumerate(origins):
            pair = label(origin.title, "" if origin.is_there else "muted"), label(_words(origin), "muted")
            for side, each in enumerate(pair):
                self._lines.addWidget(each, at, side)
            self._labels += pair

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        texts = [each.text() for each in self._labels]
        return [f"{title}: {words}" for title, words in zip(texts[::2], texts[1::2], strict=True)]


def _words(origin: FieldOrigin) -> str:
    own = " ".join(origin.column.split())
    if len(own) > _LONGEST:
        own = own[: _LONGEST - 1] + "…"
    if origin.is_found and own:
        return tr("what was found, else your {column}", column=own)
    if origin.is_found:
        return tr("what was found")
    if own:
        return tr("your {column}", column=own)
    return tr("left out: not in your list")
