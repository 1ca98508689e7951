"""Every run so far with its receipt: look at it again, open its list, export it once more for free."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QWidget

from gui.leads.errors import Action
from gui.leads.life import RunState
from gui.views.bridge import TaskScope
from gui.views.dialogs.exporting import choose_export, saved_words
from gui.views.models.runs_model import RunsModel
from gui.views.theme import tokens
from gui.views.theme.words import shown, tr
from gui.views.widgets.page import Page
from gui.views.widgets.parts import button, column, label, name_it, row
from gui.views.widgets.receipt_card import ReceiptCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.runs.desk import Desk
    from gui.runs.events import RunStateChanged
    from gui.runs.summaries import RunSummary

_LIST_COLUMN = 0
_CAN_GO_ON = frozenset(
    {RunState.PAUSED, RunState.WAITING_FOR_CREDITS, RunState.CAPPED, RunState.IN_DOUBT, RunState.RUNNING}
)


class RunsPage(Page):
    """The runs as a table, and the chosen one's receipt.

    Attributes:
        offered: the run that the message bar offers to go on with, or None.

    Signals:
        reopen_requested: a run's list is wanted on screen: the run's id.
    """

    reopen_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(label(tr("Runs"), "pageTitle"))
        self._desk = desk
        self.offered: str | None = None
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self.model = RunsModel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_full())
        column(self).addWidget(self._stack)

    def _make_empty(self) -> QWidget:
        result = QWidget()
        inner = column(result, spacing=tokens.SPACE_TIGHT)
        title = label(tr("No runs yet"), "price")
        words = label(tr("Each run appears here with its receipt, to be exported again for free."), "muted")
        inner.addStretch(2)
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(part)
        inner.addStretch(3)
        return result

    def _make_full(self) -> QWidget:
        self.table = QTableView()
        name_it(self.table, "runsTable", tr("Runs"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT + 4)
        titles = self.table.horizontalHeader()
        titles.setFixedHeight(34)
        titles.setHighlightSections(False)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        titles.setSectionResizeMode(_LIST_COLUMN, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate((0, 150, 150, 84, 84, 96)):
            if width:
                self.table.setColumnWidth(section, width)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_reopen_requested)
        result = QWidget()
        layout = row(result, spacing=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._make_panel())
        return result

    def _make_panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("role", "panel")
        panel.setFixedWidth(tokens.PANEL_WIDTH)
        self.receipt = ReceiptCard()
        self._reopen = button(
            tr("Open the list"), "reopenRun", role="primary", on_click=self._on_reopen_requested
        )
        self._export_again = button(tr("Export…"), "exportRun", tr("Export again"), on_click=self.export)
        inner = column(panel, margin=tokens.SPACE_CARD, spacing=tokens.SPACE_BETWEEN)
        inner.addWidget(self.receipt)
        inner.addStretch(1)
        inner.addWidget(self._reopen)
        inner.addWidget(self._export_again)
        return panel

    def refresh(self) -> None:
        """Read the runs again."""
        self._scope.restart("runs", self._refresh)

    async def _refresh(self) -> None:
        chosen = self.chosen
        runs = await self._desk.runs()
        self.model.show_runs(runs)
        self._stack.setCurrentIndex(1 if runs else 0)
        if runs:
            ids = [run.id for run in runs]
            self.table.selectRow(ids.index(chosen.id) if chosen and chosen.id in ids else 0)

    @property
    def chosen(self) -> RunSummary | None:
        """The run that is selected."""
        index = self.table.currentIndex()
        return self.model.run(index.row()) if index.isValid() else None

    def _on_current_changed(self) -> None:
        run = self.chosen
        if run is not None:
            self._scope.restart("report", lambda: self._show_report(run))

    async def _show_report(self, run: RunSummary) -> None:
        books = await self._desk.books_of(run.id)
        self.receipt.show_report(await self._desk.report(run.id), run.state, books)

    def _on_reopen_requested(self) -> None:
        if self.chosen is not None:
            self.reopen_requested.emit(self.chosen.id)

    def export(self) -> None:
        """Ask what to export of the chosen run and where to, and write it."""
        if self.chosen is not None:
            run_id = self.chosen.id
            self._scope.start("export", lambda: self._export_run(run_id))

    async def _export_run(self, run_id: str) -> None:
        wish = await choose_export(self.window(), self._desk, run_id)
        if wish is not None:
            record = await self._desk.run(run_id)
            written = await self._desk.exports.write(record, wish.out, wish.choice, separator=wish.separator)
            self.said.emit(saved_words(written), (), "found")

    def tell_of_unseen(self, event: RunStateChanged) -> None:
        """Say what a run has to say whose list is not open, such as one of an earlier session."""
        if event.message:
            words = tr("{message} Its list is under Runs.", message=event.message)
            self._offer(event.run_id if event.state in _CAN_GO_ON else None, words)

    def offer_to_go_on(self, is_open: Callable[[str], bool]) -> None:
        """Offer the newest run of this account that an earlier session left unfinished."""
        self._scope.start("offer", lambda: self._offer_newest(is_open))

    async def _offer_newest(self, is_open: Callable[[str], bool]) -> None:
        runs = [run for run in await self._desk.runs() if run.realm is self._desk.realm]
        for run in runs:
            is_at_work = run.is_elsewhere or run.id in self._desk.runs_at_work
            if run.state in _CAN_GO_ON and not is_at_work and not is_open(run.id):
                words = tr("{name} is not finished.", name=Path(run.file).name)
                # It may rest because of a price not agreed to yet: said before the button is pressed.
                self._offer(run.id, f"{words} {shown(run.message)}".strip())
                return
        for run in runs:
            if run.is_elsewhere:
                name = Path(run.file).name
                self._offer(None, tr("{name} is at work in another window or command.", name=name))
                return

    def _offer(self, run_id: str | None, words: str) -> None:
        self.offered = run_id
        self.said.emit(words, (Action.RESUME,) if run_id else (), "info")

    def go_on(self) -> None:
        """Open the list of the run that was offered, and go on with it if it was only paused."""
        run_id, self.offered = self.offered, None
        if run_id is not None:
            self.reopen_requested.emit(run_id)
            self._scope.start("go on", lambda: self._go_on(run_id))

    async def _go_on(self, run_id: str) -> None:
        is_paused = (await self._desk.run(run_id)).state is RunState.PAUSED
        # A dearer price stands on the button of the list that is being opened.
        if is_paused and not (await self._desk.going_on(run_id)).is_dearer:
            await self._desk.resume(run_id)

    def close_page(self) -> None:
        """Let everything go before the app ends."""
        self._scope.cancel()
