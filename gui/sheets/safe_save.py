"""A file written whole or not at all, and never over the user's own list."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UMASK_PERMISSIONS = 0o666


@contextlib.contextmanager
def safe_save(out: Path, source: Path | None = None) -> Iterator[Path]:
    """Give a temporary path beside ``out``; what is written there takes its place when the block ends well.

    The content is on the disk before it takes the place of what was there. After an error nothing is left.

    Raises:
        OutputError: ``out`` is the source, read-only, locked or a folder, or the disk is full.
    """
    with _writing_errors(out):
        target = check_output(out, source)
        temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
        try:
            _create(temporary, target)
            yield temporary
            _settle(temporary)
            temporary.replace(target)
            _settle_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def check_output(out: Path, source: Path | None = None) -> Path:
    """See that a result may be written at ``out``; gives the real path, links followed.

    Raises:
        OutputError: the sentence says what stands in the way.
    """
    with _writing_errors(out):
        target = out.resolve()
        if target.is_dir():
            raise OutputError(f"{out} is a folder. Give the result a file name.")
        if not target.parent.is_dir():
            raise OutputError(f"There is no folder {target.parent}. Choose another place for the result.")
        if source is not None and _is_same(target, source):
            raise OutputError(
                f"{out.name} is your own list, which is never changed. Give the result another name."
            )
        if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
            raise OutputError(
                f"{out.name} is read-only. Give the result another name, or allow writing to it."
            )
    return target


def _is_same(target: Path, source: Path) -> bool:
    if target.exists() and source.exists():
        return target.samefile(source)
    return target == source.resolve()


def _create(temporary: Path, target: Path) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _UMASK_PERMISSIONS
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))


def _settle(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    # Windows cannot open folders; some network folders cannot be settled. The file itself is safe by then.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _writing_errors(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(_sentence(out, error), detail=repr(error)) from error


def _sentence(out: Path, error: OSError) -> str:
    keep = "Nothing is lost: the results are kept and can be exported again."
    if error.errno in _NO_SPACE:
        return f"The disk is full, so {out.name} was not written. {keep} Make room, or choose another place."
    if error.errno == errno.EROFS:
        return f"{out.parent} is read-only, so {out.name} was not written. {keep} Choose another place."
    if isinstance(error, PermissionError):
        return (
            f"{out.name} may not be written there: it is open in another program, or the folder does not "
            f"allow it. {keep} Close it there, or choose another name or place."
        )
    if error.errno == errno.ENAMETOOLONG:
        return f"The name {out.name[:40]}… is too long. {keep} Choose a shorter one."
    return f"{out.name} could not be written: {error.strerror or error}. {keep}"
