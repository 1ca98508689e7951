"""What a list on screen is made of, before it is known which list: its table, problems, bar and panel."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from gui.views.models.lead_delegate import LeadDelegate
from gui.views.pages.list_page.side_panel import SidePanel
from gui.views.widgets.leads.filter_strip import FilterStrip
from gui.views.widgets.leads.lead_grid import LeadGrid
from gui.views.widgets.leads.list_bar import ListBar
from gui.views.widgets.leads.problems_panel import ProblemsPanel
from gui.views.widgets.parts import column, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.views.theme.theme import Theme


class ListFrame(QWidget):
    """The widgets of a list, laid out. They are there once ``building`` has come to its end.

    Attributes:
        filters: what narrows the table down, above it.
        grid: the table at the left.
        problems: the panel below it.
        panel: price and run, at the right.
        bar: the line above; the window's top shows it.
    """

    filters: FilterStrip
    grid: LeadGrid
    problems: ProblemsPanel
    panel: SidePanel
    bar: ListBar

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.hide()

    def building(self, theme: Theme, room: QWidget, bars: QWidget) -> Iterator[None]:
        """Make the widgets in steps, so that the window can breathe between them.

        Each is made inside its parent: moving a tree of widgets into another costs as much as making it.

        Args:
            theme: the look.
            room: what will show it; it is laid out for its size.
            bars: what will show its bar.
        """
        layout = row(self, spacing=0)
        left = column(spacing=0)
        layout.addLayout(left, 1)
        self.filters = FilterStrip(self)
        left.addWidget(self.filters)
        self.grid = LeadGrid(theme, self)
        self.delegate = LeadDelegate(theme, self.grid)
        left.addWidget(self.grid, 1)
        yield
        self.problems = ProblemsPanel(theme, self)
        left.addWidget(self.problems)
        yield
        self.bar = ListBar(theme, bars)
        self.bar.hide()
        yield
        self.panel = SidePanel(self)
        layout.addWidget(self.panel)
        yield from self.panel.building()
        for part in (self, self.bar):
            for inner in (part, *part.findChildren(QWidget)):
                inner.ensurePolished()
            yield
        self.resize(room.size())
        for place in (*self.findChildren(QLayout), layout):
            place.activate()
        yield
        self.setUpdatesEnabled(False)
        self.grid.setUpdatesEnabled(False)

    async def appear(self) -> None:
        """Paint what was laid out, the table last; until then the screen keeps what it shows."""
        try:
            await asyncio.sleep(0)
            self.setUpdatesEnabled(True)
            await asyncio.sleep(0)
        finally:
            self.setUpdatesEnabled(True)
            self.grid.setUpdatesEnabled(True)

    def let_go(self) -> None:
        """Remove the widgets."""
        self.bar.deleteLater()
        self.deleteLater()
