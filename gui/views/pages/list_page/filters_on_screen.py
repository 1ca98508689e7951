"""Carries filters between the parts that ask for them and those that show them: table, chips, price."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.pages.list_page.rows_on_screen import OfStatus, RowsOnScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.life import Status
    from gui.leads.verdict import Verdict
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.reading import PlannedRows
    from gui.views.bridge import TaskScope
    from gui.views.models.lead_model import LeadModel
    from gui.views.pages.list_page.list_frame import ListFrame
    from gui.views.pages.list_page.run_control import RunControl


class FiltersOnScreen(QObject):
    """The filters of one list.

    Attributes:
        rows: which rows are on screen.

    Signals:
        planned_changed: the columns of answers say something else than answers, or answers again.
    """

    planned_changed = Signal()

    def __init__(
        self, desk: Desk, scope: TaskScope, frame: ListFrame, model: LeadModel, control: RunControl
    ) -> None:
        super().__init__(control)
        self._desk = desk
        self._frame = frame
        self._model = model
        self._control = control
        self._opened: OpenList | None = None
        self.rows = RowsOnScreen(self._plan, self._column_name, scope, self)
        self.rows.slow.connect(frame.bar.show_finding)
        self.rows.found.connect(self._on_rows_found)
        self.rows.planned_changed.connect(self._on_planned_changed)

    def show(self, opened: OpenList) -> None:
        """This is the list now."""
        if self._opened is None:
            self._connect()
        self._opened = opened
        self.rows.read_with(partial(self._desk.reader, opened.list_id))

    def _connect(self) -> None:
        frame, rows = self._frame, self.rows
        rows.chips_changed.connect(frame.filters.show_chips)
        frame.filters.removed.connect(rows.remove)
        frame.filters.all_removed.connect(rows.remove_all)
        frame.bar.filter_changed.connect(frame.delegate.show_found)
        frame.bar.filter_changed.connect(rows.filter)
        frame.problems.only_problems_changed.connect(self._on_only_problems_changed)
        frame.panel.line_opened.connect(rows.open_line)
        frame.panel.status_opened.connect(self._on_status_opened)
        self._control.started.connect(self.leave_price)

    async def _plan(self, verdict: Verdict) -> PlannedRows:
        list_id = "" if self._opened is None else self._opened.list_id
        return await self._desk.planning.rows_behind(list_id, self._frame.panel.options(), verdict)

    def _column_name(self, column: int) -> str:
        return "" if self._opened is None else self._opened.headers[column]

    def on_priced(self, *, has_price: bool) -> None:
        """The rows behind a line of the price are others, or there is no line any more."""
        if self.rows.wanted.verdict is None:
            return
        if has_price:
            self.rows.ask()
        else:
            self.rows.open_line(None)

    def leave_price(self) -> None:
        """The price is not on screen any more: its rows need not be, either."""
        if self.rows.wanted.verdict is not None:
            self.rows.open_line(None)

    def leave_run(self) -> None:
        """The run is not on screen any more."""
        if self.rows.wanted.status is not None:
            self.rows.only_status(None)

    def _on_rows_found(self, ids: Sequence[int]) -> None:
        self._model.show_ids(ids)
        self._frame.bar.show_matches(len(ids), 0 if self._opened is None else self._opened.rows)

    def _on_only_problems_changed(self, is_wanted: bool) -> None:
        self.rows.only_problems(is_wanted, self._frame.panel.find_card.kinds)

    def _on_planned_changed(self, planned: PlannedRows | None) -> None:
        self._model.show_planned(planned)
        self._frame.panel.mark_line(None if planned is None else planned.verdict)
        self.planned_changed.emit()

    def _on_status_opened(self, status: Status) -> None:
        if self._control.run_id is not None:
            kinds = frozenset(self._model.kinds)
            self.rows.only_status(OfStatus(status, self._control.run_id, kinds))
