"""A thread that writes while its owner goes on: SQLite does not need Python during one large statement."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")
_MOST_WAITING = 4


class WriterThread:
    """Does one thing after the other, in the order in which they were asked for."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting: deque[Future[Any]] = deque()
        self._is_stopped = False

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do this after all that was asked for before, and wait for it.

        Raises what the function raises, or what something posted before it has raised.
        """
        self._wait_for(0)
        return self._pool.submit(function, *args, **kwargs).result()

    def post(self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do this at the next opportunity; waits only where much is waiting already.

        Raises what something posted before it has raised.
        """
        self._wait_for(_MOST_WAITING - 1)
        self._waiting.append(self._pool.submit(function, *args, **kwargs))

    def stop(self, last: Callable[[], object] | None = None) -> None:
        """Wait for what is being done, do the last thing, and end; what goes wrong is not told any more.

        Harmless when it has ended already: the last thing is not done then.
        """
        while self._waiting:
            with suppress(Exception):
                self._waiting.popleft().result()
        if last is not None and not self._is_stopped:
            with suppress(Exception):
                self._pool.submit(last).result()
        self._is_stopped = True
        self._pool.shutdown()

    def _wait_for(self, most: int) -> None:
        while len(self._waiting) > most:
            self._waiting.popleft().result()
