"""The menu bar of macOS, where every app has one at the top of the screen.

Elsewhere there is none: it would be a line of the window that says what the buttons below it say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenuBar

from gui.views.theme.words import tr
from gui.views.window.message_acts import ACCOUNT_PAGE
from gui.views.window.places import PLACES

if TYPE_CHECKING:
    from gui.views.window.main_window import MainWindow


def make_menu_bar(window: MainWindow) -> QMenuBar:
    """The window's commands as menus; the system takes Quit and Settings into the menu of the app."""
    actions = window.commands.actions
    actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    actions["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
    bar = QMenuBar()
    menus = (
        (tr("File"), ("open", "paste", "export", "close", "quit", "settings")),
        (tr("Edit"), ("undo", "find")),
        (tr("Run"), ("start", "pause")),
        (tr("View"), (*(f"page{n}" for n in range(1, len(PLACES) + 1)), "nextList", "previousList")),
    )
    for words, names in menus:
        bar.addMenu(words).addActions([actions[name] for name in names])
    bar.addMenu(tr("Help")).addActions([actions["keys"], _account(window), _logs(window)])
    return bar


def _account(window: MainWindow) -> QAction:
    action = QAction(tr("Your account at Enrow"), window)
    action.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl(ACCOUNT_PAGE)))
    return action


def _logs(window: MainWindow) -> QAction:
    action = QAction(tr("Open the log's folder"), window)
    folder = QUrl.fromLocalFile(str(window.log_folder))
    action.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(folder))
    return action
