"""Puts packed rows into a list's working copy, many with one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.store.database import Database
    from gui.store.list_files.writer_thread import WriterThread

# The rows come as one JSON array, which SQLite takes apart by itself; "key" counts them from 0.
_ALIKE = "INSERT INTO leads SELECT ? + key, value, ? FROM json_each(?)"
_UNLIKE = """INSERT INTO leads
    SELECT ? + key, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"""
_ONE = "INSERT INTO leads VALUES (?, ?, ?)"
_LARGE = 32 * 1024 * 1024


def insert_block(
    thread: WriterThread,
    database: Database,
    numbers: Sequence[int],
    texts: Sequence[str],
    natives: Sequence[str | None],
) -> None:
    """Insert rows whose numbers are not there yet.

    Args:
        thread: the one that the database belongs to; it goes on alone where one statement is enough.
        database: a list's working copy.
        numbers: of the rows, ascending.
        texts: each row's cells, packed.
        natives: each row's values, packed; empty when there are none.
    """
    first = numbers[0]
    is_unbroken = numbers[-1] - first == len(numbers) - 1
    if not is_unbroken or sum(map(len, texts)) > _LARGE:
        rows = zip(numbers, texts, natives or [None] * len(numbers), strict=True)
        # Python is asked for every row, so two threads would only stand in each other's way.
        thread.call(database.run_many, _ONE, rows)
        return
    kinds = set(natives) or {None}
    if len(kinds) == 1:
        thread.post(database.run, _ALIKE, (first, kinds.pop(), f"[{','.join(texts)}]"))
        return
    pairs = ",".join([f"[{text},{native or 'null'}]" for text, native in zip(texts, natives, strict=True)])
    thread.post(database.run, _UNLIKE, (first, f"[{pairs}]"))
