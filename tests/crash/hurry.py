"""A loop whose time goes faster, so that waits of a minute take a moment."""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def hurried(times: float) -> Callable[[], asyncio.AbstractEventLoop]:
    """Loops whose time goes so many times faster."""

    class Selector(selectors.DefaultSelector):
        def select(self, timeout: float | None = None) -> Any:
            return super().select(timeout / times if timeout else timeout)

    class Loop(asyncio.SelectorEventLoop):
        def time(self) -> float:
            return super().time() * times

    return lambda: Loop(Selector())
