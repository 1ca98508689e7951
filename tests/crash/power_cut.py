"""What a power cut leaves of a workspace: the last write torn, everything that was on disk before it whole.

The format of a write-ahead log: https://www.sqlite.org/fileformat2.html#walformat. A header of 32 bytes, then
frames of 24 bytes and a page; a frame that ends a transaction says how large the database is.
"""

from __future__ import annotations

import shutil
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

_HEADER = 32
_FRAME_HEADER = 24


@dataclass(frozen=True)
class Log:
    """A write-ahead log: where its transactions end, and which pages it holds."""

    size_of_page: int
    ends: tuple[int, ...]
    pages: tuple[int, ...]

    @property
    def last(self) -> tuple[int, int]:
        """From where to where the last transaction reaches."""
        return (self.ends[-2] if len(self.ends) > 1 else _HEADER), self.ends[-1]


def read_log(path: Path) -> Log:
    data = path.read_bytes()
    if len(data) < _HEADER:  # all of it is in the database
        return Log(0, (), ())
    size_of_page, salts = struct.unpack(">I", data[8:12])[0], data[16:24]
    ends, pages = [], []
    for start in range(_HEADER, len(data), _FRAME_HEADER + size_of_page):
        header = data[start : start + _FRAME_HEADER]
        if header[8:16] != salts:  # left over from before the log began anew
            break
        page, size_after = struct.unpack(">II", header[:8])
        pages.append(page)
        if size_after:
            ends.append(start + _FRAME_HEADER + size_of_page)
    return Log(size_of_page, tuple(ends), tuple(pages))


def cut(home: Path, copy: Path) -> tuple[Path, Path]:
    """Copy the workspace as it lies on the disk; returns the copy's database and log.

    What lives in memory only is gone: the log's index, and every lock.
    """
    shutil.copytree(home, copy, ignore=shutil.ignore_patterns("*-shm", "locks"))
    database = copy / "workspace.db"
    return database, database.with_name("workspace.db-wal")


def truncate(log: Path, chance: random.Random) -> None:
    """The last transaction did not reach the disk whole."""
    start, end = read_log(log).last
    _write(log, log.read_bytes()[: chance.randrange(start, end)])


def flip(log: Path, chance: random.Random) -> None:
    """Some bytes of the last transaction are others."""
    start, end = read_log(log).last
    data = bytearray(log.read_bytes()[:end])
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(start, end)] ^= chance.randint(1, 255)
    _write(log, bytes(data))


def lose_sectors(log: Path, chance: random.Random) -> None:
    """Some sectors of the last transaction hold what was there before: nothing."""
    start, end = read_log(log).last
    data = bytearray(log.read_bytes()[:end])
    sectors = [place for place in range(start, end, 512) if any(data[place : min(place + 512, end)])]
    for place in chance.sample(sectors, chance.randint(1, len(sectors))):
        data[place : min(place + 512, end)] = bytes(min(place + 512, end) - place)
    _write(log, bytes(data))


def begin_another(log: Path, chance: random.Random) -> None:
    """All that was committed is there; of what was being written, a part."""
    whole = read_log(log)
    data = log.read_bytes()[: whole.ends[-1]]
    frame = data[whole.ends[-1] - _FRAME_HEADER - whole.size_of_page :]
    torn = frame[: chance.randrange(1, len(frame))] + chance.randbytes(chance.randrange(600))
    _write(log, data + torn)


def checkpoint_in_part(log: Path, chance: random.Random) -> None:
    """Pages were being moved from the log into the database, which was hit in the middle of them."""
    whole = read_log(log)
    database = log.with_name("workspace.db")
    with database.open("r+b") as file:
        size = file.seek(0, 2)
        for page in {page for page in whole.pages if page > 1 and chance.random() < 0.5}:
            if page * whole.size_of_page <= size:
                file.seek((page - 1) * whole.size_of_page)
                file.write(chance.randbytes(chance.randrange(1, whole.size_of_page)))


def without_last(log: Path) -> None:
    """The state before the last transaction, exactly."""
    _write(log, log.read_bytes()[: read_log(log).last[0]])


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
