"""What every page of the window has: a line above it, and a voice in the message bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page.

    Attributes:
        header: what the window shows above the page.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        failed: a known failure.
    """

    said = Signal(str, object, str)
    failed = Signal(object)

    def __init__(self, header: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.header = header
