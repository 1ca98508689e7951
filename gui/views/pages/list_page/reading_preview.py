"""Shows beside a choice of how to read a file what its first rows would be, before anything is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.leads.errors import EnrowDesktopError
from gui.views.bridge import TaskScope
from gui.views.pages.list_page.reading_choices import reading_options

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.views.pages.list_page.list_view import ListView


class ReadingPreview(QObject):
    """Answers what one list's bar asks for: one look at a time, and only the last wish counts.

    A look is never called off: that would end the process that reads files.
    """

    def __init__(self, desk: Desk, view: ListView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._wanted: tuple[str, object] | None = None
        self._scope = TaskScope(self)
        view.bar.preview_requested.connect(self._on_preview_requested)

    def _on_preview_requested(self, name: str, value: object) -> None:
        self._wanted = name, value
        self._scope.start("look", self._look)

    async def _look(self) -> None:
        while self._wanted is not None:
            (name, value), self._wanted = self._wanted, None
            options = reading_options(self._view.opened, name, value)
            try:
                top = await self._desk.previews.top(self._view.opened.path, **options)
            except EnrowDesktopError:
                top = None  # choosing it says why
            if self._wanted is None:
                self._view.bar.show_preview(name, top.headers if top else None, top.rows if top else ())
