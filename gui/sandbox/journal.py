"""The sandbox's memory on disk: JSON lines, appended and never changed, that a restarted sandbox reads again.

Each line is written in one piece before the answer it belongs to leaves, so a sandbox that is killed has
promised nothing that it does not know afterwards. A line cut short by that is skipped.
"""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def _private(path: str, flags: int) -> int:
    """Open for the user alone: it holds the people of whatever list was tried."""
    return os.open(path, flags, 0o600)


class Journal:
    """An append-only file of events; without a path, nothing at all."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: io.FileIO | None = None

    def events(self) -> Iterator[dict[str, object]]:
        """What was written so far, oldest first."""
        if self._path is None or not self._path.exists():
            return
        with self._path.open("rb") as lines:
            for line in lines:
                try:
                    event = json.loads(line)
                except ValueError:
                    continue
                if isinstance(event, dict):
                    yield event

    def open(self) -> None:
        """Start appending, on a line of its own."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = io.FileIO(self._path, "ab", opener=_private)
        self._file.write(b"\n" if self._file.tell() else b"")

    def append(self, event: Mapping[str, object]) -> None:
        """Write one event."""
        if self._file is not None:
            self._file.write(json.dumps(event, separators=(",", ":")).encode() + b"\n")

    def close(self) -> None:
        """Stop appending."""
        if self._file is not None:
            self._file.close()
            self._file = None
