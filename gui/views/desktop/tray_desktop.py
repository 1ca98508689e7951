"""What every system can show of the app outside its window: a balloon at the tray's icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.views.desktop.tray import Tray


class TrayDesktop:
    """Notifications by the tray's icon, where the system has no other way for them; no progress."""

    def __init__(self, tray: Tray) -> None:
        self._tray = tray

    def show_share(self, share: float | None) -> None:
        """Nothing can be shown."""

    def notify(self, title: str, text: str, key: str) -> None:
        """Show a balloon at the tray's icon."""
        self._tray.show_balloon(title, text, key)

    def close(self) -> None:
        """Nothing was shown."""
