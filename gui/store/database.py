"""One connection to one SQLite file: transactions, private files, and failures said in the user's words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from gui.store.failures import told_to_the_user

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Params: TypeAlias = Sequence[Any] | Mapping[str, Any]

PATIENCE_S = 10.0


class Database:
    """A connection for the thread that made it.

    Attributes:
        path: the file.
        rebuildable: the file is a list's working copy; its damage is mended by opening the spreadsheet again.
        patience_s: how long to wait while another process writes.
    """

    def __init__(
        self, path: Path, *, readonly: bool = False, rebuildable: bool = False, patience_s: float = PATIENCE_S
    ) -> None:
        self.path = path
        self.rebuildable = rebuildable
        self.patience_s = patience_s
        with self._told():
            if not readonly:
                make_private(path)
            self._connection = sqlite3.connect(
                file_uri(path, readonly=readonly),
                uri=True,
                isolation_level=None,
                timeout=patience_s,
            )
        self._connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Close the file; what was not committed is rolled back."""
        self._connection.close()

    @property
    def edition(self) -> tuple[int, int]:
        """Differs whenever anything may have changed, by this connection or by another one."""
        return int(self.value("PRAGMA data_version")), self._connection.total_changes

    def run(self, sql: str, params: Params = ()) -> int:
        """Execute one statement; returns how many rows it changed."""
        with self._told():
            return self._connection.execute(sql, params).rowcount

    def insert(self, sql: str, params: Params = ()) -> int:
        """Execute the INSERT of one row; returns its id.

        Raises:
            LookupError: its SELECT gave no row to insert.
        """
        with self._told():
            cursor = self._connection.execute(sql, params)
        if cursor.rowcount != 1 or cursor.lastrowid is None:
            raise LookupError("nothing to insert")
        return cursor.lastrowid

    def run_many(self, sql: str, rows: Iterable[Params]) -> None:
        """Execute one statement for every row of values."""
        with self._told():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, params: Params = ()) -> list[sqlite3.Row]:
        """All rows of a small answer, readable by column name."""
        with self._told():
            return self._connection.execute(sql, params).fetchall()

    def row(self, sql: str, params: Params = ()) -> sqlite3.Row | None:
        """The first row, or None."""
        with self._told():
            found: sqlite3.Row | None = self._connection.execute(sql, params).fetchone()
            return found

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, params)
        return None if row is None else row[0]

    def stream(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a large answer one by one, as plain tuples."""
        with self._told():
            cursor = self._connection.cursor()
            cursor.row_factory = None
            try:
                yield from cursor.execute(sql, params)
            finally:
                cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything in the block is on disk at its end, or nothing of it."""
        yield from self._between("BEGIN IMMEDIATE")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything in the block reads one state of the files; temporary tables may be written."""
        yield from self._between("BEGIN")

    def _between(self, begin: str) -> Iterator[None]:
        self.run(begin)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk has already rolled back by itself.
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    def attach(self, path: Path, name: str) -> None:
        """Make another database readable, never writable, under a name. Not inside a transaction."""
        self.run(f"ATTACH DATABASE ? AS {name}", (file_uri(path, readonly=True),))

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Make a list's working copy readable for the block.

        Raises:
            StorageError: it is missing or damaged; opening the spreadsheet again mends it.
        """
        with told_to_the_user(rebuildable=True):
            self._connection.execute(f"ATTACH DATABASE ? AS {name}", (file_uri(path, readonly=True),))
        try:
            yield
        finally:
            self.run(f"DETACH DATABASE {name}")

    def define(self, name: str, arity: int, function: Any) -> None:
        """Let SQL call a pure Python function."""
        self._connection.create_function(name, arity, function, deterministic=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        with told_to_the_user(rebuildable=self.rebuildable):
            yield


def file_uri(path: Path, *, readonly: bool) -> str:
    """The file as SQLite's URI; a file that is not there is never made by opening it."""
    return f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rw'}"


def make_private(path: Path) -> None:
    """Make sure the file is there, and that only the user can read it; SQLite's side files follow it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
