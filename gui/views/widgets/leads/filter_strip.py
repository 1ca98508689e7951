"""What narrows the table down, as chips above it; pressing one takes it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.eliding_button import ElidingButton
from gui.views.widgets.parts import button, dress, row

if TYPE_CHECKING:
    from collections.abc import Sequence


_FRAME = 24


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter, or the sorting.

    Attributes:
        name: what it is about, such as ``verdict`` or ``column_3``.
        words: what it does.
    """

    name: str
    words: str


class FilterStrip(QFrame):
    """Shows the chips; it is not there without any.

    Signals:
        removed: a chip was pressed: its name.
        all_removed: every chip is to go.
    """

    removed = Signal(str)
    all_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterStrip")
        self.setAccessibleName(tr("Filters"))
        self._chips: dict[str, ElidingButton] = {}
        self._all = button(tr("Show all rows"), "showAllRows", role="link", on_click=self.all_removed.emit)
        self._layout = row(self, spacing=tokens.SPACE_INSIDE)
        self._layout.setContentsMargins(tokens.SPACE_BETWEEN, 6, tokens.SPACE_BETWEEN, 6)
        self._layout.addStretch(1)
        self._layout.addWidget(self._all)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips and no others; one that stays keeps its place and the focus."""
        wanted = {chip.name for chip in chips}
        for name in [name for name in self._chips if name not in wanted]:
            old = self._chips.pop(name)
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        for chip in chips:
            part = self._chips.get(chip.name) or self._add(chip.name)
            part.show_words(chip.words, "  ✕")
            part.setAccessibleName(tr("{filter}. Press to take this away.", filter=chip.words))
            part.setToolTip(chip.words)
        self.setVisible(bool(chips))

    def _add(self, name: str) -> ElidingButton:
        part = dress(
            ElidingButton(frame=_FRAME),
            f"chip_{name}",
            name,
            role="chip",
            on_click=lambda: self.removed.emit(name),
        )
        self._layout.insertWidget(len(self._chips), part)
        self._chips[name] = part
        return part
