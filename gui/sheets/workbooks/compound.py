"""The container of .xls files: a small file system in a file. Read with care, since damaged ones loop.

Source of fact: Microsoft's [MS-CFB], Compound File Binary File Format.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.sheets import limits, opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 512 * limits.MEGABYTE
_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5
_SHIFTS = range(7, 17)
_SMALL = 4096


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """An opened container; raises ListFileError wherever it does not hold together."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with opening.reading_errors(path):
            if path.stat().st_size > _MOST_BYTES:
                raise opening.too_large(path, "an .xls file may have 512 MB")
            self._content = path.read_bytes()
        if len(self._content) < _HEADER_BYTES:
            raise opening.damaged(path, "its header is cut")
        shift, mini_shift = struct.unpack_from("<2H", self._content, 0x1E)
        if shift not in _SHIFTS or mini_shift not in range(4, shift):
            raise opening.damaged(path, f"sectors of 2^{shift} bytes")
        self._sector, self._mini_sector = 1 << shift, 1 << mini_shift
        self._table = self._read_table()
        (start,) = struct.unpack_from("<L", self._content, 0x30)
        self._entries = list(self._read_entries(self._chain(start)))

    def streams(self) -> dict[str, int]:
        """Give the streams and storages at the top: name -> number."""
        if not self._entries or self._entries[0].kind != _ROOT:
            raise opening.damaged(self._path, "it has no root")
        found: dict[str, int] = {}
        seen: set[int] = set()
        pending = [self._entries[0].child]
        while pending:
            number = pending.pop()
            if number == _NO_ENTRY or number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            found[entry.name] = number
            pending += [entry.left, entry.right]
        return found

    def read(self, number: int) -> bytes:
        """Read a stream whole."""
        entry = self._entries[number]
        if entry.kind != _STREAM:
            raise opening.damaged(self._path, f"{entry.name} is no stream")
        if entry.size < _SMALL:
            return self._read_small(entry)
        return self._chain(entry.start)[: entry.size]

    def _read_small(self, entry: _Entry) -> bytes:
        (start,) = struct.unpack_from("<L", self._content, 0x3C)
        raw = self._chain(start)
        table = struct.unpack(f"<{len(raw) // 4}L", raw[: len(raw) // 4 * 4])
        area = self._chain(self._entries[0].start)
        size = self._mini_sector
        numbers = self._follow(entry.start, table)
        return b"".join(area[number * size : (number + 1) * size] for number in numbers)[: entry.size]

    def _read_table(self) -> tuple[int, ...]:
        content, sector = self._content, self._sector
        count, next_more = (
            struct.unpack_from("<L", content, 0x2C)[0],
            struct.unpack_from("<L", content, 0x44)[0],
        )
        numbers = list(struct.unpack_from(f"<{_IN_HEADER}L", content, 0x4C))
        most = len(content) // sector + 1
        if count > most:
            raise opening.damaged(self._path, f"a table of {count} sectors")
        seen: set[int] = set()
        while len(numbers) < count and next_more < _LAST_SECTOR:
            if next_more in seen:
                raise opening.damaged(self._path, "its tables loop")
            seen.add(next_more)
            *more, next_more = struct.unpack(f"<{sector // 4}L", self._at(next_more))
            numbers += more
        raw = b"".join(self._at(number) for number in numbers[:count] if number < _LAST_SECTOR)
        return struct.unpack(f"<{len(raw) // 4}L", raw)

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        piece = self._content[start : start + self._sector]
        if not piece:
            raise opening.damaged(self._path, f"no sector {number}")
        return piece.ljust(self._sector, b"\0")

    def _follow(self, start: int, table: tuple[int, ...]) -> Iterator[int]:
        seen = 0
        while start < _LAST_SECTOR:
            if start >= len(table) or seen > len(table):
                raise opening.damaged(self._path, f"a chain leads to sector {start}")
            yield start
            seen += 1
            start = table[start]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._at(number) for number in self._follow(start, self._table))

    def _read_entries(self, directory: bytes) -> Iterator[_Entry]:
        for start in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", directory, start + 64)
            left, right, child = struct.unpack_from("<3L", directory, start + 68)
            sector, size = struct.unpack_from("<2L", directory, start + 116)
            name = directory[start : start + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            yield _Entry(name, kind, left, right, child, sector, size)


def workbook_stream(path: Path, container: CompoundFile) -> bytes:
    """Give the stream that holds an .xls workbook; raises ListFileError when there is none."""
    streams = {name.lower(): number for name, number in container.streams().items()}
    for name in ("workbook", "book"):
        if name in streams:
            return container.read(streams[name])
    raise opening.not_a_spreadsheet(path)
