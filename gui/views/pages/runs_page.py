"""Every run so far with its receipt: look at it again, go on with it, export it once more, erase it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStackedWidget, QTableView, QWidget

from gui.leads.errors import Action
from gui.leads.life import RunState
from gui.views.bridge import TaskScope
from gui.views.dialogs.erase_run import may_erase
from gui.views.dialogs.exporting import choose_export, saved_words
from gui.views.dialogs.receipt import save_receipt_of
from gui.views.dialogs.what_leaves import show_what_leaves
from gui.views.models.runs_model import RunsModel
from gui.views.theme import tokens
from gui.views.theme.words import shown, tr
from gui.views.widgets.frame.page import Page
from gui.views.widgets.panel.run_panel import CAN_GO_ON, RunPanel
from gui.views.widgets.parts import column, label, name_it, nothing_yet, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.runs.desk import Desk
    from gui.runs.events import RunStateChanged
    from gui.runs.looking_back.summaries import RunSummary

_LIST_COLUMN = 0
_FIND_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Reopening:
    """A run whose list is wanted on screen; ``is_retry``: to look up what had no answer in it."""

    run_id: str
    is_retry: bool = False


class RunsPage(Page):
    """The runs as a table, and the chosen one's receipt.

    Attributes:
        offered: the run that the message bar offers to go on with, or None.

    Signals:
        reopen_requested: a run's list is wanted on screen: a ``Reopening``.
    """

    reopen_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(QWidget())
        self._desk = desk
        self.offered: str | None = None
        self._shown = ""  # the run whose receipt is on screen
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self.model = RunsModel()
        self._make_header()
        self._stack = QStackedWidget(self)  # each part in its place from the first: Qt dresses it only once
        self._stack.addWidget(nothing_yet(tr("No runs yet"), tr("Each run appears here with its receipt.")))
        self._stack.addWidget(self._make_full())
        column(self).addWidget(self._stack)

    def _make_header(self) -> None:
        self._find = QLineEdit()
        name_it(self._find, "findRuns", tr("Find runs"))
        self._find.setPlaceholderText(tr("Find runs"))
        self._find.setToolTip(tr("By the name of the list or the state, such as “paused”."))
        self._find.setClearButtonEnabled(True)
        self._find.setAcceptDrops(False)
        self._find.setFixedWidth(_FIND_WIDTH)
        self._find.textChanged.connect(self._on_find_changed)
        layout = row(self.header)
        layout.addWidget(label(tr("Runs"), "pageTitle"))
        layout.addStretch(1)
        layout.addWidget(self._find)

    def _make_full(self) -> QWidget:
        result = QWidget(self._stack)
        self.table = QTableView(result)
        name_it(self.table, "runsTable", tr("Runs"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the end says whether it is the sandbox's
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(tokens.ROW_HEIGHT + 4)
        titles = self.table.horizontalHeader()
        titles.setFixedHeight(34)
        titles.setHighlightSections(False)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        titles.setSectionResizeMode(_LIST_COLUMN, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate((0, 140, 130, 62, 62, 70)):
            if width:
                self.table.setColumnWidth(section, width)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_reopen_requested)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.erase)
        self.panel = RunPanel(result)
        self._connect_panel()
        layout = row(result, spacing=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)
        return result

    def _connect_panel(self) -> None:
        self.panel.open_requested.connect(self._on_reopen_requested)
        self.panel.go_on_requested.connect(self._on_go_on_requested)
        self.panel.retry_requested.connect(self._on_retry_requested)
        self.panel.export_requested.connect(self.export)
        self.panel.receipt_requested.connect(self.save_receipt)
        self.panel.file_requested.connect(self._on_file_requested)
        self.panel.sent_requested.connect(lambda: self._scope.start("sent", self._show_sent))
        self.panel.erase_requested.connect(self.erase)

    def refresh(self) -> None:
        """Read the runs again."""
        self._scope.restart("runs", self._refresh)

    def choose(self, run_id: str) -> None:
        """Have a run be the chosen one from the next ``refresh`` on."""
        self._find.clear()
        self._shown = run_id

    async def _refresh(self) -> None:
        self.model.show_runs(await self._desk.runs())
        self._stack.setCurrentIndex(1 if self.model.count else 0)
        self._find.setVisible(self.model.count > 0)
        self._choose_again()

    def _on_find_changed(self, text: str) -> None:
        self.model.find(text)
        self._choose_again()

    def _choose_again(self) -> None:
        """Stay at the chosen run, or go to the first one that is listed."""
        self.panel.setVisible(self.model.rowCount() > 0)
        if self.model.rowCount():
            self.table.selectRow(self.model.position_of(self._shown))
            self._on_current_changed()

    @property
    def chosen(self) -> RunSummary | None:
        """The run that is selected."""
        index = self.table.currentIndex()
        return self.model.run(index.row()) if index.isValid() else None

    def focus_find(self) -> None:
        """Put the cursor in the box that finds runs."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def _on_current_changed(self) -> None:
        run = self.chosen
        if run is not None:
            self._shown = run.id
            self._scope.restart("report", lambda: self._show_report(run))

    async def _show_report(self, run: RunSummary) -> None:
        books = await self._desk.books_of(run.id)
        report = await self._desk.report(run.id)
        self.panel.show_run(run, report, books, is_at_work=run.id in self._desk.runs_at_work)

    # --- what can be done with the chosen run ---

    def _on_reopen_requested(self) -> None:
        if self.chosen is not None:
            self.reopen_requested.emit(Reopening(self.chosen.id))

    def _on_retry_requested(self) -> None:
        if self.chosen is not None:
            self.reopen_requested.emit(Reopening(self.chosen.id, is_retry=True))

    def _on_file_requested(self) -> None:
        if self.chosen is not None and self.chosen.out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.chosen.out).parent)))

    def _on_go_on_requested(self) -> None:
        if self.chosen is not None:
            self.offered = self.chosen.id
            self.go_on()

    async def _show_sent(self) -> None:
        if self.chosen is not None:
            leaving = await self._desk.planning.has_left(await self._desk.run(self.chosen.id))
            await show_what_leaves(self.window(), leaving, has_left=True)

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
            self.refresh()

    def save_receipt(self) -> None:
        """Ask where to save the chosen run's receipt, and write it."""
        if self.chosen is not None:
            run_id = self.chosen.id
            self._scope.start("receipt", lambda: self._save_receipt(run_id))

    async def _save_receipt(self, run_id: str) -> None:
        out = await save_receipt_of(self.window(), self._desk, run_id)
        if out is not None:
            self.said.emit(tr("The receipt is saved as {name}.", name=out.name), (), "found")

    def erase(self) -> None:
        """Ask, then forget the chosen run."""
        run = self.chosen
        if run is not None:
            self._scope.start("erase", lambda: self._erase(run))

    async def _erase(self, run: RunSummary) -> None:
        if await may_erase(self.window(), Path(run.file).name):
            await self._desk.past.erase(run.id)
            self.said.emit(tr("The run was erased. What it cost stays in the books."), (), "info")
            await self._refresh()

    # --- what the message bar offers ---

    def tell_of_unseen(self, event: RunStateChanged) -> None:
        """Say what a run has to say whose list is not open, such as one of an earlier session."""
        if event.message:
            words = tr("{message} Its list is under Runs.", message=event.message)
            self._offer(event.run_id if event.state in CAN_GO_ON else None, words)

    def offer_to_go_on(self, is_open: Callable[[str], bool]) -> None:
        """Offer the newest run of this account that an earlier session left unfinished."""
        self._scope.start("offer", lambda: self._offer_newest(is_open))

    async def _offer_newest(self, is_open: Callable[[str], bool]) -> None:
        runs = [run for run in await self._desk.runs() if run.realm is self._desk.realm]
        for run in runs:
            is_at_work = run.is_elsewhere or run.id in self._desk.runs_at_work
            if run.state in CAN_GO_ON and not is_at_work and not is_open(run.id):
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
            self.reopen_requested.emit(Reopening(run_id))
            self._scope.start("go on", lambda: self._go_on(run_id))

    async def _go_on(self, run_id: str) -> None:
        is_paused = (await self._desk.run(run_id)).state is RunState.PAUSED
        # A dearer price stands on the button of the list that is being opened.
        if is_paused and not (await self._desk.going_on(run_id)).is_dearer:
            await self._desk.resume(run_id)

    def close_page(self) -> None:
        """Let everything go before the app ends."""
        self._scope.cancel()
