"""What is said while the rows of a list are checked: they are shown, and their price is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import ListProgress
    from gui.runs.open_list import OpenList
    from gui.views.bridge import TaskScope
    from gui.views.pages.list_page.side_panel import SidePanel


class CheckingOnScreen(QObject):
    """Waits for a list's check, and says how far it is.

    Signals:
        checked: every row was looked at; problems and price can be asked for.
    """

    checked = Signal()

    def __init__(self, desk: Desk, scope: TaskScope, panel: SidePanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._scope = scope
        self._panel = panel

    def wait(self, opened: OpenList) -> None:
        """Wait for the check of a list; what was waited for before counts no more."""
        self._scope.restart("checked", lambda: self._wait(opened))

    async def _wait(self, opened: OpenList) -> None:
        if self._desk.checking.is_at_work(opened.list_id):
            self._panel.show_obstacle(tr("Checking the rows…"), tone="caption")
        await self._desk.checking.done(opened.list_id)
        self.checked.emit()

    def show(self, progress: ListProgress, opened: OpenList) -> None:
        """Say how far the rows of the list are checked."""
        is_its = progress.path == str(opened.path) and progress.stage == "checking"
        if is_its and self._desk.checking.is_at_work(opened.list_id):
            rows, total = numbers.count(progress.rows), numbers.count(opened.rows)
            self._panel.show_obstacle(
                tr("Checking the rows: {n} of {total}", n=rows, total=total), tone="caption"
            )
