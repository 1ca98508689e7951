"""Between Qt's slots and asynchronous work: a small scope of tasks, and dialogs that can be awaited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gui.leads.errors import EnrowDesktopError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

DialogType = TypeVar("DialogType", bound=QDialog)
_NO_MORE = object()


class TaskScope(QObject):
    """Starts asynchronous work from slots and answers for it.

    The scope keeps each task's reference, runs one task per key, tells of known failures and hands bugs to
    the loop's handler (the crash net). ``cancel`` ends what still runs; the owner calls it when it goes.

    Signals:
        failed: a known failure, an ``EnrowDesktopError``; its sentence is for the message bar.
        busy_changed: a key's work began or ended: the key and whether it runs.
    """

    failed = Signal(object)
    busy_changed = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, key: str, work: Callable[[], Coroutine[Any, Any, object]]) -> bool:
        """Start ``work`` unless work of that key still runs; says whether it was started."""
        if self.is_busy(key):
            return False
        task = asyncio.get_running_loop().create_task(
            self._guarded(work), name=f"{key} of {self.objectName()}"
        )
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._on_done(key, done))
        self.busy_changed.emit(key, self.is_busy(key))
        return True

    def restart(self, key: str, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Start ``work`` in place of what runs under that key: only the last question counts."""
        running = self._tasks.pop(key, None)
        if running is not None:
            running.cancel()
        self.start(key, work)

    def is_busy(self, key: str) -> bool:
        """Whether work of that key still runs; what has ended is not waited for, even in the same turn."""
        return key in self._tasks and not self._tasks[key].done()

    def cancel(self, key: str = "") -> None:
        """End the work of a key, or all that still runs."""
        for name, task in tuple(self._tasks.items()):
            if key in {"", name}:
                task.cancel()

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()
        except EnrowDesktopError as error:
            self.failed.emit(error)

    def _on_done(self, key: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
            if shiboken6.isValid(self):  # else the owner went before its work ended
                self.busy_changed.emit(key, self.is_busy(key))
        if not task.cancelled() and (bug := task.exception()) is not None:
            context = {"message": f"the work {key!r} failed", "exception": bug, "task": task}
            task.get_loop().call_exception_handler(context)


class Steps:
    """Gives each step of whatever is being made a turn of the loop to itself, however much is made."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def take(self, steps: Iterator[None]) -> None:
        """Take the steps up to the last."""
        is_left = True
        while is_left:
            async with self._turn:  # it wakes those that wait for it in the next turn
                is_left = next(steps, _NO_MORE) is not _NO_MORE
            await asyncio.sleep(0)


async def opened(dialog: DialogType) -> DialogType:
    """Show a dialog without an event loop of its own and wait until it is answered.

    The caller reads what it needs from the dialog and it goes away by itself afterwards.
    Cancelling the wait closes the dialog.
    """
    answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def on_finished(result: int) -> None:
        if not answered.done():
            answered.set_result(result)

    dialog.finished.connect(on_finished)
    dialog.open()
    try:
        await answered
    finally:
        if shiboken6.isValid(dialog):  # else it went with the list that it was about
            dialog.close()
            dialog.deleteLater()
    return dialog
