"""Known failures of the disk and the file become sentences; everything else stays the bug it is."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import StorageError
from gui.leads.fields import Realm
from gui.leads.life import BatchState
from gui.store.database import Database
from gui.store.failures import file_failure, known_failure
from gui.store.list_files.list_reader import ListReader
from gui.store.workspace import Workspace
from tests.store.ground import NOW, Ground, list_record, person, write_rows

if TYPE_CHECKING:
    from pathlib import Path


def failure(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_BUSY, "Another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "Another program"),
        (sqlite3.SQLITE_LOCKED, "Another program"),
        (sqlite3.SQLITE_READONLY, "may not be written"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "may not be written"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk could not be read"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
    ],
)
def test_the_machines_failures_are_said(code: int, sentence: str) -> None:
    told = known_failure(failure(code))
    assert told is not None
    assert sentence in told.sentence
    assert "as SQLite says it" in told.detail


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_MISMATCH]
)
def test_our_bugs_stay_bugs(code: int) -> None:
    assert known_failure(failure(code)) is None


def test_an_error_without_a_code_is_a_bug() -> None:
    assert known_failure(sqlite3.ProgrammingError("cannot operate on a closed database")) is None


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN])
def test_a_working_copy_is_mended_by_its_spreadsheet(code: int) -> None:
    told = known_failure(failure(code), rebuildable=True)
    assert told is not None
    assert "Open the spreadsheet again" in told.sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "no space"), "disk is full"),
        (PermissionError(errno.EACCES, "no"), "may not be written"),
        (OSError(errno.EROFS, "read-only"), "may not be written"),
        (NotADirectoryError(errno.ENOTDIR, "file in the way"), "cannot be opened"),
        (OSError(errno.EIO, "broken"), "disk could not be read"),
    ],
)
def test_the_file_systems_failures_are_said(error: OSError, sentence: str) -> None:
    assert sentence in file_failure(error).sentence


def test_a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 2000)])
    batch = ground.accept()
    database = ground.workspace._database
    database.value(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    body = bytes(range(256)) * 8000 + b"".join(str(n).encode() for n in range(200_000))
    with pytest.raises(StorageError, match="disk is full"):
        ground.workspace.journal.store_raw(batch.id, body, NOW)
    assert ground.workspace.journal.get(batch.id).state is BatchState.ACCEPTED
    assert ground.workspace.journal.raw(batch.id) is None
    database.value("PRAGMA max_page_count = 1000000")
    ground.workspace.journal.store_raw(batch.id, body, NOW)
    assert ground.workspace.journal.raw(batch.id) == body


def test_a_workspace_that_is_held_is_waited_for_and_then_said(ground: Ground) -> None:
    other = Workspace(ground.path, patience_s=0.05)
    with ground.workspace._database.transaction(), pytest.raises(StorageError, match="Another program"):
        other.ledger.balance_read(Realm.LIVE, Credits.of(1), NOW)
    other.ledger.balance_read(Realm.LIVE, Credits.of(1), NOW)
    other.close()


@pytest.mark.parametrize("content", [b"this is not a database, whatever its name says" * 50])
def test_a_file_that_is_no_workspace_is_said_and_left_alone(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "workspace.db").write_bytes(content)
    with pytest.raises(StorageError, match="damaged"):
        Workspace(home / "workspace.db", patience_s=0)
    assert (home / "workspace.db").read_bytes() == content


def test_damage_inside_the_workspace_is_said(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("a"))
    ground.workspace.close()
    whole = ground.path.read_bytes()
    ground.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StorageError, match="damaged"):
        Workspace(ground.path)


def test_damage_inside_a_working_copy_is_mended_by_its_spreadsheet(home: Path) -> None:
    path = home / "a.db"
    write_rows(path, range(2, 2000))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StorageError, match="Open the spreadsheet again"):
        _read_all(path)


def _read_all(path: Path) -> None:
    reader = ListReader(path)
    try:
        for _ in reader.export_rows(None):
            pass
    finally:
        reader.close()


def test_a_file_in_the_place_of_the_folder_is_said(home: Path) -> None:
    home.write_text("in the way")
    with pytest.raises(StorageError, match="cannot be opened"):
        Workspace(home / "workspace.db")


def test_a_bug_in_a_transaction_rolls_it_back_and_comes_through(home: Path) -> None:
    database = Database(home / "a.db")
    database.run("CREATE TABLE t (n INTEGER CHECK (n > 0))")
    with pytest.raises(sqlite3.IntegrityError), database.transaction():
        database.run_many("INSERT INTO t VALUES (?)", [(1,), (0,)])
    assert database.value("SELECT COUNT(*) FROM t") == 0
    database.close()
