"""What is left of somebody in a workspace: every byte of every file, and what is packed in the database."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import zlib
from typing import TYPE_CHECKING

from tests.promises.cast import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.promises.cast import Somebody

_PACKED = ("SELECT request FROM batches", "SELECT body FROM raw_answers")


def places(home: Path, patterns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Where any of the patterns fits."""
    found = []
    for name, text in _contents(home):
        found += [(name, pattern) for pattern in patterns if re.search(pattern, text)]
    return found


def values_of(home: Path, person: Somebody) -> set[str]:
    """What was found for somebody and for nobody else."""
    theirs: set[str] = set()
    others: set[str] = set()
    with contextlib.closing(sqlite3.connect(home / "workspace.db")) as database:
        for identity, value in database.execute("SELECT identity, value FROM results WHERE value <> ''"):
            is_theirs = any(re.search(mark, plain(identity)) for mark in person.marks)
            (theirs if is_theirs else others).add(plain(value))
    return theirs - others


def _contents(home: Path) -> Iterator[tuple[str, str]]:
    for path in home.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(home)), plain(path.read_bytes().decode("utf-8", "replace"))
    with contextlib.closing(sqlite3.connect(home / "workspace.db")) as database:
        for sql in _PACKED:
            for (packed,) in database.execute(sql):
                body = zlib.decompress(packed) if packed else b"{}"
                written_out = json.dumps(json.loads(body), ensure_ascii=False)
                yield sql, plain(body.decode("utf-8", "replace") + written_out)
