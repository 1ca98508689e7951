"""The lists that a command or a window is started with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.broken_name import broken_name
from gui.leads.errors import ListFileError

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "Nothing was sent or spent."


def existing_file(path: Path) -> Path:
    """The list to read, by its whole path.

    Raises:
        ListFileError: there is no such file.
    """
    path = path.absolute()
    if shown := broken_name(str(path)):
        raise ListFileError(f"The name {shown} holds letters that are damaged. Rename it first. {NOTHING}")
    try:
        if path.is_dir():
            raise ListFileError(f"{path} is a folder, not a list. {NOTHING}")
        if not path.exists():
            raise ListFileError(f"There is no file {path}. {NOTHING}")
    except OSError as error:  # a name that is too long, a link that leads to itself
        said = f"There is no file {path.name[:40]}… that can be read: {error.strerror or error}."
        raise ListFileError(f"{said} {NOTHING}", detail=repr(error)) from error
    return path


def list_named(path: Path) -> Path:
    """A list named without a command; a mistyped command ends here as well.

    Raises:
        ListFileError: there is no such file.
    """
    if not path.exists():
        raise ListFileError(
            f"There is no file {path}, and no command of that name. See enrow-desktop --help."
        )
    return existing_file(path)
