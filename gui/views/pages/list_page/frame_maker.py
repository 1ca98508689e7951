"""Makes what a list is shown in while the list itself is still being read, and imports all that takes."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from gui.views.bridge import Steps
    from gui.views.pages.list_page.list_frame import ListFrame
    from gui.views.theme.theme import Theme


class FrameMaker:
    """Makes frames while their lists are still being read."""

    def __init__(self, theme: Theme, stack: QStackedWidget, bars: QStackedWidget, steps: Steps) -> None:
        self._steps = steps
        self._theme, self._stack, self._bars = theme, stack, bars
        self._task: asyncio.Task[ListFrame] | None = None

    def prepare(self) -> None:
        """Begin one, unless there is one that nobody took."""
        if self._task is None:
            self._task = self._begin()

    def _begin(self) -> asyncio.Task[ListFrame]:
        return asyncio.get_running_loop().create_task(self._make(), name="frame of a list")

    async def take(self) -> ListFrame:
        """Give a frame, as soon as it is whole; what is cancelled meanwhile leaves it to the next."""
        task, self._task = self._task or self._begin(), None
        try:
            frame = await asyncio.shield(task)
        except asyncio.CancelledError:
            self._keep(task)
            raise
        self._stack.addWidget(frame)
        self._bars.addWidget(frame.bar)
        return frame

    def _keep(self, task: asyncio.Task[ListFrame]) -> None:
        if self._task is None:
            self._task = task
        else:
            task.add_done_callback(_let_go)  # another one is under way already

    def drop(self, frame: ListFrame) -> None:
        """Take a frame off the screen and let it go."""
        self._stack.removeWidget(frame)
        self._bars.removeWidget(frame.bar)
        frame.let_go()

    def stop(self) -> None:
        """Make no more: the window closes."""
        if self._task is not None:
            self._task.cancel()

    async def _make(self) -> ListFrame:
        await asyncio.to_thread(_import_all)
        from gui.views.pages.list_page.list_frame import ListFrame

        frame = ListFrame(self._stack)
        await self._steps.take(frame.building(self._theme, self._stack, self._bars))
        return frame


def _import_all() -> None:
    """Import what shows a list, too: it takes several times as long as what an empty window needs."""
    for name in ("list_frame", "list_view", "reading_preview"):
        importlib.import_module(f"gui.views.pages.list_page.{name}")


def _let_go(task: asyncio.Task[ListFrame]) -> None:
    if not task.cancelled():
        task.result().let_go()
