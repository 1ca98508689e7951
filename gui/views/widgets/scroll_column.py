"""A column of cards that scrolls: by the wheel, by the controls in it, and by the keys where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QFrame, QScrollArea, QWidget

from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent

RING_PX = 2  # the border of the style sheet, which shows where the focus is


class ScrollColumn(QScrollArea):
    """Scrolls downwards only. The Tab key stops at it while there is something to scroll, and not else."""

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_it(self, name, accessible)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _on_range_changed(self, _lowest: int, highest: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if highest > 0 else Qt.FocusPolicy.NoFocus)

    def keep_wheel(self) -> None:
        """Have the wheel scroll over boxes of choices and of numbers, too: it changes none of them."""
        for box in (*self.findChildren(QComboBox), *self.findChildren(QAbstractSpinBox)):
            box.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Pass the wheel of such a box on."""
        if event.type() == QEvent.Type.Wheel and isinstance(part, QComboBox | QAbstractSpinBox):
            return QCoreApplication.sendEvent(self.verticalScrollBar(), event)
        return super().eventFilter(part, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A page that comes on screen is entered at its first control, not around all of them."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.focusNextChild()
