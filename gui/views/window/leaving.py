"""What becomes of the window when it is closed while a run is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.dialogs.closing import Closing, ask_how_to_close

if TYPE_CHECKING:
    from gui.views.window.main_window import MainWindow


async def ask_to_leave(window: MainWindow, runs_at_work: int) -> None:
    """Ask, and then leave the app, put the window out of the way, or stay."""
    has_tray = window.presence.tray.is_there
    wish = await ask_how_to_close(window, runs_at_work, has_tray=has_tray)
    if wish is Closing.QUIT:
        window.leave()
    elif wish is Closing.IN_BACKGROUND and has_tray:
        window.hide()
    elif wish is Closing.IN_BACKGROUND:
        window.showMinimized()
