"""Takes files dropped anywhere on the window, and says over it what a drop would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.parts import column, label

_MARGIN = 8


class DropVeil(QFrame):
    """Lies over a window, as large as it, while something hangs over that window.

    Signals:
        files_dropped: the files, as a list of paths.
    """

    files_dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = label("", "price", name="dropWords")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self, margin=tokens.SPACE_CARDS).addWidget(self._words)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drops, stay as large as the window."""
        if isinstance(event, QDragEnterEvent):
            self._on_entered(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._on_dropped(event)
            return True
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def _on_entered(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()
        number = len(dropped_files(event))
        if number:
            self._words.setText(plural(number, "Drop to open this list", "Drop to open {n} lists", n=number))
        else:
            self._words.setText(tr("Only files can be dropped here: Excel or CSV"))
        self._cover()
        self.show()
        self.raise_()

    def _on_dropped(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        if files := dropped_files(event):
            self.files_dropped.emit(files)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files that hang on a drag; folders and links elsewhere are left out."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]
