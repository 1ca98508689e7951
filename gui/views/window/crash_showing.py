"""Shows a bug once the window is there to show it in, and never two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from gui.views.widgets.frame.crash_panel import CrashPanel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class CrashShowing(QObject):
    """One per window; a bug while its panel is on screen is in the log only."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._panel: CrashPanel | None = None
        window.installEventFilter(self)

    def show(self, details: str, logs: Path) -> None:
        """Show a bug; in a hidden window it waits until the window comes back."""
        if self._panel is None:
            self._panel = CrashPanel(self._window, details, logs)
            self._panel.finished.connect(self._on_finished)
            if self._window.isVisible():
                self._panel.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window come back; every event passes."""
        if event.type() is QEvent.Type.Show and self._panel is not None:
            self._panel.show()
        return super().eventFilter(watched, event)

    def _on_finished(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None
