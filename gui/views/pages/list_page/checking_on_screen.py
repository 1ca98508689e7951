"""What is said while the rows of a list are checked: they are shown, and their price is not known yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.errors import MissingColumnError
from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import ListProgress
    from gui.runs.opening.open_list import OpenList
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
        self._opened: OpenList | None = None
        self._about: int | None = None
        self._is_missing = False  # a column, so that there is nothing to wait for
        panel.options_changed.connect(self._reckon)

    def wait(self, opened: OpenList) -> None:
        """Wait for the check of a list; what was waited for before counts no more."""
        self._opened = opened
        self._scope.restart("checked", lambda: self._wait(opened))
        self._reckon()

    def _reckon(self) -> None:
        """Say about how much it will be, long before it is known."""
        self._about, self._is_missing = None, False
        if self._opened is not None and self._desk.checking.is_at_work(self._opened.list_id):
            self._scope.restart("about", partial(self._say_about, self._opened))

    async def _say_about(self, opened: OpenList) -> None:
        if not self._panel.find_card.kinds:
            return
        try:
            about = await self._desk.planning.rough(opened, self._panel.options())
        except MissingColumnError as error:
            self._is_missing = True
            self._panel.show_obstacle(error.sentence)
            return
        if self._desk.checking.is_at_work(opened.list_id):
            self._about = about
            self._show(0, opened)

    async def _wait(self, opened: OpenList) -> None:
        if self._desk.checking.is_at_work(opened.list_id):
            self._panel.show_obstacle(tr("Checking the rows…"), tone="caption")
        await self._desk.checking.done(opened.list_id)
        self.checked.emit()

    def show(self, progress: ListProgress, opened: OpenList) -> None:
        """Say how far the rows of the list are checked."""
        is_its = progress.path == str(opened.path) and progress.stage == "checking"
        if is_its and self._desk.checking.is_at_work(opened.list_id):
            self._show(progress.rows, opened)

    def _show(self, rows: int, opened: OpenList) -> None:
        if self._is_missing:
            return
        done, total = numbers.count(rows), numbers.count(opened.rows)
        words = tr("Checking the rows: {n} of {total}", n=done, total=total)
        if self._about is not None:
            words = tr(
                "Checking the rows: {n} of {total}. About {about} to look up; the exact price follows.",
                n=done,
                total=total,
                about=numbers.count(self._about),
            )
        self._panel.show_obstacle(words, tone="caption")
