"""The net under the window: a bug is written to the log and shown in one panel; the work is kept."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING, Any

from gui.app.bug_report import describe, place_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping
    from types import TracebackType

_log = logging.getLogger(__name__)


class CrashNet:
    """Catches what nobody else catches, wherever it is raised: in Qt's slots, in tasks, in threads.

    One bug is shown once however often it comes again, as one in painting does with each frame; all are in
    the log.

    Attributes:
        show: how the window shows the details of a bug; None until there is a window.
    """

    def __init__(self) -> None:
        self.show: Callable[[str], None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen: set[tuple[str, str, int]] = set()

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Catch from now on."""
        self._loop = loop
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        loop.set_exception_handler(self._on_task_failed)

    def remove(self) -> None:
        """Catch no more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        self.show = self._loop = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _log.critical("a bug", exc_info=(kind, error, trace))
        self._tell(error)

    def _on_thread_exception(self, failed: threading.ExceptHookArgs) -> None:
        name = failed.thread.name if failed.thread else "?"
        _log.critical("a bug in the thread %s", name, exc_info=failed.exc_value)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, failed.exc_value)

    def _on_unraisable(self, failed: Any) -> None:
        # Raised while something was thrown away: nothing depends on it, so nobody is disturbed.
        _log.error("ignored: %s %r", failed.err_msg or "", failed.object, exc_info=failed.exc_value)

    def _on_task_failed(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        details = {name: value for name, value in context.items() if name not in {"message", "exception"}}
        _log.critical("a bug in the loop: %s %r", context.get("message"), details, exc_info=error)
        self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        error = error or RuntimeError()
        place = place_of(error)
        if self.show is None or place in self._seen:
            return
        self._seen.add(place)
        try:
            self.show(describe(error))
        except Exception:  # noqa: BLE001 - here nothing is left to fall back on but the log
            _log.exception("the panel could not be shown")
