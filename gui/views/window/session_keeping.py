"""Keeps what is on screen whenever it changes, also for the case that the program is killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from gui.leads.session import Session, SessionList
from gui.runs.events import RunStateChanged
from gui.views.bridge import TaskScope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.window.main_window import MainWindow

_AFTER_MS = 300
_LAYS = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})


class SessionKeeping(QObject):
    """Watches a window.

    Args:
        desk: remembers the session.
        window: what is watched.
        writes: whether this window is the one that the next start brings back.

    Attributes:
        awaited: lists of the last time that are still to come back; they count as open.
        is_opening: whether they are just coming back.
    """

    def __init__(self, desk: Desk, window: MainWindow, *, writes: bool) -> None:
        super().__init__(window)
        self.awaited: Sequence[SessionList] = ()
        self.is_opening = False
        self._desk = desk
        self._window = window
        self._writes = writes
        self._kept: Session | None = None
        self._scope = TaskScope(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._on_time)
        for changed in (window.page_changed, window.lists.shown_changed, window.lists.chosen_changed):
            changed.connect(self.changed)
        window.installEventFilter(self)
        self._unsubscribe = desk.events.subscribe(self._on_event)

    def snapshot(self) -> Session:
        """What is on screen now."""
        lists = self._window.lists
        views = lists.views
        return Session(
            lists=(*map(_session_list, views), *self.awaited),
            shown=views.index(lists.shown) if lists.shown in views else 0,
            page=self._window.page_name,
            geometry=bytes(self._window.saveGeometry().toBase64().data()).decode("ascii"),
            is_opening=self.is_opening,
        )

    def changed(self) -> None:
        """Something is otherwise on screen: keep it soon."""
        if self._writes and not self._timer.isActive():
            self._timer.start()

    async def keep(self) -> None:
        """Keep what is on screen, and wait until it is on the disk."""
        if self._writes:
            self._kept = self.snapshot()
            await self._desk.last_session.keep(self._kept)

    def close(self) -> None:
        """Keep the last state before this returns, and watch no more."""
        self._timer.stop()
        self._unsubscribe()
        self.is_opening = False
        if self._writes:
            self._writes = False
            self._desk.last_session.keep_now(self.snapshot())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the window lies; every event passes."""
        if event.type() in _LAYS:
            self.changed()
        return super().eventFilter(watched, event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, RunStateChanged):
            self.changed()

    def _on_time(self) -> None:
        session = self.snapshot()
        if session == self._kept:
            return
        self._kept = session
        if not self._scope.start("keep", lambda: self._desk.last_session.keep(session)):
            self._kept = None
            self._timer.start()


def _session_list(view: ListView) -> SessionList:
    opened = view.opened
    return SessionList(
        path=str(opened.path),
        list_id=opened.list_id,
        run_id=view.control.run_id,
        sheet=opened.sheet,
        header_row=opened.header_row,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        kinds=view.panel.find_card.kinds,
    )
