"""A column of cards that scrolls: by the wheel, by the controls in it, and by the keys where it has none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from gui.views.widgets.parts import name_it

RING_PX = 2  # the border of the style sheet, which shows where the focus is


class ScrollColumn(QScrollArea):
    """Scrolls downwards only. The Tab key stops at it while there is something to scroll, and not else."""

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_it(self, name, accessible)
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.timeout.connect(self._measure)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet is in force: what is inside has another height once all of it is dressed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measuring.start(0)

    def _measure(self) -> None:
        """Ask for the heights again: Qt keeps those of a card whose frame took no room yet."""
        content = self.widget()
        if content is not None:
            for inner in content.findChildren(QLayout):
                inner.invalidate()
            QCoreApplication.postEvent(content, QEvent(QEvent.Type.LayoutRequest))

    def _on_range_changed(self, _lowest: int, highest: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if highest > 0 else Qt.FocusPolicy.NoFocus)
