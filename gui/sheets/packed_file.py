"""One spreadsheet inside a gzip or zip file, unpacked beside; several are the user's to choose from."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets import limits, opening

if TYPE_CHECKING:
    from collections.abc import Iterable

GZIP = b"\x1f\x8b"
_SUFFIXES = frozenset(
    (
        ".csv",
        ".tsv",
        ".tab",
        ".txt",
        ".xlsx",
        ".xlsm",
        ".xltx",
        ".xlsb",
        ".xls",
        ".ods",
        ".fods",
        ".xml",
        ".htm",
        ".html",
    )
)
_ENCRYPTED = 0x1
_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    gzip.BadGzipFile,
)
_MANY = 5


class UnpackedFile:
    """What was packed, in a folder of its own until it is closed.

    Attributes:
        path: of the spreadsheet.
    """

    def __init__(self, packed: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="enrow-", ignore_cleanup_errors=True)
        try:
            self.path = _unpack(packed, Path(self._folder.name))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> UnpackedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Delete the copy."""
        self._folder.cleanup()


def spreadsheets_in(names: Iterable[str]) -> list[str]:
    """Give the members of a zip that look like lists, without what macOS adds."""
    return [
        name
        for name in names
        if PurePosixPath(name).suffix.lower() in _SUFFIXES
        and not name.startswith("__MACOSX/")
        and not PurePosixPath(name).name.startswith(("._", "~$"))
    ]


def several(path: Path, names: list[str]) -> ListFileError:
    """The archive holds more than one list."""
    shown = ", ".join(PurePosixPath(name).name for name in names[:_MANY])
    if len(names) > _MANY:
        shown = say("{names} and {n} more", names=shown, n=len(names) - _MANY)
    return ListFileError(
        say(
            "{name} is a zip archive with {count} lists in it: {shown}. Unpack it and choose one of them.",
            name=path.name,
            count=str(len(names)),
            shown=shown,
        )
    )


def _unpack(packed: Path, folder: Path) -> Path:
    with opening.reading_errors(packed):
        with packed.open("rb") as file:
            is_gzip = file.read(2) == GZIP
        try:
            if is_gzip:
                with gzip.open(packed) as source:
                    return _copy(packed, cast("IO[bytes]", source), folder / (packed.stem or "list"))
            with zipfile.ZipFile(packed) as package:
                member = package.getinfo(spreadsheets_in(package.namelist())[0])
                if member.flag_bits & _ENCRYPTED:
                    raise opening.password(packed)
                with package.open(member) as source:
                    return _copy(packed, source, folder / PurePosixPath(member.filename).name)
        except _TROUBLE as error:
            raise opening.damaged(packed, repr(error)) from error


def _copy(packed: Path, source: IO[bytes], out: Path) -> Path:
    size, most = 0, packed.stat().st_size * limits.EXPANSION_RATIO
    with out.open("wb") as file:
        while piece := source.read(limits.MEGABYTE):
            size += len(piece)
            if size > limits.FILE_BYTES or (size > limits.RATIO_FROM_BYTES and size > most):
                raise opening.too_large(packed, say("what is packed in it is far larger than lists are"))
            file.write(piece)
    return out
