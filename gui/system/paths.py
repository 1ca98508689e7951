"""Where things are kept on this machine: the workspace folder and the private files in it."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from io import TextIOWrapper

HOME_VARIABLE = "ENROW_DESKTOP_HOME"
APP_NAME = "Enrow Desktop"


def home() -> Path:
    """The workspace folder, made if it is missing, for the user alone.

    Raises:
        StorageError: it cannot be made there.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    folder = Path(chosen) if chosen else _data_dir()
    return private_dir(folder.expanduser().absolute())


def _data_dir() -> Path:
    import platformdirs  # the window is painted before what it does not need is imported

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def lists_dir(home: Path) -> Path:
    """The folder of the list databases, which can be made again from their spreadsheets."""
    return private_dir(home / "lists")


def logs_dir(home: Path) -> Path:
    """The folder of the logs."""
    return private_dir(home / "logs")


def locks_dir(home: Path) -> Path:
    """The folder of the files that say which process works on what."""
    return private_dir(home / "locks")


def workspace_file(home: Path) -> Path:
    """The one database that must never be lost: journal and results."""
    return home / "workspace.db"


def sandbox_state(home: Path) -> Path:
    """The file from which a restarted sandbox goes on."""
    return private_dir(home / "sandbox") / "state.jsonl"


def meeting_point(home: Path) -> str:
    """Where programs of the same user meet that work on this workspace: a socket, on Windows a pipe.

    It is named after the workspace and lies outside: a socket's path may have a hundred bytes at most.

    Raises:
        StorageError: there is no folder for it that is the user's alone.
    """
    import hashlib  # the window is painted before it listens

    mark = hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return f"enrow-desktop-{mark}"
    given = os.environ.get("XDG_RUNTIME_DIR")  # the user's own on Linux; macOS has its own temporary folders
    folder = private_dir(Path(given or tempfile.gettempdir()) / f"enrow-desktop-{os.getuid()}")
    if folder.stat().st_uid != os.getuid():
        raise StorageError(
            say("The folder {path} belongs to somebody else. Nothing is told or taken there.", path=folder)
        )
    return str(folder / mark)


def window_trace(home: Path) -> Path:
    """A file that is there while a window of the workspace is open, and after one was killed."""
    return locks_dir(home) / "window.open"


def private_dir(folder: Path) -> Path:
    """Make a folder for the user alone (0700), or narrow one that others can look into.

    Raises:
        StorageError: it cannot be made, or something else has its name.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Somebody else's folder may be given on purpose; what is made inside is private all the same.
        with contextlib.suppress(PermissionError):
            folder.chmod(0o700)
    except OSError as error:
        raise StorageError(
            say(
                "The folder {folder} cannot be made, so nothing could be kept. Nothing was sent or spent."
                " Free the place, or choose another folder with {variable}.",
                folder=folder,
                variable=HOME_VARIABLE,
            ),
            detail=repr(error),
        ) from error
    return folder


def private_file(path: Path) -> Path:
    """Make sure that the file exists and that only the user can read it (0600).

    Raises:
        StorageError: it cannot be made or narrowed.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


def write_private(path: Path, text: str) -> None:
    """Replace a small file in one step, readable by the user alone; a crash leaves the old one whole.

    Raises:
        StorageError: disk full, no permission.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(path, error) from error


def open_private(path: str | Path) -> TextIOWrapper:
    """Open a file that only the user can read, to write at its end.

    Raises:
        OSError: it cannot be opened.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    return os.fdopen(descriptor, "a", encoding="utf-8")


def write_new_private(folder: Path, name: str, ending: str, text: str) -> Path:
    """Write a file that was not there before; where the name is taken a number is added. Returns its path.

    Raises:
        StorageError: disk full, no permission.
    """
    names = itertools.chain([name], (f"{name} ({number})" for number in itertools.count(2)))
    path = next(path for each in names if not (path := folder / f"{each}.{ending}").exists())
    write_private(path, text)
    return path


def cannot_write(path: Path, error: OSError) -> StorageError:
    """The error that says so about a file of the workspace."""
    return StorageError(
        say("{path} cannot be written. Nothing was sent or spent.", path=path), detail=repr(error)
    )
