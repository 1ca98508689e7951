"""What the window does when something is chosen in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.views.pages.list_page import ListPage
    from gui.views.pages.settings_page import SettingsPage
    from gui.views.window.main_window import MainWindow


def wire_settings(window: MainWindow, settings: SettingsPage) -> None:
    """Connect a page of settings with its window, once."""
    lists = window.lists
    settings.connection_changed.connect(window.follow_connection)
    settings.language_changed.connect(window.renewal_requested)
    settings.first_steps.welcome_requested.connect(lists.show_welcome)
    settings.first_steps.hints_requested.connect(lists.show_hints_again)
    settings.prices_changed.connect(lists.price_again)
    settings.prices_changed.connect(window.show_balance)
    settings.erasing_all.connect(lambda: _close_all(lists))


def _close_all(lists: ListPage) -> None:
    """Let go of what is about to be erased."""
    while lists.shown is not None:
        lists.close_shown()
