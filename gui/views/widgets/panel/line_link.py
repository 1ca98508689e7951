"""A line of a card that opens the rows behind its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.views.theme.words import tr
from gui.views.widgets.eliding_button import ElidingButton
from gui.views.widgets.parts import dress, label, restyle, row

if TYPE_CHECKING:
    from collections.abc import Callable


class LineLink(QWidget):
    """What it is on the left, to be pressed; the number on the right.

    Attributes:
        value: the number's label, whose accessible name is the line's words.
    """

    def __init__(
        self, words: str, name: str, on_click: Callable[[], None], *, role: str = "", indent: int = 0
    ) -> None:
        """Make a line.

        Args:
            words: what it is.
            name: the number's ``objectName``; the part to press is ``name`` and "Rows".
            on_click: the rows are wanted.
            role: of the number's label.
            indent: how far it stands to the right of its neighbours, in pixels.
        """
        super().__init__()
        self._layout = row(self)
        self._layout.setContentsMargins(indent, 0, 0, 0)
        self._words = words
        self._link = dress(ElidingButton(), f"{name}Rows", words, role="line", on_click=on_click)
        restyle(self._link, "quiet", not role)
        self.value = label("–", role, name=name)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self._link)
        self._layout.addStretch(1)
        self._layout.addWidget(self.value)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Call the line something else."""
        self._words = words
        self._link.show_words(words, " ›" if self._link.isEnabled() else "")
        self._link.setAccessibleName(tr("{line}: show these rows", line=words))
        self.value.setAccessibleName(words)

    def show_value(self, text: str, tip: str = "") -> None:
        """Put a number on the line, with a longer explanation for those who ask."""
        self.value.setText(text)
        self.value.setAccessibleDescription(text)
        self.setToolTip(tip)

    def mark(self, *, is_shown: bool) -> None:
        """Say that the table shows these rows now."""
        restyle(self._link, "shown", is_shown)

    def can_be_opened(self, *, is_possible: bool) -> None:
        """Whether there is anything to open."""
        self._link.setEnabled(is_possible)
        self.show_words(self._words)

    def put_beside_words(self, part: QWidget) -> None:
        """Put something else that can be pressed beside the words."""
        self._layout.insertWidget(1, part)
