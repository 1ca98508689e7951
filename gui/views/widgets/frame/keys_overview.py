"""Which keys do what: the window's own commands, and what the table and the lists know besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.focus_order import step
from gui.views.widgets.parts import button, column, label, row
from gui.views.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction

_WIDTH, _HEIGHT = 460, 700  # in which all of them are seen


def keys_of(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """What each command does, and its first key as this system writes it; then what has no command."""
    own = [(action.text().rstrip("…"), action.shortcut()) for action in actions]
    more = [
        (tr("Menu of a column"), QKeySequence("Alt+Down")),
        (tr("Copy cells"), QKeySequence(QKeySequence.StandardKey.Copy)),
        (tr("Move a column of the export"), QKeySequence("Ctrl+Up")),
        (tr("Rename a column of the export"), QKeySequence("F2")),
        (tr("Next control"), QKeySequence("Tab")),
        (tr("Close a dialog"), QKeySequence("Esc")),
    ]
    native = QKeySequence.SequenceFormat.NativeText
    return [(words, keys.toString(native)) for words, keys in (*own, *more) if not keys.isEmpty()]


class KeysOverview(QDialog):
    """A list of words and keys; any key that closes dialogs closes it."""

    def __init__(self, parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setObjectName("keysOverview")
        self.setWindowTitle(tr("Keyboard"))
        self.setAccessibleName(tr("Keyboard"))
        self.resize(_WIDTH, min(_HEIGHT, self.screen().availableGeometry().height()))
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(tr("Keyboard"), "title"))
        area = ScrollColumn("keys", tr("Keys"), self)
        area.setWidget(_lines(keys))
        layout.addWidget(area, 1)
        end = row()
        end.addStretch(1)
        close = button(tr("Close"), "closeKeys", on_click=self.accept)
        close.setDefault(True)
        end.addWidget(close)
        layout.addLayout(end)
        self.finished.connect(self.deleteLater)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)


def _lines(keys: Sequence[tuple[str, str]]) -> QWidget:
    result = QWidget()
    grid = QGridLayout(result)
    grid.setContentsMargins(*[tokens.SPACE_TIGHT] * 4)
    grid.setVerticalSpacing(tokens.SPACE_TIGHT)
    grid.setColumnStretch(0, 1)
    for line, (words, key) in enumerate(keys):
        grid.addWidget(label(words), line, 0)
        grid.addWidget(label(key, "muted", name=f"key{line}", accessible=words), line, 1)
    return result
