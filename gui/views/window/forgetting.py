"""Deletes now and then what is older than the user wants it kept, and says so."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.leads.errors import EnrowDesktopError
from gui.views.bridge import TaskScope
from gui.views.dialogs.privacy import forgotten_words

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.views.window.main_window import MainWindow

_FIRST_MS = 60_000  # the start is over by then
_EVERY_MS = 6 * 60 * 60 * 1000
_log = logging.getLogger(__name__)


class Forgetting(QObject):
    """One per window."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._scope = TaskScope(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_MS)

    def look(self) -> None:
        """Delete what is too old by now."""
        self._timer.setInterval(_EVERY_MS)
        self._scope.start("forget", self._forget)

    def close(self) -> None:
        """Delete nothing more."""
        self._timer.stop()
        self._scope.cancel()

    async def _forget(self) -> None:
        try:
            forgotten = await self._desk.retention.forget(self._desk.settings.keep_days)
        except EnrowDesktopError as error:  # nobody asked for it now: it is tried again
            _log.warning("what is old is not deleted: %s %s", error.sentence, error.detail)
            return
        if forgotten:
            _log.info("deleted as too old: %d runs, %d lists", len(forgotten.runs), len(forgotten.lists))
            self._window.lists.refresh_recent()
            if not self._window.message.is_weighty:
                self._window.message.say(forgotten_words(forgotten, self._desk.settings.keep_days))
