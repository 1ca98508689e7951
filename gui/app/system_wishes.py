"""What the operating system asks of the program: to open files, to come back, to end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from gui.app.stage import Stage


class SystemWishes(QObject):
    """An event filter for the application.

    Args:
        stage: does what is asked for.
        system: the system, as ``sys.platform`` names it.
    """

    def __init__(self, stage: Stage, system: str = sys.platform) -> None:
        super().__init__()
        self._stage = stage
        self._is_mac = system == "darwin"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the system asks for, let the rest pass."""
        if isinstance(event, QFileOpenEvent) and event.file():
            # Lists that are dropped on the program's icon come as events on macOS.
            self._stage.open_paths([Path(event.file())])
            return True
        if event.type() is QEvent.Type.Quit:
            # Qt would stop the loop under work that is not put away yet.
            self._stage.quit()
            return True
        if event.type() is QEvent.Type.ApplicationActivate and self._is_mac:
            self._stage.come_back()  # a click on the icon in the Dock
        return super().eventFilter(watched, event)
