"""Leaves nothing of what was deleted in a database file: neither in free space nor in the log beside it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.store.database import Database

_log = logging.getLogger(__name__)


@contextmanager
def overwriting(database: Database) -> Iterator[None]:
    """For the block, what is deleted is overwritten with zeros. Not inside a transaction."""
    database.value("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        database.value("PRAGMA secure_delete = OFF")


def rebuild(database: Database) -> None:
    """Write the whole file anew, since what was deleted earlier may lie in its gaps, and empty its log.

    Raises:
        StorageError: there is no room for that, or another program reads the file all the time.
    """
    database.run("VACUUM")
    state = database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    if state is not None and state[0]:
        raise StorageError(
            say(
                "Another window or command is reading the workspace, so what was erased is not gone from the"
                " disk yet. Close it, then erase again."
            ),
            detail=f"the log of {database.path.name} is in use",
        )


def make_up(database: Database) -> None:
    """Do what a ``rebuild`` that was cut off or refused has left to do; not while somebody reads."""
    patience = database.value("PRAGMA busy_timeout")
    database.value("PRAGMA busy_timeout = 0")
    try:
        if database.value("PRAGMA freelist_count"):
            database.run("VACUUM")
        database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    except StorageError as error:
        _log.warning("the gaps are not closed yet: %s", error.detail)
    finally:
        database.value(f"PRAGMA busy_timeout = {patience}")
