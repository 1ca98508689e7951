"""Somebody who sits before the window: sees what is on screen, presses what can be pressed, waits."""

from __future__ import annotations

import asyncio
import time
import warnings
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.views.models.lead_model import LeadModel
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.pages.list_page.side_panel import PanelState
    from gui.views.window import MainWindow

WidgetType = TypeVar("WidgetType", bound=QWidget)


async def until(is_so: Callable[[], object], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came true"
        await asyncio.sleep(0.01)


# QTest's own clicks handle events, and inside a coroutine that loses the wake-ups of other tasks.
def click(part: QWidget) -> None:
    at = QPointF(part.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        whole = QPointF(part.mapToGlobal(at))
        QApplication.sendEvent(part, QMouseEvent(kind, at, whole, left, buttons, none))


def press_key(part: QWidget, letter: str, key: int = 0) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(part, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


class Person:
    """Uses the window by its names."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.desk = desk

    @property
    def view(self) -> ListView:
        shown = self.window.lists.shown
        assert shown is not None, "no list is on screen"
        return shown

    @property
    def model(self) -> LeadModel:
        return self.view.model

    @property
    def message(self) -> str:
        return self.window.message.text

    def see(self, kind: type[WidgetType], name: str) -> WidgetType:
        """The visible widget of a name."""
        found = [part for part in self._all(kind, name) if part.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name!r}"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self._all(QWidget, name))

    def read(self, name: str) -> str:
        """The words of a label; "" while it is not on screen."""
        return self.see(QLabel, name).text() if self.sees(name) else ""

    def press(self, name: str) -> None:
        part = self.see(QWidget, name)
        assert part.isEnabled(), f"{name!r} cannot be pressed"
        click(part)

    def type_in(self, name: str, text: str) -> None:
        part = self.see(QWidget, name)
        for letter in text:
            press_key(part, letter)

    def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.hover(mime)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys)
        QApplication.sendEvent(on or self.window, event)

    def hover(self, mime: QMimeData) -> None:
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the way that both supported Qts know
            event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys)
        QApplication.sendEvent(self.window, event)

    async def priced(self) -> None:
        await until(lambda: self.window.lists.shown is not None)
        await until(self.view.panel.start.isEnabled)

    async def open(self, *paths: Path) -> None:
        self.window.open_paths(paths)
        await until(lambda: self.window.lists.shown and self.view.opened.name == paths[-1].name)
        await self.priced()

    async def panel_shows(self, state: PanelState) -> None:
        await until(lambda: self.view.panel.state is state)

    async def answer(self, name: str) -> None:
        """Press a button of the question on screen."""
        await until(lambda: any(dialog.isVisible() for dialog in self.window.findChildren(QDialog)))
        dialogs = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        button = dialogs[0].findChild(QPushButton, name)
        assert button is not None
        button.click()

    def column(self, section: int) -> Sequence[Any]:
        return [self.model.index(row, section).data() for row in range(self.model.rowCount())]

    def _all(self, kind: type[WidgetType], name: str) -> list[WidgetType]:
        found = list(self.window.findChildren(kind, name))
        return [part for part in found if isinstance(part, kind)]
