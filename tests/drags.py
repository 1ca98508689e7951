"""Something dragged over a window, as the system tells of it: to the window's handle, before any widget."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


def files(*paths: Path) -> QMimeData:
    return links(*(QUrl.fromLocalFile(str(path)).toString() for path in paths))


def links(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def cells(text: str, html: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


class Drag:
    """A drag over a place of the window, or the middle of a widget in it, by default of the window itself."""

    def __init__(
        self, window: QWidget, mime: QMimeData, over: QWidget | None = None, *, at: QPoint | None = None
    ) -> None:
        self._handle = window.window().windowHandle()
        self._mime = mime
        part = over or window
        self._at = QPointF(at or part.mapTo(part.window(), part.rect().center()))

    def enter(self) -> bool:
        """Come in; says whether a drop would be taken."""
        return self._send(QDragEnterEvent)

    def move_over(self, part: QWidget) -> bool:
        self._at = QPointF(part.mapTo(part.window(), part.rect().center()))
        return self._send(QDragMoveEvent)

    def leave(self) -> None:
        QCoreApplication.sendEvent(self._handle, QDragLeaveEvent())

    def drop(self) -> Qt.DropAction:
        """Let go; says what the system is told to do with what was dragged."""
        event = QDropEvent(self._at, _ANY, self._mime, _LEFT, _NONE)
        event.setDropAction(Qt.DropAction.MoveAction)  # what file managers propose on one disk
        QCoreApplication.sendEvent(self._handle, event)
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction

    def _send(self, kind: type[QDragMoveEvent]) -> bool:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the way that both supported Qts know
            event = kind(self._at.toPoint(), _ANY, self._mime, _LEFT, _NONE)
        QCoreApplication.sendEvent(self._handle, event)
        return event.isAccepted() and event.dropAction() != Qt.DropAction.IgnoreAction
