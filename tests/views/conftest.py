"""The window's own tests use the real window."""

from tests.window_fixtures import (
    _loop_alone_handles_events,
    desk,
    list_of,
    person,
    pytest_asyncio_loop_factories,
    theme,
    window,
)

__all__ = [
    "_loop_alone_handles_events",
    "desk",
    "list_of",
    "person",
    "pytest_asyncio_loop_factories",
    "theme",
    "window",
]
