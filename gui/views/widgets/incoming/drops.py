"""Takes lists dropped anywhere on a window and on its dialogs, whatever is shown there, and at any time.

The window's own handle is watched, which a drag reaches before any widget: no table, field or button can keep
a list to itself. Only text that is dropped on a field to type in is left to that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gui.views.widgets.incoming.drop_veil import DropVeil
from gui.views.widgets.incoming.offered import Offered, offered

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from gui.views.theme.theme import Theme

_FOLLOWED = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})
# Whoever moves the mouse or types drags nothing any more, even where the system forgot to say so.
_ENDS = frozenset(
    {QEvent.Type.DragLeave, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}
)


class Drops(QObject):
    """Watches one window.

    Signals:
        dropped: something was let go over it: what was ``Offered``, useful or not.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._handle: QWindow | None = None
        self._offer = Offered()
        self._is_over_field = False
        self._soon = QTimer(self)  # by then the dialog that blocks the window is there
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._watch_dialog)
        self._veil = DropVeil(window, theme)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    def _watch_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow drags; stay as large as the window; watch the dialogs that open over it."""
        kind = event.type()
        if isinstance(event, QDropEvent):  # those that enter and move, too
            return self._on_followed(event) if kind in _FOLLOWED else self._on_dropped(event)
        if kind in _ENDS and self._veil.isVisible():
            self._veil.hide()
        elif kind == QEvent.Type.Resize and self._veil.isVisible():
            self._veil.cover()
        elif kind == QEvent.Type.Show:
            self._watch_handle()
        elif kind == QEvent.Type.WindowBlocked:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _on_followed(self, event: QDropEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter:
            self._offer = offered(event.mimeData())
        if self._is_for_field(event):
            self._is_over_field = True
            self._veil.hide()
            return False
        self._leave_field()
        if event.type() == QEvent.Type.DragEnter or not self._veil.isVisible():
            self._veil.show_offer(self._offer)
        _answer(event, is_taken=self._offer.is_useful)
        return True

    def _on_dropped(self, event: QDropEvent) -> bool:
        self._veil.hide()
        if self._is_for_field(event):
            self._is_over_field = False
            return False
        offer = offered(event.mimeData())
        _answer(event, is_taken=offer.is_useful)
        self.dropped.emit(offer)
        return True

    def _is_for_field(self, event: QDropEvent) -> bool:
        """Whether it is text over a field that takes some."""
        mime = event.mimeData()
        if not mime.hasText() or any(url.isLocalFile() for url in mime.urls()):
            return False
        part = self._window.childAt(event.position().toPoint())
        return any(_takes_text(each) for each in (part, part.parentWidget() if part else None))

    def _leave_field(self) -> None:
        """Tell the field that was hovered over that the drag went on."""
        if self._is_over_field and self._handle is not None:
            self._is_over_field = False
            QCoreApplication.sendEvent(self._handle, QDragLeaveEvent())

    def _watch_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) or not isinstance(dialog, QDialog):
            return  # the system's own dialog has a use of its own for what is dropped on it
        if dialog.findChild(Drops, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
            Drops(dialog, self._theme).dropped.connect(self.dropped)


def _takes_text(part: QWidget | None) -> bool:
    if not isinstance(part, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return False
    return part.isEnabled() and part.acceptDrops() and not part.isReadOnly()


def _answer(event: QDropEvent, *, is_taken: bool) -> None:
    """Tell the system: a copy, never a move, for the file stays where it is; or nothing at all."""
    event.setDropAction(Qt.DropAction.CopyAction if is_taken else Qt.DropAction.IgnoreAction)
    event.setAccepted(is_taken)
