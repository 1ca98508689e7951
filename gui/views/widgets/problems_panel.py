"""The rows that need a look, under the table: a line that sums them up, and the list when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QToolButton

from gui.views.theme import icons, numbers, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.parts import column, name_it, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel

    from gui.views.theme.theme import Theme

_OPEN_HEIGHT = 168


class ProblemsPanel(QFrame):
    """Sums up the problems and lists them.

    Signals:
        chosen: a problem was chosen; its index in the model.
        only_problems_changed: whether the table is to show these rows alone.
    """

    chosen = Signal(QModelIndex)
    only_problems_changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("problemsPanel")
        self.setProperty("role", "footer")
        self._theme = theme
        self._toggle = QToolButton()
        name_it(self._toggle, "problemsToggle", tr("Show the problems"))
        self._toggle.setCheckable(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setIconSize(QSize(16, 16))
        self._toggle.toggled.connect(self._on_toggled)
        self._only = QToolButton()
        name_it(self._only, "onlyProblems", tr("Show only these rows"))
        self._only.setText(tr("Show only these rows"))
        self._only.setCheckable(True)
        self._only.toggled.connect(self.only_problems_changed)
        self._list = QListView()
        name_it(self._list, "problems", tr("Problems"))
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(0)
        self._list.setFixedHeight(_OPEN_HEIGHT)
        self._list.activated.connect(self.chosen)
        self._list.clicked.connect(self.chosen)
        top = row()
        top.setContentsMargins(tokens.SPACE_INSIDE, 5, tokens.SPACE_INSIDE, 5)
        top.addWidget(self._toggle)
        top.addStretch(1)
        top.addWidget(self._only)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self._list)
        theme.changed.connect(self._tint)
        self._on_toggled(is_open=False)
        self.show_counts(0, {})

    def set_model(self, model: QAbstractItemModel) -> None:
        """List the problems of this model."""
        self._list.setModel(model)

    @property
    def shows_only_problems(self) -> bool:
        """Whether the table is to show these rows alone."""
        return self._only.isChecked()

    def open(self, *, is_open: bool = True) -> None:
        """Open or close the list."""
        self._toggle.setChecked(is_open)

    def show_counts(self, total: int, counts: Mapping[str, int]) -> None:
        """Sum the problems up: how many, and the commonest kinds of them in words."""
        self.setVisible(total > 0)
        if total == 0:
            self._only.setChecked(False)
            return
        common = sorted(counts.items(), key=lambda item: -item[1])[:3]
        words = " · ".join(f"{numbers.count(count)} {what}" for what, count in common)
        look = plural(total, "{n} row needs a look", "{n} rows need a look", n=numbers.count(total))
        self._toggle.setText(f" {look}: {words}")

    def _on_toggled(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self._only.setVisible(is_open)
        self._tint()

    def _tint(self) -> None:
        self._toggle.setIcon(icons.icon("warn", self._theme.tokens.warn, size_px=16))
