"""A card with one small table, there only where the table has rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.widgets.parts import Card, label
from gui.views.widgets.usage.value_table import ValueTable

if TYPE_CHECKING:
    from gui.views.widgets.usage.sheet import Sheet


class TableCard(Card):
    """A title, a sentence about the numbers where one helps, the table.

    Attributes:
        table: the numbers.
    """

    def __init__(self, title: str, name: str, words: str = "", *, wraps: bool = False) -> None:
        super().__init__(title)
        self.words = label(words, "muted", name=f"{name}Words", wraps=True)
        self.table = ValueTable(name, title, wraps=wraps)
        self.body.addWidget(self.words)
        self.words.setHidden(not words)  # in its place first: alone it would be a window
        self.body.addWidget(self.table)
        self.hide()

    def show_sheet(self, sheet: Sheet, words: str | None = None) -> None:
        """Show these numbers, and other words where some are given; without numbers the card is not there."""
        if words is not None:
            self.words.setText(words)
            self.words.setVisible(bool(words))
        self.table.show_sheet(sheet)
        self.setVisible(bool(sheet.rows))
