"""Where an export goes: a path that can be typed or chosen, and what will be found there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import button, column, label, name_it, restyle, row

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportTarget(QWidget):
    """The file's path, with words under it.

    Signals:
        browse_requested: the system's dialog is wanted.
        changed: another path.
    """

    browse_requested = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_own = False
        self._folder = Path()
        self._suffix = ""
        self._line = QLineEdit()
        name_it(self._line, "exportTarget", tr("Save as"))
        self._words = label("", "caption", name="exportTargetWords", wraps=True)
        self._words.setMinimumHeight(tokens.CAPTION_PX + tokens.SPACE_TIGHT)
        line = row()
        line.addWidget(self._line, 1)
        line.addWidget(button(tr("Choose…"), "exportBrowse", on_click=self.browse_requested.emit))
        layout = column(self, spacing=tokens.SPACE_TIGHT)
        layout.addLayout(line)
        layout.addWidget(self._words)
        self._line.textEdited.connect(self._on_edited)

    @property
    def path(self) -> Path:
        """Where to write; a name alone is meant beside what was proposed, and gets the ending it lacks."""
        text = self._line.text().strip()
        path = self._folder / Path(text).expanduser()
        # The root of a file system, as one begins to type a whole path, has no name to give an ending to.
        return path if path.suffix or not text or not path.name else path.with_name(path.name + self._suffix)

    def propose(self, path: Callable[[], Path], suffix: str) -> None:
        """Show a path, unless the user named one themselves: then only its ending changes with the form."""
        self._suffix = suffix
        if not self._is_own:
            proposed = path()
            self._folder = proposed.parent
            self._line.setText(str(proposed))
        elif suffix and self.path.suffix.lower() != suffix:
            self._line.setText(str(self.path.with_suffix(suffix)))
        self._line.setCursorPosition(len(self._line.text()))

    def take(self, path: Path) -> None:
        """Show a path that the user chose."""
        self._line.setText(str(path))
        self._on_edited()

    def say(self, words: str) -> None:
        """Say what will be written; that a file is there already comes before it."""
        is_there = bool(self._line.text().strip()) and self.path.is_file()
        restyle(self._words, "role", "warn" if is_there else "caption")
        self._words.setText(tr("This file is there already and is replaced.") if is_there else words)

    def _on_edited(self) -> None:
        self._is_own = True
        self.changed.emit()
