"""The benches of the window use the real one."""

from tests.window_fixtures import (
    _in_language,
    _loop_alone_handles_events,
    desk,
    language,
    list_of,
    person,
    pytest_asyncio_loop_factories,
    theme,
    window,
)

__all__ = [
    "_in_language",
    "_loop_alone_handles_events",
    "desk",
    "language",
    "list_of",
    "person",
    "pytest_asyncio_loop_factories",
    "theme",
    "window",
]
