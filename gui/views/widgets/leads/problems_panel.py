"""The rows that need a look, under the table: a line that sums them up, and the list when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QToolButton, QWidget

from gui.views.theme import icons, numbers, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.leads.fix_bar import FixBar
from gui.views.widgets.parts import column, name_it, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QResizeEvent

    from gui.views.theme.theme import Theme

_OPEN_HEIGHT = 168


class ProblemsPanel(QFrame):
    """Sums up the problems and lists them.

    Attributes:
        fix_bar: what the current line can be mended with.

    Signals:
        chosen: a problem was chosen; its index in the model.
        current_changed: another line is the current one; its index, or an invalid one.
        only_problems_changed: whether the table is to show these rows alone.
    """

    chosen = Signal(QModelIndex)
    current_changed = Signal(QModelIndex)
    only_problems_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPanel")
        self.setProperty("role", "footer")
        self._theme = theme
        self._current = 0
        self._summary = ""
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
        self.fix_bar = FixBar()
        self._list = QListView()
        name_it(self._list, "problems", tr("Problems"))
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(0)
        self._list.setFixedHeight(_OPEN_HEIGHT)
        self._list.activated.connect(self.chosen)
        self._list.clicked.connect(self.chosen)
        self._lay_out()
        theme.changed.connect(self._tint)
        self._on_toggled(is_open=False)
        self.show_counts(0, {})

    def _lay_out(self) -> None:
        top = row()
        top.setContentsMargins(tokens.SPACE_INSIDE, 5, tokens.SPACE_INSIDE, 5)
        top.addWidget(self._toggle)
        top.addStretch(1)
        top.addWidget(self._only)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self._list)
        layout.addWidget(self.fix_bar)

    def set_model(self, model: QAbstractItemModel) -> None:
        """List the problems of this model; after a reset the line at the same place is the current one."""
        self._list.setModel(model)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)

    @property
    def shows_only_problems(self) -> bool:
        """Whether the table is to show these rows alone."""
        return self._only.isChecked()

    def open(self, *, is_open: bool = True) -> None:
        """Open or close the list."""
        self._toggle.setChecked(is_open)

    def show_counts(self, total: int, counts: Mapping[str, int], hints: int = 0) -> None:
        """Sum the problems up: how many, and the commonest kinds of them in words.

        Args:
            total: rows that need a look.
            counts: how many of them have what, in words.
            hints: rows that are found as they are, and could be written better.
        """
        self.setVisible(total + hints > 0)
        if total == 0:
            self._only.setChecked(False)
        self._only.setEnabled(total > 0)
        common = sorted(counts.items(), key=lambda item: -item[1])[:3]
        words = " · ".join(tr("{n} {reason}", n=numbers.count(n), reason=what) for what, n in common)
        look = plural(total, "{n} row needs a look", "{n} rows need a look", n=numbers.count(total))
        better = plural(hints, "{n} hint", "{n} hints", n=numbers.count(hints))
        parts = [tr("{look}: {kinds}", look=look, kinds=words)] if total else []
        self._summary = " · ".join([*parts, better] if hints else parts)
        self._fit_summary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the sum to the room there is."""
        super().resizeEvent(event)
        self._fit_summary()

    def _fit_summary(self) -> None:
        metrics, only = self._toggle.fontMetrics(), self._only
        taken = 4 * tokens.SPACE_INSIDE + self._toggle.iconSize().width() + 2 * tokens.SPACE_BETWEEN
        room = (
            self.width() - taken - (0 if only.isHidden() else only.sizeHint().width() + tokens.SPACE_INSIDE)
        )
        shortened = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, max(room, 0))
        self._toggle.setText(f" {shortened}")
        self._toggle.setAccessibleDescription(self._summary)  # whole
        self._toggle.setToolTip(self._summary if shortened != self._summary else "")

    def _on_reset(self) -> None:
        model = self._list.model()
        current = min(self._current, model.rowCount() - 1)
        self._list.setCurrentIndex(model.index(max(current, 0), 0))
        self._on_current_changed(self._list.currentIndex())

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._current = index.row()
        self.current_changed.emit(index)

    def _on_toggled(self, is_open: bool) -> None:
        for part in (self._list, self._only, self.fix_bar):
            part.setVisible(is_open)
        self._fit_summary()
        self._tint()

    def _tint(self) -> None:
        self._toggle.setIcon(icons.icon("warn", self._theme.tokens.warn, size_px=16))
