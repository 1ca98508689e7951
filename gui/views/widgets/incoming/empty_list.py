"""What is on screen before there is a list: a large drop target, and the other ways to bring one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui.views.theme import icons, tokens
from gui.views.theme.words import tr
from gui.views.widgets.incoming.recent_lists import RecentLists
from gui.views.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme

_WIDTH = 680


class EmptyList(QWidget):
    """The drop target with *Open*, *Paste*, the sample list and the recent ones.

    Attributes:
        recent: the lists opened before.

    Signals:
        open_requested, paste_requested, sample_requested: a way was chosen.
    """

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = QLabel()
        self._target = self._make_target()
        self.recent = RecentLists(theme)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        inner = column(middle, spacing=tokens.SPACE_BETWEEN)
        inner.addStretch(2)
        inner.addWidget(self._target)
        inner.addSpacing(tokens.SPACE_INSIDE)
        inner.addWidget(self.recent)
        inner.addStretch(3)
        outer = row(self, margin=tokens.SPACE_CARDS)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        theme.changed.connect(self._tint)
        self._tint()

    def _make_target(self) -> QFrame:
        target = QFrame()
        target.setObjectName("dropTarget")
        target.setAccessibleName(tr("Drop a lead list here"))
        target.setProperty("role", "drop")
        inner = column(target, margin=36, spacing=tokens.SPACE_BETWEEN)
        title = label(tr("Drop a lead list here"), "price")
        words = label(
            tr("Excel or CSV. Your file is never changed; you get a copy with new columns."), "muted"
        )
        words.setWordWrap(True)
        for part in (self._drawing, title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(part)
        inner.addSpacing(tokens.SPACE_TIGHT)
        buttons = row(spacing=tokens.SPACE_INSIDE)
        buttons.addStretch(1)
        wishes = (
            (tr("Open…"), "open", tr("Open"), "primary", self.open_requested),
            (tr("Paste"), "paste", tr("Paste"), "", self.paste_requested),
            (tr("Try the sample list"), "trySample", tr("Try the sample list"), "", self.sample_requested),
        )
        made = [
            button(words_on_it, name, accessible, role=role, on_click=signal.emit)
            for words_on_it, name, accessible, role, signal in wishes
        ]
        for each in made:
            buttons.addWidget(each)
        self.setFocusProxy(made[0])  # where the keyboard goes on when the last list was closed
        buttons.addStretch(1)
        inner.addLayout(buttons)
        return target

    def _tint(self) -> None:
        self._drawing.setPixmap(icons.pixmap("drop", self._theme.tokens.accent, 44, 2.0))
