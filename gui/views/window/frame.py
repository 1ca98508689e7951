"""What of the window is painted first: its rail, its top, and the place for a list; nothing works in it yet.

It is on screen before the loop and the engine are imported, so this module imports neither of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from gui.views.theme import icons, tokens
from gui.views.theme.words import shown
from gui.views.widgets.frame.balance_label import BalanceLabel
from gui.views.widgets.frame.message_bar import MessageBar
from gui.views.widgets.frame.page import Page
from gui.views.widgets.frame.shell import Shell
from gui.views.widgets.incoming.empty_list import EmptyList
from gui.views.widgets.parts import column, label
from gui.views.window.places import LIST, PLACES

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.views.theme.theme import Theme

_SIZE = (1280, 800)


class Frame(QMainWindow):
    """The window without its pages.

    Args:
        theme: the look.
        place: the page that will be on screen; one that is none is the lists.
        is_empty: whether no list is about to be opened, so that the drop target is there at once.

    Attributes:
        theme: the look.
        message: the one message bar.
        balance: the balance at the top.
        empty: the drop target, for the page of the lists.
        shell: what is around the pages.
    """

    def __init__(self, theme: Theme, place: str = LIST, *, is_empty: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("mainWindow")
        self.setWindowTitle("Enrow Desktop")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(*tokens.MINIMUM_SIZE)
        self.resize(*_SIZE)
        self.message = MessageBar(theme)
        self.balance = BalanceLabel(theme)
        self.empty = EmptyList(theme)
        self.shell = Shell(theme, PLACES, self.balance, self.message)
        self.rail = self.shell.rail
        self.setCentralWidget(self.shell)
        self._show_first(place, is_empty=is_empty)

    def _show_first(self, place: str, *, is_empty: bool) -> None:
        words = {each.name: shown(each.words) for each in PLACES}
        place = place if place in words else LIST
        page = Page(label(words[place], "pageTitle"))
        if is_empty and place == LIST:
            column(page, spacing=0).addWidget(self.empty)
        self.shell.add_page(place, page)
        self.shell.show_page(place)
        self.shell.setFocus()  # no button is chosen before somebody uses the keyboard

    def put_where(self, geometry: str) -> None:
        """Put the window where it was; ``geometry`` is Qt's, in base 64, or "" where nobody knows."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def come_forward(self) -> None:
        """Show the window before all others, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the list in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < tokens.NARROW_BELOW)
