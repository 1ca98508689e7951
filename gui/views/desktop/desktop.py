"""One small way to the desktop for all systems; each shows what it can, and nothing where it cannot."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QGuiApplication

from gui.views.desktop.tray_desktop import TrayDesktop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.views.desktop.tray import Tray


class Desktop(Protocol):
    """What a system can show of the app outside its window."""

    def show_share(self, share: float | None) -> None:
        """Show how much of the work is done, from 0 to 1; None: nothing is at work."""

    def notify(self, title: str, text: str, key: str) -> None:
        """Show a notification; a click on it comes back through the tray's ``clicked`` with its key."""

    def close(self) -> None:
        """Show nothing any more."""


class DockDesktop(TrayDesktop):
    """macOS: the percentage stands on the app's icon in the Dock."""

    def show_share(self, share: float | None) -> None:
        """Write the percentage on the icon; an empty one has no badge."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(0 if share is None else max(1, int(share * 100)))

    def close(self) -> None:
        """Take the badge away."""
        self.show_share(None)


def desktop_of(window: QWidget, tray: Tray, system: str = sys.platform) -> Desktop:
    """The desktop of this system."""
    if system == "win32":
        from gui.views.desktop.windows_taskbar import WindowsDesktop

        return WindowsDesktop(window, tray)
    if system == "darwin":
        return DockDesktop(tray)
    from gui.views.desktop.session_bus import SessionBus

    return SessionBus(tray)
