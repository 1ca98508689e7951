"""What the buttons of the message bar do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui.leads.errors import Action
from gui.views.window.places import SETTINGS

if TYPE_CHECKING:
    from gui.views.window.main_window import MainWindow

ACCOUNT_PAGE = "https://app.enrow.io"


def act(window: MainWindow, action: Action) -> None:
    """Do what the button says; what is about one list is handed to the list on screen."""
    if action is Action.ENTER_KEY:
        window.show_page(SETTINGS)
        window.settings.focus_key()
    elif action is Action.USE_SANDBOX:
        window.use_sandbox()
    elif action is Action.OPEN_LISTS:
        window.last_lists_requested.emit()
    elif action is Action.RESUME and window.runs.offered is not None:
        window.message.clear()
        window.runs.go_on()
    elif action is Action.CHOOSE_OUTPUT:
        window.export()
    elif action is Action.ADD_CREDITS:
        QDesktopServices.openUrl(QUrl(ACCOUNT_PAGE))
    else:
        if action is Action.RETRY:
            window.refresh_balance()
        window.lists.act(action)
