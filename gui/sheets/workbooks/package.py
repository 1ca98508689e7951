"""A workbook as what it is on disk: a zip of parts that name each other.

Sources of fact: ECMA-376 part 2 (packages, relationships), PKWARE's APPNOTE (zip).
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from isal import isal_zlib

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets import limits, opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

CHUNK_BYTES = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_WORKBOOK = "xl/workbook.xml"
# isal's stubs give the exception's type as a value.
_UNPACK_ERROR = cast("type[Exception]", isal_zlib.error)


@dataclass(frozen=True)
class SheetPart:
    """One sheet of a workbook.

    Attributes:
        name: as on its tab.
        part: the member that holds its cells.
        index: its place among the tabs, from 0.
        hidden: not shown as a tab.
    """

    name: str
    part: str
    index: int
    hidden: bool


class Package:
    """An opened .xlsx or .xlsm.

    Attributes:
        path: where it is.
        members: the zip's own list, in order.
        comment: of the zip, mostly nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with opening.reading_errors(path):
            try:
                self._zip = zipfile.ZipFile(path)
            except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
                raise opening.damaged(path, repr(error)) from error
            self._file = path.open("rb")
        self.members = self._zip.infolist()
        self._by_name = {plain_name(member.filename): member for member in self.members}
        self.comment = self._zip.comment
        try:
            self._check_sizes()
        except ListFileError:
            self.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._zip.close()
        self._file.close()

    def _check_sizes(self) -> None:
        if len(self.members) > limits.MEMBERS:
            raise opening.too_large(self.path, say("it holds {count} parts", count=len(self.members)))
        if sum(member.file_size for member in self.members) > limits.UNPACKED_BYTES:
            raise opening.too_large(self.path, say("it unpacks to more than 6 GB"))
        for member in self.members:
            if member.flag_bits & _ENCRYPTED:
                raise opening.password(self.path)
            check_ratio(self.path, member.file_size, member.compress_size)

    def has(self, name: str) -> bool:
        """Say whether there is a member of that name, in whatever case."""
        return plain_name(name) in self._by_name

    def member(self, name: str) -> zipfile.ZipInfo:
        """Find a member by its name, in whatever case; raises ListFileError."""
        try:
            return self._by_name[plain_name(name)]
        except KeyError:
            raise opening.damaged(self.path, f"no part {name}") from None

    def raw(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """Give a member's compressed bytes as they are on disk, in pieces."""
        with opening.reading_errors(self.path):
            self._file.seek(member.header_offset)
            header = self._file.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
                raise opening.damaged(self.path, f"no local header for {member.filename}")
            name_length, extra_length = _LOCAL_HEADER.unpack(header)[-2:]
            offset = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
            left = member.compress_size
            while left:
                self._file.seek(offset)
                piece = self._file.read(min(CHUNK_BYTES, left))
                if not piece:
                    raise opening.damaged(self.path, f"{member.filename} is cut")
                offset += len(piece)
                left -= len(piece)
                yield piece

    def unpack(self, name: str) -> Iterator[bytes]:
        """Give a member's content in pieces, held to the size and checksum it declares.

        Raises:
            ListFileError: damaged, or it grows beyond what it declares.
        """
        member = self.member(name)
        size = checksum = 0
        for piece in self._inflate(member):
            size += len(piece)
            if size > member.file_size:
                raise opening.damaged(self.path, f"{name} is larger than it declares")
            checksum = isal_zlib.crc32(piece, checksum)
            yield piece
        if size != member.file_size or checksum != member.CRC:
            raise opening.damaged(self.path, f"{name} fails its checksum")

    def _inflate(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        if member.compress_type == zipfile.ZIP_STORED:
            yield from self.raw(member)
            return
        if member.compress_type != zipfile.ZIP_DEFLATED:
            raise opening.damaged(self.path, f"compression {member.compress_type}")
        inflater = isal_zlib.decompressobj(-15)
        try:
            for packed in self.raw(member):
                pending = packed
                while pending and not inflater.eof:
                    yield inflater.decompress(pending, CHUNK_BYTES)
                    pending = inflater.unconsumed_tail
            yield inflater.flush()
        except _UNPACK_ERROR as error:
            raise opening.damaged(self.path, f"{member.filename}: {error}") from error

    def read(self, name: str) -> bytes:
        """Read a small part whole; raises ListFileError."""
        if self.member(name).file_size > limits.SMALL_PART_BYTES:
            raise opening.too_large(self.path, say("its part {name} is over 64 MB", name=name))
        return b"".join(self.unpack(name))

    def tree(self, name: str) -> ET.Element:
        """Parse a small part; raises ListFileError, for entity definitions too."""
        content = self.read(name)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise opening.damaged(self.path, f"{name} defines entities")
        try:
            return ET.fromstring(content)  # noqa: S314 - definitions of entities were refused above
        except (ET.ParseError, LookupError, ValueError) as error:
            raise opening.damaged(self.path, f"{name}: {error}") from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Follow what a part names: relation id -> (last word of its type, member name)."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        found = {}
        for element in self.tree(rels):
            if element.get("TargetMode") != "External":
                kind = (element.get("Type") or "").rsplit("/", 1)[-1]
                target = (element.get("Target") or "").replace("\\", "/")
                full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[element.get("Id", "")] = (kind, posixpath.normpath(full))
        return found

    def workbook_part(self) -> str:
        """Name the member that lists the sheets."""
        try:
            for kind, target in self.relations("").values():
                if kind == "officeDocument" and self.has(target):
                    return target
        except ListFileError:
            pass  # where it mostly lies is tried below
        found = (name for name in self._by_name if name.endswith("workbook.xml"))
        return _WORKBOOK if self.has(_WORKBOOK) else next(found, _WORKBOOK)

    def sheets(self) -> list[SheetPart]:
        """List the sheets that hold cells, in the order of their tabs."""
        workbook = self.workbook_part()
        relations = self.relations(workbook)
        found = []
        elements = [element for element in self.tree(workbook).iter() if local_name(element.tag) == "sheet"]
        for index, element in enumerate(elements):
            relation = next((value for key, value in element.items() if local_name(key) == "id"), "")
            kind, part = relations.get(relation, ("", ""))
            if kind == "worksheet" and self.has(part):
                hidden = element.get("state", "visible") != "visible"
                found.append(SheetPart(element.get("name", ""), part, index, hidden))
        return found


def plain_name(name: str) -> str:
    """Spell a member's name one way: some programs write other slashes, one more, or another case."""
    return name.replace("\\", "/").lstrip("/").lower()


def check_ratio(path: Path, size: int, packed: int) -> None:
    """Refuse a member that declares to grow beyond what real sheets do."""
    if size > limits.RATIO_FROM_BYTES and size > limits.EXPANSION_RATIO * max(packed, 1):
        raise opening.too_large(path, say("a part of it is packed more than 500 times over"))


def local_name(tag: str) -> str:
    """Drop the namespace of an element's or attribute's name."""
    return tag.rsplit("}", 1)[-1]
