"""Writes a list's working copy: its rows as read from the spreadsheet, and the searches worked out for them.

The file can be made again from the spreadsheet at any time. It is written by the child process that reads the
spreadsheet, while the window reads pages of it.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gui.leads.errors import StorageError
from gui.store.database import Database
from gui.store.failures import told_to_the_user
from gui.store.list_files.checked_by import write_columns
from gui.store.list_files.fixes import TABLES as FIXES_TABLES
from gui.store.list_files.fixes import carry_over
from gui.store.list_files.row_insert import insert_block
from gui.store.list_files.row_pack import pack_block, pack_natives_block, pack_texts
from gui.store.list_files.writer_thread import WriterThread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.store.list_files.prepared_row import PreparedRow

    Native = int | float | str | None
    ListRow = tuple[int, Sequence[str], Sequence[Native]]

FORMAT = 3
# A part that is still written grows all the time.
_LEFT_AFTER_S = 3600
_SIDE_FILES = ("-wal", "-shm", "-journal")


class ListWriter:
    """Writes the rows beside the place where they will be, and puts them there when they are whole.

    Attributes:
        path: where the working copy will be; whatever is there stays readable until ``finish``.
    """

    def __init__(self, path: Path, headers: Sequence[str] = ()) -> None:
        """Begin a working copy; the headers may also be told at its end, when the widest row is known.

        Raises:
            StorageError: the workspace cannot be written.
        """
        self.path = path
        self._headers = headers
        # Two windows may read the same spreadsheet at the same time.
        self._part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        self._spans: list[list[int]] = []
        self._count = 0
        _sweep(path.parent)
        self._thread = WriterThread("list")
        try:
            self._database = self._thread.call(Database, self._part, rebuildable=True)
        except BaseException:
            self._thread.stop()
            raise
        try:
            self._thread.call(self._begin)
        except BaseException:
            self.abort()
            raise

    def _begin(self) -> None:
        for pragma in (
            "page_size = 32768",
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            "cache_size = -16000",
        ):
            self._database.row(f"PRAGMA {pragma}")
        self._database.run("BEGIN")
        for statement in (*_TABLES, *_PREPARED, *FIXES_TABLES):
            self._database.run(statement)

    def append(self, rows: Iterable[ListRow]) -> None:
        """Add rows in ascending order: number, texts as shown, and native values (None for text)."""
        chunk = list(rows)
        if chunk:
            self.append_block(*zip(*chunk, strict=True))

    def append_block(
        self, numbers: Sequence[int], texts: Sequence[Sequence[str]], natives: Sequence[Sequence[Native]] = ()
    ) -> None:
        """Add many rows at once, as three columns.

        ``natives`` is empty when there are none; see ``AS_SHOWN``.
        """
        if not numbers:
            return
        self._extend_spans(numbers)
        try:
            packed, behind = pack_block(texts), pack_natives_block(natives)
        except UnicodeEncodeError:
            packed = [_text(pack_texts(row)) for row in texts]
            behind = pack_natives_block([[_mended(value) for value in row] for row in natives])
        insert_block(self._thread, self._database, numbers, packed, behind)
        self._count += len(numbers)

    def _extend_spans(self, numbers: Sequence[int]) -> None:
        first, last = numbers[0], numbers[-1]
        if last - first == len(numbers) - 1 and list(numbers) == list(range(first, last + 1)):
            self._extend_span(first, last)
        else:
            for number in numbers:
                self._extend_span(number, number)

    def _extend_span(self, first: int, last: int) -> None:
        before = self._spans[-1][1] if self._spans else -1
        if first <= before:
            raise ValueError(f"row {first} after row {before}: rows come in ascending order, each once")
        if self._spans and first == before + 1:
            self._spans[-1][1] = last
        else:
            self._spans.append([first, last])

    def finish(self, headers: Sequence[str] | None = None) -> int:
        """Put the working copy in its place, whole; returns how many rows it has.

        Cells of rows that are wider than the headers are not read.
        """
        self._thread.call(self._complete, self._headers if headers is None else headers)
        self._thread.stop()
        with told_to_the_user(rebuildable=True):
            _sync(self._part)
            self._move_into_place()
        return self._count

    def _complete(self, headers: Sequence[str]) -> None:
        named = [_text(header) for header in headers]
        self._database.run("INSERT INTO meta VALUES ('headers', ?)", (json.dumps(named),))
        self._database.run_many("INSERT INTO spans VALUES (?, ?)", self._spans)
        self._database.run("INSERT INTO meta VALUES ('rows', ?)", (str(self._count),))
        self._database.run("COMMIT")
        self._database.run(f"PRAGMA user_version = {FORMAT}")
        self._database.row("PRAGMA locking_mode = NORMAL")
        if is_whole(self.path):
            with suppress(StorageError):  # what is damaged is not worth the list
                carry_over(self._database, self.path)
        # From here on the window reads while searches are prepared: neither waits for the other.
        self._database.row("PRAGMA journal_mode = WAL")
        self._database.close()

    def _move_into_place(self) -> None:
        try:
            # Side files of a former copy, left by a crash, would be taken for this one's.
            for suffix in _SIDE_FILES:
                side_file(self.path, suffix).unlink(missing_ok=True)
            self._part.replace(self.path)
        except PermissionError:
            # Windows keeps a file in its place while somebody reads it. A list is named after its
            # spreadsheet's bytes and the way they are read, so what is there says the same.
            if not is_whole(self.path):
                raise
            self.abort()

    def abort(self) -> None:
        """Give up: what was there before stays. Harmless after ``finish``."""
        self._thread.stop(self._database.close)
        remove_list(self._part)


def is_whole(path: Path) -> bool:
    """Whether there is a working copy that can be used, so that the spreadsheet need not be read again."""
    if not path.exists():
        return False
    try:
        database = Database(path, readonly=True, rebuildable=True)
        try:
            return bool(database.value("PRAGMA user_version") == FORMAT)
        finally:
            database.close()
    except StorageError:
        return False


def _sweep(folder: Path) -> None:
    """Remove what ended processes left half written: whoever calls off a reading ends one."""
    latest = time.time() - _LEFT_AFTER_S
    for part in folder.glob("*.part"):
        with suppress(OSError, StorageError):
            if part.stat().st_mtime < latest:
                remove_list(part)


def remove_list(path: Path) -> None:
    """Remove a working copy, with all that SQLite keeps beside it."""
    with told_to_the_user(rebuildable=True):
        for suffix in ("", *_SIDE_FILES):
            side_file(path, suffix).unlink(missing_ok=True)


def side_file(path: Path, suffix: str) -> Path:
    """A file that SQLite keeps beside a database."""
    return path.with_name(path.name + suffix)


def write_prepared(
    path: Path, rows: Iterable[PreparedRow], mapping: Mapping[Field, int] | None = None
) -> None:
    """Replace all prepared searches of a list; readers see the old ones until the new ones are whole.

    Args:
        path: the working copy.
        rows: the searches.
        mapping: the columns by which they were worked out; it is written down with them.

    Raises:
        StorageError: the working copy is missing or damaged, or cannot be written.
    """
    with told_to_the_user(rebuildable=True):
        path.stat()
    database = Database(path, rebuildable=True)
    try:
        # A crash costs the searches of this list at most, never its rows; they are simply prepared again.
        for pragma in ("synchronous = OFF", "cache_size = -64000"):
            database.row(f"PRAGMA {pragma}")
        with database.transaction():
            database.run("DROP TABLE IF EXISTS prepared")
            database.run(_PREPARED[0])
            write_columns(database, mapping)
            database.run_many("INSERT INTO prepared VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            for index in _PREPARED[1:]:
                database.run(index)
        database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # Both are JSON arrays, see gui.store.list_files.row_pack; natives is NULL for a row of texts alone.
    "CREATE TABLE leads (row INTEGER PRIMARY KEY, cells TEXT NOT NULL, natives TEXT)",
    # Which row numbers there are, as ranges: so that listing them need not read a million rows.
    "CREATE TABLE spans (first INTEGER PRIMARY KEY, last INTEGER NOT NULL)",
)

_PREPARED = (
    """CREATE TABLE prepared (
        row INTEGER NOT NULL, kind TEXT NOT NULL, identity TEXT, params TEXT, problem TEXT, field TEXT,
        filled INTEGER NOT NULL,
        PRIMARY KEY (row, kind), CHECK ((identity IS NULL) = (problem IS NOT NULL))) WITHOUT ROWID""",
    "CREATE INDEX prepared_identity ON prepared (kind, identity, row, filled) WHERE identity IS NOT NULL",
    "CREATE INDEX prepared_problem ON prepared (kind, problem, row, field, filled) WHERE problem IS NOT NULL",
)


def _text(text: str) -> str:
    """The text without half characters, which some files contain and no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _mended(value: Any) -> Any:
    return _text(value) if isinstance(value, str) else value


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
