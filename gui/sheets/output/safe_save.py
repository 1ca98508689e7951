"""A file written whole or not at all, and never over the user's own list."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from typing import TYPE_CHECKING

from gui.leads.broken_name import broken_name
from gui.leads.errors import OutputError
from gui.leads.sentences import join, say
from gui.sheets.output import half_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UMASK_PERMISSIONS = 0o666
_MOST_NAMES = 1000
# What Excel and LibreOffice put beside a file that they have open.
_OWNER_FILES = ("~${}", ".~lock.{}#")
_KEPT = say("Nothing is lost: the results are kept and can be exported again.")


@contextlib.contextmanager
def safe_save(out: Path, source: Path | None = None) -> Iterator[Path]:
    """Give a temporary path beside ``out``; what is written there takes its place when the block ends well.

    The content is on the disk before it takes the place of what was there. After an error nothing is left;
    what a program that was killed left of ``out`` is removed.

    Raises:
        OutputError: ``out`` is the source, read-only, open elsewhere or a folder, or the disk is full.
    """
    with _writing_errors(out):
        target = check_output(out, source)
        half_files.sweep(target)
        temporary = half_files.path_of(target, secrets.token_hex(4))
        try:
            with half_files.held(_create(temporary, target)):
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
    if shown := broken_name(str(out)):
        raise OutputError(
            say(
                "The name {name} holds letters that are damaged. {kept} Choose another name or folder.",
                name=shown,
                kept=_KEPT,
            )
        )
    with _writing_errors(out):
        target = out.resolve()
        if target.is_dir():
            raise OutputError(say("{out} is a folder. Give the result a file name.", out=out))
        if not target.parent.is_dir():
            raise OutputError(
                say("There is no folder {folder}. Choose another place for the result.", folder=target.parent)
            )
        if source is not None and _is_same(target, source):
            raise _taken(out, say("{name} is your own list, which is never changed.", name=out.name))
        if target.exists():
            _check_free(out, target)
    return target


def free_name(out: Path) -> Path | None:
    """The first of ``<name>-2``, ``<name>-3`` ... that is not there, if its folder can be written to."""
    if not os.access(out.parent, os.W_OK):
        return None
    names = (out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(2, _MOST_NAMES))
    return next((name for name in names if not os.path.lexists(name)), None)


def _check_free(out: Path, target: Path) -> None:
    """See that a file which is there may be replaced."""
    if not target.stat().st_mode & stat.S_IWUSR:
        raise _taken(out, say("{name} is read-only.", name=out.name))
    if any(target.with_name(owner.format(target.name)).exists() for owner in _OWNER_FILES):
        raise _taken(out, say("{name} is open in an office program.", name=out.name))
    with target.open("rb+"):
        pass  # Windows refuses this for a file that another program holds


def _taken(out: Path, why: str, detail: str = "") -> OutputError:
    """Say why a name cannot be used, and offer one that can."""
    free = free_name(out)
    offer = say("{name} is free.", name=free.name) if free else say("Give the result another name or place.")
    return OutputError(join(why, _KEPT, offer), detail=detail, suggestion=str(free or ""))


def _is_same(target: Path, source: Path) -> bool:
    if target.exists() and source.exists():
        return target.samefile(source)
    return target == source.resolve()


def _create(temporary: Path, target: Path) -> int:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _UMASK_PERMISSIONS
    return os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)


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
        raise _refused(out, error) from error


def _refused(out: Path, error: OSError) -> OutputError:
    detail = repr(error)
    if error.errno in _NO_SPACE:
        return OutputError(
            say(
                "The disk is full, so {name} was not written. {kept} Make room, or choose another place.",
                name=out.name,
                kept=_KEPT,
            ),
            detail=detail,
        )
    if error.errno == errno.EROFS:
        return OutputError(
            say(
                "{folder} is read-only, so {name} was not written. {kept} Choose another place.",
                folder=out.parent,
                name=out.name,
                kept=_KEPT,
            ),
            detail=detail,
        )
    if isinstance(error, PermissionError):
        why = say(
            "{name} may not be written: it is open in another program, or the folder does not allow it.",
            name=out.name,
        )
        return _taken(out, why, detail)
    if error.errno == errno.ENAMETOOLONG:
        return OutputError(
            say("The name {name}… is too long. {kept} Choose a shorter one.", name=out.name[:40], kept=_KEPT),
            detail=detail,
        )
    return OutputError(
        say(
            "{name} could not be written: {why}. {kept}",
            name=out.name,
            why=error.strerror or error,
            kept=_KEPT,
        ),
        detail=detail,
    )
