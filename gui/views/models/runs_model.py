"""Every run so far as a table: its file, when, its state, and what it found and cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from gui.leads.fields import Realm
from gui.views.models.titled_model import NO_PARENT, Index, TitledModel
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.panel.progress_card import state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.looking_back.summaries import RunSummary

RUN_ROLE = int(Qt.ItemDataRole.UserRole)
_RIGHT = frozenset({3, 4, 5})


class RunsModel(TitledModel):
    """One row per run, newest first."""

    def __init__(self) -> None:
        titles = (tr("List"), tr("Started"), tr("State"), tr("Rows"), tr("Found"), tr("Paid"))
        super().__init__(titles, _RIGHT)
        self._all: Sequence[RunSummary] = ()
        self._runs: Sequence[RunSummary] = ()
        self._text = ""

    def show_runs(self, runs: Sequence[RunSummary]) -> None:
        """List these."""
        self._all = runs
        self._list()

    def find(self, text: str) -> None:
        """List only those whose list's name or state contains this; "" for all."""
        self._text = text.strip().casefold()
        self._list()

    def _list(self) -> None:
        self.beginResetModel()
        self._runs = [run for run in self._all if self._text in " ".join(_cells(run)[:3]).casefold()]
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many runs there are, listed or not."""
        return len(self._all)

    def position_of(self, run_id: str) -> int:
        """Where a run is listed; the first place when it is not."""
        return next((at for at, run in enumerate(self._runs) if run.id == run_id), 0)

    def run(self, position: int) -> RunSummary:
        """The run at a position."""
        return self._runs[position]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many runs."""
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what stands in a cell."""
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(run)[index.column()]
        if role == RUN_ROLE:
            return run
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return _tip(run) if role == Qt.ItemDataRole.ToolTipRole else None


def _tip(run: RunSummary) -> str | None:
    if run.is_elsewhere:
        return tr("Another window or command works on it. Pause or stop it there.")
    return shown(run.message) or None


def _cells(run: RunSummary) -> tuple[str, ...]:
    name = Path(run.file).name
    if run.realm is Realm.SANDBOX:
        name = tr("{file} (sandbox)", file=name)
    return (
        name,
        numbers.moment(run.created_at),
        tr("Working elsewhere") if run.is_elsewhere else state_words(run.state),
        numbers.count(run.rows),
        numbers.count(run.found),
        numbers.amount(run.paid),
    )
