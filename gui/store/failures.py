"""Decides, where SQLite's code is known, which failures are the machine's and which are our bugs."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = say(
    "The disk is full, so nothing more can be saved. What was saved is safe. Free some space, then go on."
)
_HELD = say(
    "Another program is holding the workspace. Nothing was lost. Close it or wait a moment, then try again."
)
_FORBIDDEN = say(
    "The workspace folder may not be written. Nothing was lost. Check its permissions, then try again."
)
_DISK = say(
    "The disk could not be read or written. What was saved before is kept. Check the disk, then try again."
)
_UNREACHABLE = say(
    "The workspace cannot be opened. Nothing was changed. Check that its folder and disk are there."
)
_DAMAGED = say(
    "The workspace file is damaged. Nothing was sent. Put back a copy of it, or send the log to support."
)
_STALE_LIST = say(
    "The working copy of this list is missing or damaged. Nothing paid for was in it. "
    "Open the spreadsheet again."
)

# Primary result codes, see "Result and Error Codes" of the SQLite documentation. What is not here is a bug.
_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_PROTOCOL: _HELD,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_AUTH: _FORBIDDEN,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_MENDED_BY_REOPENING = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}
_PRIMARY = 0xFF


def known_failure(error: sqlite3.Error, *, rebuildable: bool = False) -> StorageError | None:
    """Say a database failure in the user's words, or None when it is a bug of ours.

    Args:
        error: as raised by ``sqlite3``.
        rebuildable: the file is a list's working copy, which its spreadsheet can give again.
    """
    code = getattr(error, "sqlite_errorcode", None)
    primary = -1 if code is None else code & _PRIMARY
    if rebuildable and primary in _MENDED_BY_REOPENING:
        return StorageError(_STALE_LIST, detail=_detail(error))
    sentence = _SENTENCES.get(primary)
    return None if sentence is None else StorageError(sentence, detail=_detail(error))


def is_held(error: StorageError) -> bool:
    """Whether it is only that another process writes just now."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is not None and code & _PRIMARY == sqlite3.SQLITE_BUSY


def file_failure(error: OSError) -> StorageError:
    """Say a failure of the file system in the user's words."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        sentence = _FULL
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        sentence = _FORBIDDEN
    elif isinstance(error, (FileNotFoundError, NotADirectoryError, FileExistsError)):
        sentence = _UNREACHABLE
    else:
        sentence = _DISK
    return StorageError(sentence, detail=repr(error))


def missing_list(detail: str) -> StorageError:
    """The failure of a list whose working copy cannot be used; ``detail`` says why, for the log."""
    return StorageError(_STALE_LIST, detail=detail)


@contextmanager
def told_to_the_user(*, rebuildable: bool = False) -> Iterator[None]:
    """Turn known failures inside the block into StorageError; let bugs through as they are."""
    try:
        yield
    except sqlite3.Error as error:
        failure = known_failure(error, rebuildable=rebuildable)
        if failure is None:
            raise
        raise failure from error
    except OSError as error:
        raise file_failure(error) from error


def _detail(error: sqlite3.Error) -> str:
    return f"{getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}"
