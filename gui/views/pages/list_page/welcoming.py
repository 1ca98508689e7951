"""The welcome of the first start: on screen until it is decided, and never again by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.fields import Realm
from gui.views.widgets.incoming.welcome import Welcome
from gui.views.widgets.settings.key_entry import KeyEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from gui.runs.desk import Desk
    from gui.views.bridge import TaskScope


class Welcoming(QObject):
    """Puts the welcome into the list page's stack and takes it away again.

    Attributes:
        screen: the welcome, while it is not decided.

    Signals:
        changed: the welcome came or went.
        connection_changed: a key was taken into use.
    """

    changed = Signal()
    connection_changed = Signal()

    def __init__(self, desk: Desk, stack: QStackedWidget, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stack = stack
        self._scope = scope
        self.screen: Welcome | None = None

    def offer(self) -> None:
        """Show it, unless it was decided before."""
        if not self._desk.settings.is_welcomed:
            self.show()

    def show(self) -> None:
        """Show it."""
        if self.screen is None:
            self.screen = Welcome()
            self.screen.sandbox_chosen.connect(self._on_decided)
            KeyEntry(self._desk, self.screen.key, self._scope).used.connect(self._on_key_used)
            self._stack.addWidget(self.screen)
        self.changed.emit()
        self.screen.key.focus_key()

    def look_at_account(self) -> None:
        """It is decided once a key is in use, wherever that was entered."""
        if self.screen is not None and self._desk.connected and self._desk.realm is Realm.LIVE:
            self._on_decided()

    def _on_key_used(self) -> None:
        self.connection_changed.emit()
        self.look_at_account()

    def _on_decided(self) -> None:
        screen, self.screen = self.screen, None
        if screen is not None:
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._scope.start("welcomed", self._keep)
        self.changed.emit()

    async def _keep(self) -> None:
        await self._desk.save_settings(replace(self._desk.settings, is_welcomed=True))
