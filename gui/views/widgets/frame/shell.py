"""The frame around the pages: the rail at the left, the top with the balance, the one message bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gui.views.theme import tokens
from gui.views.widgets.focus_order import step
from gui.views.widgets.frame.rail import Place, Rail
from gui.views.widgets.parts import column, row

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme
    from gui.views.widgets.frame.balance_label import BalanceLabel
    from gui.views.widgets.frame.message_bar import MessageBar
    from gui.views.widgets.frame.page import Page

_BUTTON_FRAME = 9  # what a button has around its icon


class Shell(QWidget):
    """Shows one page at a time, with its header in the top.

    Attributes:
        rail: where the pages are chosen.
    """

    def __init__(
        self,
        theme: Theme,
        places: tuple[Place, ...],
        balance: BalanceLabel,
        message: MessageBar,
    ) -> None:
        super().__init__()
        self.setObjectName("content")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rail = Rail(theme, places)
        self._pages: dict[str, Page] = {}
        self._headers = QStackedWidget()
        self._stack = QStackedWidget()
        outer = row(self, spacing=0)
        outer.addWidget(self.rail)
        right = column(spacing=0)
        right.addWidget(self._make_top(balance))
        right.addWidget(message)
        right.addWidget(self._stack, 1)
        outer.addLayout(right, 1)

    def _make_top(self, balance: BalanceLabel) -> QFrame:
        top = QFrame()
        top.setProperty("role", "top")
        top.setFixedHeight(tokens.TOP_HEIGHT)
        layout = row(top, spacing=tokens.SPACE_CARD)
        # The button at its end is drawn inside its own frame: so much further right it ends where cards do.
        layout.setContentsMargins(tokens.SPACE_CARD, 0, tokens.SPACE_CARD - _BUTTON_FRAME, 0)
        layout.addWidget(self._headers, 1)
        balance.setFixedWidth(tokens.PANEL_WIDTH - 2 * tokens.SPACE_CARD + _BUTTON_FRAME)
        layout.addWidget(balance)
        return top

    def hold(self, page: Page) -> None:
        """Be the parent of a page that is being made: Qt dresses anew all that is in a part that moves."""
        page.header.setParent(self._headers)
        page.setParent(self._stack)

    def add_page(self, name: str, page: Page) -> None:
        """Have a page to show under a name, in place of the one before."""
        before = self._pages.pop(name, None)
        self._pages[name] = page
        self._headers.addWidget(page.header)
        self._stack.addWidget(page)
        if before is not None:
            self._drop(before)

    def _drop(self, page: Page) -> None:
        for stack, part in ((self._headers, page.header), (self._stack, page)):
            stack.removeWidget(part)
            part.deleteLater()

    @property
    def shown(self) -> QWidget | None:
        """The page on screen."""
        return self._stack.currentWidget()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)

    def show_page(self, name: str) -> None:
        """Show a page and mark it in the rail."""
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self._headers.setCurrentWidget(page.header)
        self.rail.show_chosen(name)
