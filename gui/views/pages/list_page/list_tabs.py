"""The tabs of the lists that are open; out of sight while there is only one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar

from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it

_NARROWEST, _WIDEST = 180, 260


class ListTabs(QTabBar):
    """One tab for each list, by the name of its file."""

    def __init__(self) -> None:
        super().__init__()
        name_it(self, "listTabs", tr("Lists"))
        self.setExpanding(False)
        self.setTabsClosable(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.hide()

    def add(self, name: str) -> None:
        """Add a list behind the others and choose it."""
        self.put(self.count(), name)
        self.setCurrentIndex(self.count() - 1)

    def put(self, index: int, name: str) -> None:
        """Put a list among the others; the one that is chosen stays so."""
        self.insertTab(index, name)
        self.setTabToolTip(index, name)
        for side in (QTabBar.ButtonPosition.RightSide, QTabBar.ButtonPosition.LeftSide):
            part = self.tabButton(index, side)
            if part is not None:  # the system decides on which side it is
                name_it(part, "closeTab", tr("Close {name}", name=name))
        self.setVisible(self.count() > 1)

    def tabSizeHint(self, index: int) -> QSize:
        """Qt's question: as wide as the name, within reason."""
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), _WIDEST), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Qt's question: wide enough to tell the lists apart; the rest is scrolled to."""
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), _NARROWEST), hint.height())

    def turn(self, by: int) -> None:
        """Go that many lists on, around the ends."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def remove(self, index: int) -> None:
        """Take a list away."""
        self.removeTab(index)
        self.setVisible(self.count() > 1)
