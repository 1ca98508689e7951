"""The lists opened before, a row each: name, folder, how long it is, how old, and a way to take it off."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from gui.views.theme import icons, numbers, tokens
from gui.views.theme.resources import sample_list
from gui.views.theme.words import tr
from gui.views.widgets.elided_label import ElidedLabel
from gui.views.widgets.parts import column, label, name_it, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.opening.recents import RecentList
    from gui.views.theme.theme import Theme

_ROWS_WIDTH = 90
_AGE_WIDTH = 110
_PASTED = "pasted"  # the folder of the workspace that keeps pasted cells


class RecentLists(QWidget):
    """Rows to choose from; out of sight while there are none.

    Signals:
        chosen: a list is to be opened again: its ``RecentList``.
        take_off_requested: it is not to be offered any more: its id.
    """

    chosen = Signal(object)
    take_off_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[QWidget] = []
        self._layout = column(self, spacing=2)
        title = label(tr("Recent"), "cardTitle")
        title.setContentsMargins(tokens.SPACE_INSIDE, 0, 0, tokens.SPACE_TIGHT)
        self._layout.addWidget(title)
        self.hide()

    def show_lists(self, lists: Sequence[RecentList]) -> None:
        """Offer these lists."""
        for old in self._rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._make_row(recent) for recent in lists]
        for made in self._rows:
            self._layout.addWidget(made)
        self.setVisible(bool(lists))

    def _make_row(self, recent: RecentList) -> QWidget:
        result = QWidget()
        entry = _Entry(recent)
        entry.clicked.connect(lambda _checked=False: self.chosen.emit(recent))
        away = QToolButton()
        name_it(away, "takeOffRecent", tr("Take {name} off this list", name=recent.path.name))
        away.setProperty("role", "icon")
        away.setToolTip(tr("Take it off this list. The file stays where it is."))
        away.setIcon(icons.icon("close", self._theme.tokens.muted, size_px=14))
        away.setIconSize(QSize(14, 14))
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        away.clicked.connect(partial(self.take_off_requested.emit, recent.list_id))
        layout = row(result, spacing=tokens.SPACE_TIGHT)
        layout.addWidget(entry, 1)
        layout.addWidget(away)
        return result


class _Entry(QPushButton):
    """One list, pressed to open it; one whose file is gone says so and cannot be pressed."""

    def __init__(self, recent: RecentList) -> None:
        super().__init__()
        name, where = recent.path.name, _where(recent)
        age = numbers.age(recent.opened_at) if recent.exists else tr("file not found")
        words = tr("{name}, {rows}, {age}", name=name, rows=numbers.rows(recent.rows), age=age)
        name_it(self, "recent", words)
        self.setProperty("role", "recent")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(recent.exists)
        gone = tr("{path} is not there now. It was moved, renamed or deleted.", path=str(recent.path))
        self.setToolTip(str(recent.path) if recent.exists else gone)
        layout = row(self, spacing=tokens.SPACE_BETWEEN)
        layout.setContentsMargins(tokens.SPACE_INSIDE, 0, tokens.SPACE_INSIDE, 0)
        title = ElidedLabel(name, Qt.TextElideMode.ElideMiddle, "" if recent.exists else "muted")
        layout.addWidget(title, 3)
        layout.addWidget(ElidedLabel(where, Qt.TextElideMode.ElideLeft, "caption"), 2)
        for text, width in ((numbers.rows(recent.rows), _ROWS_WIDTH), (age, _AGE_WIDTH)):
            part = label(text, "caption")
            part.setFixedWidth(width)
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(part)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(tokens.ROW_HEIGHT + 2)


def _where(recent: RecentList) -> str:
    folder = recent.path.parent
    if recent.path == sample_list():
        return tr("Sample list")
    if folder.name == _PASTED:
        return tr("Pasted cells")
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
