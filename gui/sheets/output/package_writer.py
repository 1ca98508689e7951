"""A new zip package whose members are either taken over as compressed bytes or streamed in and compressed.

Source of fact: PKWARE's APPNOTE 6.3, sections 4.3 and 4.4. No zip64: all ends at 4 GB.
"""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

from isal import isal_zlib

from gui.leads.errors import OutputError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8_FLAG = 0x800
_DEFLATE_HINTS = 0x6
_LIMIT = 0xFFFFFFFF
_MAX_MEMBERS = 0xFFFF
_VERSION = 20
_LEVEL = 2


class PackageWriter:
    """Writes one package to ``path``, member after member, and a comment of its own; a context manager."""

    def __init__(self, path: Path, comment: bytes = b"") -> None:
        self._file = path.open("wb")
        self._comment = comment
        self._central: list[bytes] = []

    def __enter__(self) -> PackageWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            self._file.close()

    def copy(self, member: zipfile.ZipInfo, raw: Iterable[bytes]) -> None:
        """Take a member over as the compressed bytes it has."""
        offset = self._file.tell()
        self._file.write(_local_header(member, member.CRC, member.compress_size, member.file_size))
        for piece in raw:
            self._file.write(piece)
        self._add(member, offset, member.CRC, member.compress_size, member.file_size)

    def write(self, member: zipfile.ZipInfo, content: Iterable[bytes]) -> None:
        """Compress new content in pieces, under the name and date of ``member``."""
        fresh = zipfile.ZipInfo(member.filename, member.date_time)
        fresh.compress_type = zipfile.ZIP_DEFLATED
        fresh.external_attr = member.external_attr
        fresh.create_system = member.create_system
        offset = self._file.tell()
        self._file.write(_local_header(fresh, 0, 0, 0))
        packer = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -15)
        checksum = size = packed = 0
        for piece in content:
            checksum = isal_zlib.crc32(piece, checksum)
            size += len(piece)
            packed += self._file.write(packer.compress(piece))
        packed += self._file.write(packer.flush())
        end = self._file.tell()
        self._file.seek(offset)
        self._file.write(_local_header(fresh, checksum, packed, size))
        self._file.seek(end)
        self._add(fresh, offset, checksum, packed, size)

    def _add(self, member: zipfile.ZipInfo, offset: int, checksum: int, packed: int, size: int) -> None:
        if offset > _LIMIT:
            raise _too_large()
        name, flags = _name(member)
        header = _CENTRAL.pack(
            b"PK\x01\x02",
            (member.create_system << 8) | _VERSION,
            _VERSION,
            flags,
            member.compress_type,
            *_moment(member),
            checksum,
            packed,
            size,
            len(name),
            0,
            0,
            0,
            member.internal_attr,
            member.external_attr,
            offset,
        )
        self._central.append(header + name)

    def _finish(self) -> None:
        offset = self._file.tell()
        directory = b"".join(self._central)
        count = len(self._central)
        if offset + len(directory) > _LIMIT or count >= _MAX_MEMBERS:
            raise _too_large()
        self._file.write(directory)
        self._file.write(
            _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, len(self._comment))
        )
        self._file.write(self._comment)


def _local_header(member: zipfile.ZipInfo, checksum: int, packed: int, size: int) -> bytes:
    if max(packed, size) > _LIMIT:
        raise _too_large()
    name, flags = _name(member)
    fields = (_VERSION, flags, member.compress_type, *_moment(member), checksum, packed, size, len(name), 0)
    return _LOCAL.pack(b"PK\x03\x04", *fields) + name


def _name(member: zipfile.ZipInfo) -> tuple[bytes, int]:
    flags = member.flag_bits & _DEFLATE_HINTS
    try:
        return member.filename.encode("ascii"), flags
    except UnicodeEncodeError:
        return member.filename.encode("utf-8"), flags | _UTF8_FLAG


def _moment(member: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = member.date_time
    return (hour << 11 | minute << 5 | second // 2), ((year - 1980) << 9 | month << 5 | day)


def _too_large() -> OutputError:
    return OutputError(say("The result would be larger than 4 GB. Export it as .csv instead."))
