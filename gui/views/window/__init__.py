"""The app's one window: its frame and pages, its commands, and what the message bar's buttons do."""

from gui.views.window.main_window import MainWindow

__all__ = ["MainWindow"]
