"""The app's icon in the tray: how far the work is, and the way back to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from gui.views.theme import icons
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

_Reason = QSystemTrayIcon.ActivationReason
_OPENS = frozenset({_Reason.Trigger, _Reason.DoubleClick, _Reason.MiddleClick})


class Tray(QObject):
    """The icon with its menu, hidden until it is wanted.

    Attributes:
        menu: Show, Pause or Resume, Quit.
        is_wanted: whether the icon is to be seen now; not every desktop has a tray.

    Signals:
        show_requested: the window is wanted.
        pause_requested, resume_requested: the runs at work are to rest, or those paused here to go on.
        quit_requested: the app is to end; what is at work is paused.
        clicked: a notification was clicked: its key.
    """

    show_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    quit_requested = Signal()
    clicked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key = ""
        self.is_wanted = False
        self._icon = QSystemTrayIcon(icons.app_icon(), self)
        self._icon.activated.connect(lambda reason: self.show_requested.emit() if reason in _OPENS else None)
        self._icon.messageClicked.connect(lambda: self.clicked.emit(self._key))
        self.menu = QMenu()
        self._add("trayShow", tr("Show the window"), self.show_requested.emit)
        self.menu.addSeparator()
        self._pause = self._add("trayPause", tr("Pause"), self.pause_requested.emit)
        self._resume = self._add("trayResume", tr("Resume"), self.resume_requested.emit)
        self.menu.addSeparator()
        self._quit = self._add("trayQuit", tr("Quit"), self.quit_requested.emit)
        self._icon.setContextMenu(self.menu)
        self.show_work("", can_pause=False, can_resume=False)

    @property
    def is_there(self) -> bool:
        """Whether this desktop has a tray at all."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def tip(self) -> str:
        """What is said over the icon."""
        return self._icon.toolTip()

    def want(self, *, is_wanted: bool) -> None:
        """Put the icon into the tray, if there is one, or take it out."""
        self.is_wanted = is_wanted
        is_shown = is_wanted and self.is_there
        if is_shown != self._icon.isVisible():
            self._icon.setVisible(is_shown)

    def show_work(self, words: str, *, can_pause: bool, can_resume: bool) -> None:
        """Say how far the work is; "" when there is none."""
        tip = tr("Enrow Desktop · {progress}", progress=words) if words else tr("Enrow Desktop")
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)
        self._pause.setVisible(can_pause)
        self._resume.setVisible(can_resume and not can_pause)
        self._quit.setText(tr("Pause and quit") if can_pause else tr("Quit"))

    def show_balloon(self, title: str, text: str, key: str) -> None:
        """Show a notification at the icon."""
        self._key = key
        if self.is_there:
            self._icon.show()  # it cannot speak while it is hidden
            self._icon.showMessage(title, text, icons.app_icon())

    def close(self) -> None:
        """Leave the tray."""
        self._icon.hide()

    def _add(self, name: str, words: str, work: Callable[[], None]) -> QAction:
        action = QAction(words, self.menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: work())
        self.menu.addAction(action)
        return action
